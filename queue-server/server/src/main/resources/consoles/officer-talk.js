// The officer's own camera and microphone: who hears now, in words; the three ways of talking; what to do where something
// is missing. It is shown wherever there are conversations.

import { byId, el, setText } from '/display-board/shared/dom.js';
import { open } from './officer-conversation.js';
import { setSign } from './officer-icons.js';

const MODES = ['focused', 'hold', 'all'];
const TROUBLE = ['none', 'blocked', 'taken'];

/** The bar below the large booth. devices() opens the choice of devices; changed() is called after a press. */
export function talkBar({ faces, words, keys, devices, changed }) {
  const bar = byId('talk');
  const own = el('video.own', { autoplay: true, playsinline: true });
  own.muted = true;
  const who = el('p.talk-who', { role: 'status' });
  const microphone = el('button.button.sign', { type: 'button', onclick: toggleMicrophone });
  const camera = el('button.button.sign', { type: 'button', onclick: () => act(faces.setCamera(faces.own.camera !== 'on')) });
  const setup = el('button.button.sign', { type: 'button', onclick: devices });
  const modes = el('div.segments', { role: 'group' }, MODES.map((mode) => el('button.segment', {
    type: 'button', dataset: { talk: mode }, onclick: () => choose(mode),
  }, el('span'))));
  const press = el('button.button.hold', { type: 'button' });
  const trouble = el('p.talk-trouble.small', { role: 'alert' });
  let held = false;

  bar.append(own, el('div.talk-main', {}, who, el('div.talk-row', {}, microphone, camera, setup, modes, press)), trouble);
  press.addEventListener('pointerdown', (event) => {
    press.setPointerCapture(event.pointerId);
    hold(true);
  });
  press.addEventListener('lostpointercapture', () => hold(false));
  press.addEventListener('keydown', (event) => {
    if ((event.key === ' ' || event.key === 'Enter') && !event.repeat) hold(true);
  });
  press.addEventListener('keyup', () => hold(false));
  addEventListener('blur', () => hold(false));

  function act(done) {
    Promise.resolve(done).finally(changed);
  }

  function toggleMicrophone() {
    act(faces.setMicrophone(faces.own.microphone !== 'on'));
  }

  function choose(mode) {
    hold(false);
    act(faces.setTalk(mode));
  }

  function hold(on) {
    if (held === on || (on && faces.talk !== 'hold')) return;
    held = on;
    faces.hold(on);
    changed();
  }

  return {
    get held() {
      return held;
    },
    hold,
    toggleMicrophone,

    update(view, focused) {
      bar.hidden = !open(faces, view);
      const mine = faces.own ?? {};
      if (own.srcObject !== (mine.stream ?? null)) own.srcObject = mine.stream ?? null;
      own.setAttribute('aria-label', words.t('talk.own'));
      sign(microphone, 'microphone', mine.microphone, keys.shown('I'));
      sign(camera, 'camera', mine.camera);
      setSign(setup, 'settings', words.t('talk.devices'));
      setup.title = words.t('talk.devices');
      modes.setAttribute('aria-label', words.t('talk.mode'));
      for (const segment of modes.children) {
        setText(segment.firstElementChild, words.t(`talk.mode.${segment.dataset.talk}`));
        segment.title = words.t(`talk.mode.${segment.dataset.talk}.detail`);
        segment.setAttribute('aria-pressed', String(faces.talk === segment.dataset.talk));
      }
      press.hidden = faces.talk !== 'hold';
      press.setAttribute('aria-pressed', String(held));
      setText(press, words.t('talk.hold', { key: keys.off ? '' : `(${keys.shown('V')})` }));
      bar.dataset.reach = reach(mine, focused);
      setText(who, words.t(`talk.who.${bar.dataset.reach}`, { booth: focused }));
      const missing = ['microphone', 'camera'].filter((what) => TROUBLE.includes(mine[what]))
        .map((what) => words.t(`talk.trouble.${what}.${mine[what]}`));
      trouble.hidden = missing.length === 0;
      setText(trouble, missing.join(' '));
    },
  };

  function sign(button, what, state, key) {
    const on = state === 'on';
    setSign(button, on ? what : `${what}-off`, words.t(`talk.${what}.${on ? 'on' : 'off'}`));
    button.setAttribute('aria-pressed', String(on));
    button.title = [words.t(`talk.${what}.${on ? 'on' : 'off'}`), key && !keys.off ? `(${key})` : ''].join(' ');
    button.disabled = TROUBLE.includes(state) && state === 'none';
  }

  /** Who hears the officer: nobody, one booth, everybody, or nobody until the key is held. */
  function reach(mine, focused) {
    if (mine.microphone !== 'on') return 'off';
    if (faces.talk === 'all') return 'all';
    if (!faces.booth(focused)?.stay) return 'nobody';
    if (faces.talk === 'hold' && !held) return 'waiting';
    return faces.talk === 'none' ? 'nobody' : 'booth';
  }
}
