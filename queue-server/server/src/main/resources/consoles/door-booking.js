// Somebody at the door who has booked checks in instead of taking a number.

import { send } from '/display-board/shared/actions.js';
import { api, el } from '/display-board/shared/dom.js';
import { bookingMemory } from './book-memory.js';
import { hourWords } from './book-words.js';

const ANSWER_MILLIS = 10_000;

/** The bookings that this phone has at a branch. */
export function doorBookings(branch) {
  const memory = bookingMemory(branch);
  const ask = (method, { booking, secret }, action, body) =>
    send(method, api('branches', branch, 'bookings', booking, ...action), body, ANSWER_MILLIS, { stay: true, authorization: `Booking ${secret}` });

  async function look(key) {
    try {
      const booking = await ask('GET', key, []);
      if (booking.state !== 'confirmed') memory.forget(key.booking);
      return { key, booking };
    } catch (problem) {
      if (problem.status === 404) memory.forget(key.booking);
      return { key, booking: {} };
    }
  }

  return {
    /** Those of the day of that moment, with which somebody can check in now or later: [{key, booking}]. */
    async find(now) {
      const known = await Promise.all(memory.list().map(look));
      return known.filter(({ booking }) => booking.state === 'confirmed' && booking.at.slice(0, 10) === now.slice(0, 10)
        && Date.parse(now) <= Date.parse(booking.checkInUntil));
    },
    async checkIn(key, language) {
      const issued = await ask('POST', key, ['check-in'], { language });
      memory.forget(key.booking);
      return issued;
    },
  };
}

/** The part above the services for one of them: a button, or from when there will be one. */
export function bookingPart(words, { booking, key }, now, checkIn) {
  const time = hourWords(booking.at, words.language);
  return Date.parse(now) < Date.parse(booking.checkInFrom)
    ? el('p', { dataset: { early: '' } }, words.t('door.booked.early', { time, from: hourWords(booking.checkInFrom, words.language) }))
    : el('button.button.primary', { type: 'button', dataset: { booking: '' }, onclick: (event) => checkIn(key, event.currentTarget) },
      words.t('door.booked', { time }));
}
