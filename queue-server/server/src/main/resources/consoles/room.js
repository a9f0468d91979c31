// The panel of the capacity ledger on the staff page: what room each channel has, hour by hour, and which appointments no
// longer fit. It is about today, and asked again when officers come or go; or about a later day.

import { problemWords, send } from '/display-board/shared/actions.js';
import { byId, el, reconcile, setText } from '/display-board/shared/dom.js';
import { hoursOf } from './room-hours.js';

const AGAIN_MILLIS = 20_000;
const SHARES = ['walk-in', 'booked', 'collective', 'staff'];

export function roomPanel({ address, words }) {
  let known = null;
  let date = null;
  let trouble = null;
  let asking = false;
  let seen = '';

  async function load() {
    if (asking) return;
    asking = true;
    const asked = date;
    try {
      const answer = await send('GET', asked ? `${address}?date=${encodeURIComponent(asked)}` : address);
      if (asked === date) known = answer;
      trouble = null;
    } catch (problem) {
      trouble = problem;
    }
    asking = false;
    render();
    if (asked !== date) load();
  }

  function state() {
    if (trouble) return problemWords(trouble, words);
    if (!known) return '';
    if (!known.slots.length) return words.t('room.closed');
    const parts = [words.t(`room.from.${known.officersFrom}`), words.t('room.usual', { minutes: number(known.usualVisit.workMinutes) })];
    if (known.waiting.withoutRoom) parts.push(words.t('room.without', { count: known.waiting.withoutRoom }));
    return parts.join(' ');
  }

  const number = (value) => value.toLocaleString(words.language, { maximumFractionDigits: 1 });
  const time = (moment) => moment.slice(11, 16).replace(':', words.language === 'id' ? '.' : ':');

  function render() {
    setText(byId('room-state'), state());
    const slots = known?.slots ?? [];
    byId('room-result').hidden = !slots.length;
    if (!known) return;
    if (document.activeElement !== byId('room-date')) byId('room-date').value = known.date;
    renderConflicts();
    reconcile(byId('room-rows'), hoursOf(known), {
      key: (hour) => hour.from,
      create: () => el('tr', {}, el('th', { scope: 'row' }), el('td'), SHARES.map(cell)),
      update(row, hour) {
        const [from, officers, ...cells] = row.children;
        setText(from, time(hour.from));
        setText(officers, number(hour.officers));
        row.classList.toggle('room-short', hour.conflict);
        SHARES.forEach((share, index) => fill(cells[index], hour.shares[share]));
      },
    });
  }

  function cell() {
    return el('td', {}, el('span.room-bar', { 'aria-hidden': 'true' }, el('span')), el('span.strong'), ' ', el('span.small.soft'));
  }

  function fill(place, { room, taken, used }) {
    const [bar, left, held] = place.children;
    bar.firstElementChild.style.inlineSize = `${Math.round(used * 100)}%`;
    setText(left, words.t('room.left', { count: room }));
    setText(held, taken ? words.t('room.taken', { count: taken }) : '');
  }

  function renderConflicts() {
    setText(byId('room-fits'), words.t(known.conflicts.length ? 'room.conflicts' : 'room.fits'));
    byId('room-fits').classList.toggle('alarming', known.conflicts.length > 0);
    reconcile(byId('room-conflicts'), known.conflicts, {
      key: (conflict) => conflict.from,
      create: () => el('li'),
      update: (line, conflict) => setText(line, words.t('room.conflict', {
        from: time(conflict.from), until: time(conflict.until), minutes: number(conflict.shortageMinutes),
        tickets: conflict.concerns.map(({ ticket, at }) => `${ticket} (${time(at)})`).join(', '),
      })),
    });
  }

  byId('room-date').addEventListener('change', (event) => {
    date = event.target.value || null;
    load();
  });
  byId('room-today').addEventListener('click', () => {
    date = null;
    load();
  });
  setInterval(() => date === null && !document.hidden && load(), AGAIN_MILLIS);

  return {
    render,
    /** Asks anew where who is on duty, or what they may take, is another than in the view before. */
    update(view) {
      const now = JSON.stringify([view.day, view.groups.map(({ group, duty, concurrency, booths }) => [group, duty, concurrency,
        booths?.map(({ booth, status }) => [booth, status])])]);
      if (now === seen) return;
      seen = now;
      if (date === null) load();
    },
  };
}
