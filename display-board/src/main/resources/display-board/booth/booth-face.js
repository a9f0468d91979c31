// The faces in a booth: the officer large, the participant small, an interpreter where one was invited; what the officer
// says by hand in large letters; and whether camera and microphone are on.

import { byId, setText } from '../shared/dom.js';
import { playStream, playThrough } from '../shared/player.js';

const LOUDEST = 5;
const DEVICES = ['camera', 'microphone'];
/** The states of a device in which a press may turn it on. */
const ASK_AGAIN = ['off', 'blocked', 'none', 'taken'];

export function boothFace({ talk, words }) {
  const officer = document.querySelector('video[data-officer]');
  const own = document.querySelector('video[data-own]');
  const interpreter = document.querySelector('video[data-interpreter]');
  let loudness = LOUDEST;

  function render() {
    const { state } = talk;
    playStream(officer, state.officer.stream);
    officer.hidden = !seen(state.officer);
    renderNobody(state);
    playStream(own, state.own.stream, false);
    own.hidden = !(state.own.stream && state.own.camera === 'on');
    setText(byId('own-text'), words.t(own.hidden ? `booth.camera.${state.own.camera}` : 'booth.own'));
    byId('interpreter').hidden = !state.interpreter?.present;
    playStream(interpreter, state.interpreter?.stream ?? null);
    for (const video of [officer, interpreter]) playThrough(video, state.speaker);
    renderSign(state);
    renderCaption(state.caption);
    for (const device of DEVICES) renderDevice(device, state.own[device]);
    renderLoudness();
  }

  function renderNobody(state) {
    byId('nobody').hidden = !officer.hidden;
    byId('take-over').hidden = !state.standby;
    setText(byId('nobody-text'), words.t(`booth.face.${nobodyKey(state, talk.works)}`));
  }

  function renderSign(state) {
    const key = signKey(state);
    byId('sign').hidden = !key;
    byId('sign').dataset.sign = key ?? '';
    setText(byId('sign'), key ? words.t(`booth.sign.${key}`) : '');
  }

  function renderCaption(caption) {
    byId('caption').hidden = !caption?.text;
    setText(byId('caption'), caption?.text ?? '');
  }

  function renderDevice(device, state) {
    const button = byId(device);
    button.dataset.state = state;
    button.disabled = !talk.works || talk.state.link === 'off';
    setText(button.querySelector('span'), words.t(`booth.${device}.${state}`));
    button.title = words.t(state === 'on' ? 'booth.device.turn-off' : 'booth.device.turn-on');
  }

  function renderLoudness() {
    officer.volume = loudness / LOUDEST;
    interpreter.volume = officer.volume;
    byId('loudness').dataset.level = loudness;
    byId('loudness').setAttribute('aria-label', words.t('booth.volume.level', { level: loudness, of: LOUDEST }));
    byId('quieter').disabled = loudness === 1;
    byId('louder').disabled = loudness === LOUDEST;
  }

  function louder(by) {
    loudness = Math.min(LOUDEST, Math.max(1, loudness + by));
    renderLoudness();
  }

  function press(device) {
    const on = ASK_AGAIN.includes(talk.state.own[device]);
    if (device === 'camera') talk.setCamera(on);
    else talk.setMicrophone(on);
  }

  byId('camera').addEventListener('click', () => press('camera'));
  byId('microphone').addEventListener('click', () => press('microphone'));
  byId('quieter').addEventListener('click', () => louder(-1));
  byId('louder').addEventListener('click', () => louder(1));
  byId('take-over').addEventListener('click', () => talk.takeOver());

  return {
    render,
    /** The next participant begins with the full loudness. */
    clear() {
      loudness = LOUDEST;
    },
  };
}

/** Whether there is a picture of the officer; a stream that brings only a voice has none. */
function seen({ stream, camera }) {
  return Boolean(stream) && camera !== 'off' && camera !== 'none' && camera !== 'blocked' && camera !== 'taken';
}

/** What stands where the officer's picture would be. */
export function nobodyKey(state, works) {
  if (state.standby) return 'standby';
  if (!works) return 'missing';
  if (state.link === 'broken' || state.officer.away) return 'broken';
  if (!state.officer.present) return 'expected';
  if (state.link === 'on' && state.officer.camera !== 'on') return 'camera-off';
  return 'connecting';
}

/** The one sign over the officer's picture: that everybody is spoken to goes before all others. */
export function signKey({ officer, link, quality }) {
  if (officer.talking === 'all') return 'all';
  if (officer.stream && (link === 'broken' || officer.away)) return 'broken';
  if (officer.talking === 'booth') return 'booth';
  if (quality === 'poor') return 'poor';
  return undefined;
}
