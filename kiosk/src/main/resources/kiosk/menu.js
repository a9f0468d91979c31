// The page by buttons alone: the six of the panel, or the keys of a keyboard or an assistive keypad.

import { sayingOf } from './button.js';

const KEYS = {
  ArrowUp: 'previous', ArrowLeft: 'previous',
  ArrowDown: 'next', ArrowRight: 'next',
  Enter: 'choose', ' ': 'choose',
  Escape: 'back', Backspace: 'back',
  a: 'audio', MediaPlayPause: 'audio', AudioVolumeMute: 'audio',
  l: 'language',
};

/** What can be chosen just now, in the order of the eye. */
export function choices() {
  const dialog = document.querySelector('dialog[open]');
  const buttons = dialog ? dialog.querySelectorAll('button') : document.querySelectorAll('#stage button, #foot button');
  return [...buttons].filter((button) => !button.disabled && button.checkVisibility());
}

/** {@code actions} has back, audio and language; {@code heard(phrases)} is given what to say of a marked choice. */
export function openMenu({ actions, heard, phrases }) {
  function move(step) {
    const all = choices();
    if (!all.length) return;
    const now = all.indexOf(document.activeElement);
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : (now + step + all.length) % all.length;
    document.body.dataset.by = 'menu';
    all[next].focus();
    all[next].scrollIntoView({ block: 'nearest' });
  }

  /** Without a mark there is nothing to choose: the first press marks, the next one takes. */
  function choose() {
    if (choices().includes(document.activeElement)) document.activeElement.click();
    else move(1);
  }

  function press(name) {
    if (name === 'previous') move(-1);
    else if (name === 'next') move(1);
    else if (name === 'choose') choose();
    else actions[name]?.();
  }

  document.addEventListener('focusin', ({ target }) => {
    const place = choices().indexOf(target);
    if (place >= 0) heard([phrases.text('say.choice', { number: place + 1 }), ...sayingOf(target)]);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!target.closest?.('#legend')) delete document.body.dataset.by;
  });
  document.addEventListener('keydown', (event) => {
    const name = KEYS[event.key];
    if (event.key === 'Tab') document.body.dataset.by = 'menu';
    if (!name || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat) press(name);
  });
  return { press };
}

/**
 * The presses that a page has not seen yet, out of the last ones that the kiosk tells. What was pressed before the page
 * came, or while it was cut off, is nobody's wish any more.
 */
export function newPresses() {
  let seen = null;
  return {
    of({ count, last }) {
      const fresh = seen == null || count < seen ? 0 : Math.min(count - seen, last.length);
      seen = count;
      return fresh ? last.slice(-fresh) : [];
    },
    forget() {
      seen = null;
    },
  };
}
