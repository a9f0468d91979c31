// The questions before a place is kept, and what is said when something goes wrong: the same on a phone and at the desk.

import { whileBusy } from '/display-board/shared/actions.js';
import { byId, el } from '/display-board/shared/dom.js';
import { MOST_DAYS } from './book-desk.js';
import { personForm, sentPerson } from './book-person.js';
import { alternatives, dayStep, hourStep, papersStep, problemBox, serviceStep } from './book-steps.js';
import { firstDay, leftStep, reasonStep } from './book-reasons.js';
import { applyStep, drawDays } from './book-draw.js';
import { waitButton, waitStep } from './book-waiting.js';
import { dateAfter, dayWords, refusalWords } from './book-words.js';

/** In their order, before the booking itself is shown. */
export const STEPS = ['service', 'reason', 'papers', 'leaving', 'day', 'wait', 'apply', 'hour', 'person'];
/** Those that choose another time for a booking. */
export const MOVING = ['day', 'hour'];
/** Days ahead for which one can wait. */
const FURTHEST = 60;

/**
 * page: {desk, words, offer, step, service, reason, leftOn, first, place, room, date, at, wish, mayWait, draws, person, booking, moving, problem, act}, with functions go(step),
 * open(booking, key) and render(). This adds fail, choose and loadRoom to it. refused(problem, words) says what a refusal means.
 */
export function bookingFlow(page, refused = refusalWords) {
  const { desk, words } = page;
  const serviceOf = (id) => page.offer?.services.find((service) => service.id === id);
  const reasonOf = (service, id) => serviceOf(service)?.reasons?.find((reason) => reason.id === id);

  const problem = () => el('div.book-problem', { role: 'alert', id: 'problem', tabindex: -1, hidden: !page.problem },
    page.problem && problemBox(words, page.problem.text(), page.problem.actions()));

  /** The parts of the page for the step that it is at. */
  function content() {
    switch (page.step) {
      case 'service':
        return [problem(), serviceStep({ words, offer: page.offer, choose: chooseService })];
      case 'reason':
        return [problem(), reasonStep({ words, service: serviceOf(page.service), choose: (id) => { page.reason = id; page.go('papers'); } })];
      case 'papers':
        return [problem(), papersStep({ words, service: serviceOf(page.service), reason: reasonOf(page.service, page.reason), go: choosePlace })].flat();
      case 'leaving':
        return [problem(), leftStep({ words, leftOn: page.leftOn, reason: reasonOf(page.service, page.reason), go: chooseLeft })];
      case 'day':
        return [problem(), ...days(), !page.moving && drawDays({ words, draws: page.draws.filter(({ date }) => !page.first || date >= page.first), choose: page.mayWait && beginToApply }), page.mayWait && !page.moving && waitButton(words, beginToWait)];
      case 'wait':
        return [problem(), waitStep({
          words, wish: page.wish, first: earliest(), last: dateAfter(page.offer.now, FURTHEST), go: () => page.go('person'),
        })];
      case 'apply':
        return [problem(), applyStep({ words, branch: page.branch, wish: page.wish, go: () => page.go('person') })];
      case 'hour':
        return [problem(), hourStep({ words, room: page.room, date: page.date, choose })].flat();
      case 'person':
        return [personForm({ words, person: page.person, problem: problem(), send: hold })];
      default:
        return [problem()];
    }
  }

  function title() {
    const name = page.step === 'booking' ? page.booking.state : page.step;
    return name ? words.t(`book.${page.moving && MOVING.includes(name) ? 'move' : 'title'}.${name}`) : words.t('book.opening');
  }

  function chooseService(id) {
    if (page.service !== id) Object.assign(page, { reason: undefined, leftOn: undefined, first: undefined });
    page.service = id;
    page.go(serviceOf(id).reasons?.length ? 'reason' : 'papers');
  }

  function choosePlace(place, button) {
    page.place = place;
    if (reasonOf(page.service, page.reason)?.waitingMonths) return page.go('leaving');
    page.leftOn = page.first = undefined;
    return loadRoom(button);
  }

  /** Before a month is over nobody is asked to choose a day: the server would refuse it. */
  function chooseLeft(leftOn, button) {
    page.leftOn = leftOn;
    page.first = firstDay(leftOn, reasonOf(page.service, page.reason).waitingMonths);
    if (skippedFirst() <= page.offer.daysAhead) return loadRoom(button);
    page.problem = { text: () => words.t('book.left.later', { day: dayWords(page.first, words.language) }), actions: () => [] };
    page.render();
    byId('problem').focus();
    return undefined;
  }

  /** The first day that can be asked for, and how many days lie before it. */
  const earliest = () => [dateAfter(page.offer.now, 0), page.first ?? ''].sort()[1];
  const skippedFirst = () => Math.round((Date.parse(earliest()) - Date.parse(dateAfter(page.offer.now, 0))) / 86_400_000);

  /** The part of the reason that is sent. */
  const claim = () => (page.reason && reasonOf(page.service, page.reason) ? { reason: page.reason, leftOn: page.leftOn } : undefined);

  /** The step before that of the page: those that ask nothing of this service are passed over. */
  function earlierStep() {
    const asked = { reason: serviceOf(page.service)?.reasons?.length, leaving: page.leftOn };
    return STEPS.slice(0, STEPS.indexOf(page.step)).filter((step) => !(step in asked) || asked[step]).pop();
  }

  /** Asks which times are free, and shows the days: the first that can be booked, or those that follow so many others. */
  function loadRoom(button, skipped = page.moving ? 0 : skippedFirst()) {
    return attempt(button, async () => {
      const days = Math.min(MOST_DAYS, page.offer.daysAhead + 1 - skipped);
      const place = page.moving ? page.booking.place : page.place;
      const [room, draws] = await Promise.all([desk.slots(page.service, place, dateAfter(page.offer.now, skipped), days), desk.draws()]);
      page.draws = draws;
      page.room = { ...room, earlier: skipped - MOST_DAYS, later: skipped + days };
      page.go('day', { replace: page.step === 'day' });
    }, () => (again) => loadRoom(again, skipped));
  }

  /** The days that the server gives at once, with a way to those before and after them. */
  function days() {
    const { earlier, later } = page.room;
    const turn = (skipped) => (event) => loadRoom(event.currentTarget, skipped);
    return dayStep({
      words, room: page.room, choose: (date) => { page.date = date; page.go('hour'); },
      earlier: earlier >= (page.moving ? 0 : skippedFirst()) && turn(earlier), later: later <= page.offer.daysAhead && turn(later),
    });
  }

  /** Instead of an hour: all days that can be booked, unless others are chosen. */
  function beginToWait() {
    if (page.wish?.draw) page.wish = null;
    page.wish ??= { from: earliest(), until: dateAfter(page.offer.now, page.offer.daysAhead) };
    if (page.wish.from < earliest()) page.wish.from = earliest();
    if (page.wish.until < page.wish.from) page.wish.until = page.wish.from;
    page.go('wait');
  }

  /** For a place on a day that is drawn. */
  function beginToApply({ date, until }) {
    page.wish = { draw: date, from: date, until, hours: 'any' };
    page.go('apply');
  }

  /** Sends the wish for an hour, or for what was chosen in place of one. */
  function ask(wanted) {
    const { wish } = page;
    if (wish?.draw) return desk.apply({ ...wanted, date: wish.draw, wanted: wish.wanted });
    return wish ? desk.join({ ...wanted, ...wish }) : desk.hold({ ...wanted, at: page.at });
  }

  /** A time was chosen: for a new booking, or for the one that is moved. */
  function choose(at, button) {
    page.at = at;
    page.wish = null;
    if (page.moving) page.act.moveTo(at, button);
    else if (page.step === 'person') hold(button);
    else page.go('person');
  }

  function hold(button) {
    return attempt(button, async () => {
      const wanted = { service: page.service, place: page.place, person: sentPerson(page.person), language: words.language, claim: claim() };
      const booking = await ask(wanted);
      page.open(booking, { booking: booking.booking, secret: booking.secret });
    }, () => hold);
  }

  /** Does something once, however often its button is pressed; what goes wrong is said, with again() to be tried once more. */
  function attempt(button, work, again) {
    return whileBusy(button, async () => {
      try {
        await work();
      } catch (failed) {
        if (failed.status === undefined) throw failed;
        fail(failed, again());
      }
    });
  }

  /** Says what went wrong beside what was entered, and offers what helps: to try again, another time, another day. */
  function fail(failed, again) {
    const actions = () => {
      if (failed.lost || failed.status >= 500 || failed.status === 429 || failed.refusal === 'ProofRequired') return [{ label: words.t('book.do.retry'), act: again }];
      const other = { label: words.t('book.do.day'), act: loadRoom };
      if (failed.refusal === 'SlotTaken') return [...alternatives(words, failed.alternatives, choose), other];
      return ['SlotTooSoon', 'NotReleased', 'NoSuchSlot', 'DayIsDrawn', 'DrawIsOver', 'WaitingMonth'].includes(failed.refusal) ? [other] : [];
    };
    page.problem = { text: () => refused(failed, words), actions };
    page.render();
    byId('problem').focus();
  }

  Object.assign(page, { fail, choose, loadRoom });
  return { content, title, problem, attempt, serviceOf, reasonOf, earlierStep };
}
