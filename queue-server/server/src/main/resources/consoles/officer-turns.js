// To whom the officer turns next: the booth that the server suggests and why, and how the participant goes on from whom
// the officer turns away.

import { byId, setText } from '/display-board/shared/dom.js';

/** The two panels; turn(booth, ticket, button) is what the suggestion leads to. */
export function officerTurns({ words, turn }) {
  const buttons = [...document.querySelectorAll('[data-leave]')];
  let suggested = null;
  let chosen = '';
  /** The visit that the choice is about. */
  let left = null;

  function choose(value) {
    chosen = value;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.leave === value));
  }

  byId('suggest').addEventListener('click', () => suggested && turn(suggested.booth, suggested.ticket, byId('suggest')));
  for (const button of buttons) button.addEventListener('click', () => choose(button.dataset.leave));
  choose('');

  return {
    update(view) {
      suggested = view.suggest ?? null;
      byId('suggest').hidden = byId('suggest-why').hidden = !suggested;
      setText(byId('suggest').firstElementChild, suggested
        ? words.t('officer.suggest', { booth: suggested.booth, ticket: suggested.ticket }) : '');
      byId('suggest').dataset.reason = suggested?.reason ?? '';
      setText(byId('suggest-why'), suggested ? reason(suggested, words) : '');
      const attended = view.booths.find((booth) => booth.visit?.attention === 'with-officer');
      if (attended?.visit.ticket !== left) choose('');
      left = attended?.visit.ticket ?? null;
      byId('leave').hidden = !attended;
      setText(byId('leave-words'), attended
        ? words.t('officer.leave', { booth: attended.booth, ticket: attended.visit.ticket }) : '');
    },

    /** The choice and whom it is about, as the body of the command; it begins anew with the next participant. */
    leave() {
      const body = chosen ? { leave: chosen, left } : {};
      choose('');
      return body;
    },

    /** The next of the choices, by the keyboard. */
    next() {
      if (byId('leave').hidden) return;
      const at = buttons.findIndex((button) => button.dataset.leave === chosen);
      choose(buttons[(at + 1) % buttons.length].dataset.leave);
    },
  };
}

function reason({ reason: name }, words) {
  return words.has(`officer.suggest.${name}`) ? words.t(`officer.suggest.${name}`) : name;
}
