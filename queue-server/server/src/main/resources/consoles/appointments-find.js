// Finds a booking by its number, its link, or the NIK of whoever shows an identity card. A NIK is sent in a body, so that it
// stands in no address, and is gone from the field once it was found.

import { send, whileBusy } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { ask } from './ask.js';
import { bookingRow } from './appointments-rows.js';
import { faults, plainNik } from './book-person.js';
import { momentWords, refusalWords } from './book-words.js';

/** {nik} or {booking} of what somebody typed, or null where it can be neither. */
export function meant(text) {
  const [, linked] = /#([\w-]+)\.[\w-]+$/.exec(text.trim()) ?? [];
  const plain = plainNik(text.trim());
  if (linked) return { booking: linked };
  if (/^\d{16}$/.test(plain) && !faults({ nik: plain, name: '-' }).nik) return { nik: plain };
  return /^w?[0-9a-f]{16}$/i.test(plain) ? { booking: plain.toLowerCase() } : null;
}

export function finder({ search, lift, words, page, openBooking }) {
  /** {key, problem} of what is said; found: bookings of one person, of whom there are several. */
  let fault = null;
  let said = null;
  let found = [];
  /** {nik, missed} of who can only walk in; {lifted} once that was lifted. */
  let misses = null;

  async function look() {
    const wanted = meant(byId('find-text').value);
    fault = wanted ? null : { key: 'appointments.find.unreadable' };
    said = null;
    found = [];
    misses = null;
    try {
      if (wanted?.nik) {
        const answer = await send('POST', search, { nik: wanted.nik });
        found = answer.bookings;
        if (answer.walkInOnly) misses = { nik: wanted.nik, missed: answer.missed };
        if (found.length === 0) said = 'appointments.find.nobody';
        if (found.length === 1) await openBooking(found.pop().booking);
      } else if (wanted) {
        await openBooking(wanted.booking);
      }
      if (wanted) byId('find-text').value = '';
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      fault = problem.status === 404 ? { key: 'appointments.find.unknown' } : { problem };
    }
    render();
    if (fault) byId('find-text').focus();
  }

  /** Asks once more: whoever missed so many may miss the next, too. */
  async function liftMisses(button) {
    const sure = await ask({
      title: words.t('appointments.misses.ask'), detail: words.t('appointments.misses.detail', { count: misses.missed }),
      confirm: words.t('appointments.misses.lift'), cancel: words.t('appointments.misses.no'),
    });
    if (!sure) return;
    await whileBusy(button, async () => {
      try {
        misses = await send('POST', lift, { nik: misses.nik });
        fault = null;
      } catch (problem) {
        if (problem.status === undefined) throw problem;
        fault = problem.status === 403 ? { key: 'appointments.misses.duty' } : { problem };
      }
      render();
      byId('find-misses').focus();
    });
  }

  function missesParts() {
    if (!misses) return [];
    if (misses.lifted !== undefined) return [words.t('appointments.misses.lifted', { count: misses.lifted })];
    return [el('p', {}, words.t('appointments.misses', { count: misses.missed })), el('button.button', {
      type: 'button', dataset: { does: 'lift' }, onclick: (event) => liftMisses(event.currentTarget),
    }, words.t('appointments.misses.lift'))];
  }

  function render() {
    byId('find-misses').replaceChildren(...missesParts());
    setText(byId('find-fault'), !fault ? '' : fault.problem ? refusalWords(fault.problem, words) : words.t(fault.key));
    if (fault) byId('find-text').setAttribute('aria-invalid', 'true');
    else byId('find-text').removeAttribute('aria-invalid');
    setText(byId('find-state'), said ? words.t(said) : found.length ? words.t('appointments.find.several', { count: found.length }) : '');
    byId('found').replaceChildren(...found.map((booking) => bookingRow(booking, {
      words, page, moment: (at) => momentWords(at, words), openBooking,
      failed: (problem) => { fault = { problem }; render(); },
    })));
  }

  byId('find').addEventListener('submit', (event) => {
    event.preventDefault();
    whileBusy(byId('find-ask'), look);
  });
  return { render };
}
