// "Are you still there?", with what is left in large, and more time in one touch.

import { byId, el } from '/display-board/shared/dom.js';
import { button } from './button.js';

export function openWarning({ words, phrases }, { stay, leave }) {
  const dialog = byId('warning');
  const seconds = el('span', { class: 'seconds' });

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    stay();
  });

  function show(left, all) {
    if (!dialog.open) {
      dialog.replaceChildren(
        el('h2', { id: 'warning-heading' }, words.t('warn.heading')),
        el('p', { class: 'clock', 'aria-hidden': 'true' }, seconds, el('span', { class: 'unit' }, words.t('warn.seconds'))),
        el('p', { id: 'warning-body' }, words.t('warn.body')),
        el('div', { class: 'answers' },
          button({ class: 'main stay', onclick: stay, saying: () => [phrases.text('warn.stay')] }, words.t('warn.stay')),
          button({ class: 'second leave', onclick: leave, saying: () => [phrases.text('warn.leave')] }, words.t('warn.leave'))));
      dialog.showModal();
    }
    seconds.textContent = String(left);
    dialog.style.setProperty('--part', String(left / all));
  }

  return {
    show,
    hide: () => dialog.open && dialog.close(),
    isOpen: () => dialog.open,
  };
}
