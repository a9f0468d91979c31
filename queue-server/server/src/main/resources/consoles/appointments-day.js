// The bookings of a day, hour by hour, without names unless somebody asks for them.

import { send } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { bookingRow, stateOf } from './appointments-rows.js';
import { hourWords, refusalWords } from './book-words.js';

const AGAIN_MILLIS = 20_000;
const COUNTED = ['confirmed', 'late', 'checkedIn', 'missed', 'held', 'cancelled'];

/** attempt(button, work) runs work for a button, and says what goes wrong. */
export function dayList({ draw, bookings, words, page, openBooking, attempt }) {
  let today = null;
  let date = null;
  let list = null;
  let trouble = null;
  /** Names that were asked for, by booking, until another day is looked at. */
  let names = new Map();
  let drawn = '';

  async function load() {
    if (!date) return;
    const asked = date;
    try {
      const answer = await send('GET', `${bookings}?date=${encodeURIComponent(asked)}`);
      if (asked !== date) return;
      list = answer.bookings;
      trouble = null;
      await draw.load();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      trouble = problem;
    }
    render();
  }

  function choose(next) {
    if (!next || next === date) return;
    date = next;
    draw.look(next);
    list = null;
    names = new Map();
    render();
    load();
  }

  function showNames(button) {
    return attempt(button, async () => {
      const answer = await send('GET', `${bookings}?date=${encodeURIComponent(date)}&names=true`);
      list = answer.bookings;
      names = new Map(list.filter(({ name }) => name).map(({ booking, name }) => [booking, name]));
      render();
    });
  }

  function state() {
    if (trouble) return refusalWords(trouble, words);
    if (!list) return '';
    const states = list.map((booking) => stateOf(booking, page));
    const counts = COUNTED.map((each) => [each, states.filter((other) => other === each).length]).filter(([, count]) => count > 0);
    return counts.length ? counts.map(([each, count]) => `${words.t(`appointments.state.${each}`)}: ${count}`).join(' · ')
      : words.t('appointments.day.none');
  }

  /** Rows that are drawn anew lose the focus, so that is done only after a change. */
  function render() {
    setText(byId('day-state'), state());
    byId('day-names').hidden = !list?.length;
    if (date && document.activeElement !== byId('day-date')) byId('day-date').value = date;
    const rows = (list ?? []).map((booking) => ({ ...booking, shown: stateOf(booking, page), name: names.get(booking.booking) }));
    const next = JSON.stringify([words.language, rows]);
    if (next === drawn) return;
    drawn = next;
    const focused = document.activeElement?.closest?.('#day-hours [data-booking]')?.dataset.booking;
    const hours = [...new Set(rows.map(({ at }) => at.slice(11, 13)))];
    byId('day-hours').replaceChildren(...hours.map((hour) => el('section', {},
      el('h3.number', {}, hourWords(`${date}T${hour}:00`, words.language)),
      el('ul.appointments-list', {}, rows.filter(({ at }) => at.slice(11, 13) === hour).map((booking) => bookingRow(booking, {
        words, page, name: booking.name, openBooking, failed: (problem) => setText(byId('day-state'), refusalWords(problem, words)),
      }))))));
    if (focused) document.querySelector(`#day-hours [data-booking="${focused}"]`)?.focus({ preventScroll: true });
  }

  byId('day-date').addEventListener('change', (event) => choose(event.target.value));
  byId('day-today').addEventListener('click', () => choose(today));
  byId('day-names').addEventListener('click', (event) => showNames(event.currentTarget));

  return {
    load,
    render,
    start(first) {
      today = first;
      choose(first);
      setInterval(load, AGAIN_MILLIS);
    },
  };
}
