// The choice and the test of camera, microphone and loudspeaker, before duty or during it.

import { whileBusy } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';

const KINDS = { camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput' };
const TONES = [660, 880];

/** Opens the dialog; what is chosen holds for this page, and the engine remembers it. */
export async function askDevices({ faces, words }) {
  const selects = Object.fromEntries(Object.keys(KINDS).map((what) => [what, el('select.field', {
    name: what, 'aria-label': words.t(`devices.${what}`), onchange: choose,
  })]));
  const picture = el('video.devices-picture', { autoplay: true, playsinline: true, 'aria-label': words.t('talk.own') });
  picture.muted = true;
  const found = el('div.devices-found', { role: 'status' });
  const level = el('meter', { min: 0, max: 1, 'aria-label': words.t('devices.level'), hidden: true });
  const test = el('button.button.primary', { type: 'button', onclick: () => whileBusy(test, tryThem) }, words.t('devices.test'));
  const dialog = el('dialog', { 'aria-labelledby': 'devices-title' }, el('div.dialog-body', {},
    el('h2', { id: 'devices-title' }, words.t('devices.title')),
    el('p.small.soft', {}, words.t('devices.detail')),
    Object.entries(selects).map(([what, select]) => el('label.devices-row', {}, el('span', {}, words.t(`devices.${what}`)), select)),
    picture, found, level,
    el('div.dialog-buttons', {},
      el('button.button', { type: 'button', onclick: () => whileBusy(test, () => tone(selects.speaker.value)) }, words.t('devices.sound')),
      test,
      el('button.button', { type: 'button', onclick: () => dialog.close() }, words.t('devices.close')))));

  async function list() {
    const devices = (await faces.devices()) ?? [];
    for (const [what, select] of Object.entries(selects)) {
      const { value } = select;
      select.replaceChildren(el('option', { value: '' }, words.t('devices.usual')),
        ...devices.filter((device) => device.kind === KINDS[what] && device.deviceId)
          .map((device, index) => el('option', { value: device.deviceId }, device.label || `${words.t(`devices.${what}`)} ${index + 1}`)));
      select.value = value;
      if (select.selectedIndex < 0) select.value = '';
    }
  }

  function choose() {
    faces.choose(Object.fromEntries(Object.entries(selects).map(([what, select]) => [what, select.value || undefined])));
    picture.srcObject = faces.own?.stream ?? null;
  }

  async function tryThem() {
    const { testDevices } = await import('/display-board/conversation/device-test.js');
    const result = await testDevices({ camera: selects.camera.value || undefined, microphone: selects.microphone.value || undefined });
    found.replaceChildren(...['camera', 'microphone'].map((what) => el('p', { dataset: { state: result[what] } },
      words.t(`devices.found.${result[what] === 'on' ? `${what}.on` : `${what}.missing`}`))));
    level.hidden = result.microphone !== 'on';
    level.value = result.level ?? 0;
    if (result.microphone === 'on' && !(result.level > 0)) found.append(el('p', {}, words.t('devices.found.silent')));
    await list();
  }

  dialog.addEventListener('close', () => {
    picture.srcObject = null;
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  picture.srcObject = faces.own?.stream ?? null;
  await list();
}

/** Two tones from the chosen loudspeaker. */
async function tone(speaker) {
  const sound = new AudioContext();
  if (speaker && sound.setSinkId) await sound.setSinkId(speaker).catch(() => {});
  TONES.forEach((pitch, index) => {
    const source = new OscillatorNode(sound, { frequency: pitch });
    const volume = new GainNode(sound, { gain: 0.2 });
    source.connect(volume).connect(sound.destination);
    source.start(sound.currentTime + index * 0.3);
    source.stop(sound.currentTime + index * 0.3 + 0.25);
  });
  await new Promise((done) => setTimeout(done, 800));
  await sound.close();
}
