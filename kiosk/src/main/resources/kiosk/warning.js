// "Are you still there?", with what is left in large, and more time in one touch.

import { button, el } from './dom.js';

export function openWarning({ words, phrases }, { stay, leave }) {
  const dialog = document.getElementById('warning');
  const seconds = el('span', { class: 'seconds' });

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    stay();
  });

  function show(left, all) {
    if (!dialog.open) {
      dialog.replaceChildren(
        el('h2', { id: 'warning-heading' }, words.text('warn.heading')),
        el('p', { class: 'clock', 'aria-hidden': 'true' }, seconds, el('span', { class: 'unit' }, words.text('warn.seconds'))),
        el('p', { id: 'warning-body' }, words.text('warn.body')),
        el('div', { class: 'answers' },
          button({ class: 'main stay', onclick: stay, saying: () => [phrases.text('warn.stay')] }, words.text('warn.stay')),
          button({ class: 'second leave', onclick: leave, saying: () => [phrases.text('warn.leave')] }, words.text('warn.leave'))));
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
