// What a booking's holder does with it: confirm, move, cancel, take along. Each is said once, however often it is sent.

import { whileBusy } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { ask } from './ask.js';
import { shareWords } from './book-draw.js';
import { rankWords } from './book-waiting.js';
import { momentWords } from './book-words.js';

/** page is what book.js knows; the answer has a function for each button of the booking. */
export function bookingActions(page) {
  const { desk, words } = page;
  let looking = false;

  /** Does it, shows the booking as it then stands, or says what went wrong. */
  const does = (work) => function again(button) {
    return whileBusy(button, async () => {
      try {
        await work(page.key);
      } catch (problem) {
        if (problem.status === undefined) throw problem;
        if (problem.refusal === 'WrongBookingState') await lookAgain();
        else page.fail(problem, again);
      }
    });
  };
  const becomes = (work) => does(async (key) => {
    const booking = await work(key);
    desk.forget();
    page.open(booking, key);
  });

  /** How the booking stands now; where nobody answers, the next second asks again. */
  async function lookAgain() {
    if (looking) return;
    looking = true;
    try {
      const booking = await desk.find(page.key);
      if (booking.state !== page.booking.state) page.open(booking, page.key);
      else if (booking.state === 'waiting') setText(byId('rank'), rankWords(words, booking));
      else if (booking.state === 'applied') byId('share').firstChild.data = shareWords(words, booking);
    } catch {
      // as long as nobody answers, what was said last stands
    } finally {
      looking = false;
    }
  }

  async function sure(key, danger) {
    return ask({
      title: words.t(`book.${key}.ask`), detail: words.t(`book.${key}.detail`), confirm: words.t(`book.${key}.yes`),
      cancel: words.t(`book.${key}.no`), danger,
    });
  }

  const checkIn = becomes(async (key) => {
    await desk.checkIn(key, words.language);
    return desk.find(key);
  });
  const cancel = becomes((key) => desk.cancel(key));
  const wait = (work) => becomes((key) => work(key, page.booking.offer?.at));
  const decline = wait((key, at) => desk.decline(key, at));
  const leaveList = wait((key) => desk.leave(key));
  const leave = does(async (key) => {
    await desk.cancel(key);
    desk.forget();
    Object.assign(page, { booking: null, key: null, step: 'papers' });
    return page.loadRoom(el('button'));
  });

  return {
    lookAgain,
    confirm: becomes((key) => desk.confirm(key)),

    /** Another time before anything is promised: what is held is given back first, for it takes room itself. */
    change: leave,

    /** Somebody who does so at home would be called in vain. */
    async checkIn(button) {
      if (await sure('checkIn', false)) await checkIn(button);
    },

    async cancel(button) {
      const key = page.booking.state === 'held' ? 'drop' : 'cancel';
      if (await sure(key, true)) await cancel(button);
    },

    accept: wait((key, at) => desk.accept(key, at)),

    async decline(button) {
      if (await sure('decline', false)) await decline(button);
    },

    async leave(button) {
      if (await sure(page.booking.unanswered ? 'stop' : 'leave', true)) await leaveList(button);
    },

    async withdraw(button) {
      if (await sure('withdraw', true)) await leaveList(button);
    },

    move(button) {
      page.moving = true;
      return page.loadRoom(button);
    },

    async moveTo(at, button) {
      const chosen = await ask({
        title: words.t('book.move.ask', { moment: momentWords(at, words) }), detail: words.t('book.move.detail'),
        confirm: words.t('book.move.yes'), cancel: words.t('book.move.no'),
      });
      if (chosen) await becomes((key) => desk.move(key, at))(button);
    },

    /** On this phone alone, and only if somebody says so: others may use it, too. */
    remember() {
      page.memory.keep(page.key);
      page.render();
      byId('remember-hint').focus();
    },

    calendar: does(async (key) => download(await desk.calendar(key), `bilik-${key.booking}.ics`)),
    sheet: does(async (key) => download(await desk.sheet(key, words.language), `bilik-${key.booking}.pdf`)),

    follow: does(async (key) => {
      const ticket = await desk.checkIn(key, words.language);
      location.assign(new URL(ticket.followUrl).pathname);
    }),

    again() {
      Object.assign(page, { booking: null, key: null, moving: false, room: null, date: null, at: null, wish: null, reason: undefined, leftOn: undefined, first: undefined });
      page.go('service');
    },

    /** A browser copies by itself only over https or on this machine; elsewhere the link is marked, to be copied by hand. */
    async copy(field) {
      let done = 'book.copied';
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        done = 'book.marked';
      }
      setText(byId('said'), '');
      setText(byId('said'), words.t(done));
      byId('said').className = 'book-said';
    },
  };
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el('a', { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
