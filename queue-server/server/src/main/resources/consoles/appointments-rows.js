// A booking in a list: its time, what for, how it stands, and its name where that was asked for.

import { el, setText } from '/display-board/shared/dom.js';
import { hourWords } from './book-words.js';

/** Colours of states; the others are plain. */
const BADGES = { confirmed: 'free', checkedIn: 'serving', late: 'draining' };

/** As it is counted: who is expected and did not come in time is late. */
export function stateOf(booking, { offer, clock }) {
  const late = booking.state === 'confirmed' && clock.now() > Date.parse(booking.at) + offer.checkInLateMinutes * 60_000;
  return late ? 'late' : booking.state;
}

/** A row, which opens its booking; moment(at) says when it is. */
export function bookingRow(booking, { words, page, name, moment, openBooking, failed }) {
  const state = stateOf(booking, page);
  const service = page.offer.services.find(({ id }) => id === booking.service);
  const row = el('button.button.appointments-booking', { type: 'button', dataset: { booking: booking.booking }, onclick: async () => {
    row.setAttribute('aria-busy', 'true');
    try {
      await openBooking(booking.booking);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      failed(problem);
    } finally {
      row.removeAttribute('aria-busy');
    }
  } },
  el('span.number.strong', {}, (moment ?? ((at) => hourWords(at, words.language)))(booking.at)),
  el('span.appointments-what', {}, words.name(service?.names) || booking.service, name && el('span.strong', {}, ` · ${name}`)),
  booking.ticket && el('span.number', {}, booking.ticket),
  el('span.badge', { dataset: { stage: BADGES[state] } }));
  setText(row.lastChild, words.t(`appointments.state.${state}`));
  return el('li', {}, row);
}
