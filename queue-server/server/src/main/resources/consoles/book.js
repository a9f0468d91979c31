// The booking page of a branch: /book/{branch}, and /book/{branch}#BOOKING.SECRET for a booking that was made. What
// somebody types stays in this page alone, and the secret behind the # reaches no log of any server.

import { whileBusy } from '/display-board/shared/actions.js';
import { branchClock } from '/display-board/shared/clock.js';
import { byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { browserLanguage, languageToggle, openWords } from '/display-board/shared/i18n.js';
import { bookingView, keep, leftWords } from './book-booking.js';
import { bookingActions } from './book-actions.js';
import { bookingDesk } from './book-desk.js';
import { personForm, sentPerson } from './book-person.js';
import { alternatives, dayStep, hourStep, papersStep, problemBox, serviceStep } from './book-steps.js';
import { WAITING, daysWords, waitButton, waitStep, waitingView } from './book-waiting.js';
import { dayWords, momentWords, refusalWords } from './book-words.js';

/** In their order, before the booking itself is shown. */
const STEPS = ['service', 'papers', 'day', 'wait', 'hour', 'person'];
/** Those that choose another time for a booking. */
const MOVING = ['day', 'hour'];
/** Counted for people: day and hour are one, and the last is to confirm. */
const COUNT = 5;
const STEP_NUMBER = { service: 1, papers: 2, day: 3, wait: 3, hour: 3, person: 4, held: 5 };
const LOOK_MILLIS = 1000;
/** Between two looks at how somebody who waits stands. */
const WAIT_MILLIS = 20_000;
/** Days ahead for which one can wait. */
const FURTHEST = 60;

const [, branch] = pathParts();
const desk = bookingDesk(branch);
const words = await openWords(['/consoles/i18n/book'], { usual: browserLanguage() });
const clock = branchClock();

/** problem: {text, actions}; key: {booking, secret} of the one that is shown; moving: whether it is to get another time;
 *  wish: {from, until} of who waits for a place, instead of choosing an hour. */
const page = {
  branch, desk, words, clock, offer: null, step: null, service: null, room: null, date: null, at: null, wish: null, person: {},
  booking: null, key: null, moving: false, problem: null, go, open, fail, render, choose, loadRoom,
};
const act = bookingActions(page);

const serviceOf = (id) => page.offer?.services.find((service) => service.id === id);

/** Shows a step as a new entry of the browser's history, so that Back leads to the one before. */
function go(step, { hash = page.moving ? location.hash : '', replace = false } = {}) {
  const address = location.pathname + location.search + hash;
  if (replace) history.replaceState({ step }, '', address);
  else history.pushState({ step }, '', address);
  show(step);
}

function show(step) {
  page.step = step;
  page.problem = null;
  render();
  focusHeading();
}

/** Shows a booking under its own address, which is the link to keep. */
function open(booking, key) {
  page.key = key;
  page.booking = booking;
  page.service = booking.service;
  page.moving = false;
  go('booking', { hash: `#${key.booking}.${key.secret}`, replace: page.step === 'booking' });
}

function focusHeading() {
  scrollTo(0, 0);
  document.querySelector('h1')?.focus({ preventScroll: true });
}

function render() {
  setText(byId('branch'), page.offer?.name);
  const name = page.step === 'booking' ? page.booking.state : page.step;
  const title = page.step ? words.t(`book.${page.moving && MOVING.includes(name) ? 'move' : 'title'}.${name}`) : words.t('book.opening');
  const number = page.moving ? undefined : STEP_NUMBER[name];
  byId('step').replaceChildren(...[
    number && el('p.small.soft', {}, words.t('book.step', { number, count: COUNT })),
    el('h1', { tabindex: -1 }, title),
    page.step === 'hour' && el('p', {}, dayWords(page.date, words.language)),
    page.step === 'person' && el('p', {}, page.wish ? daysWords(words, page.wish) : momentWords(page.at, words)),
    ...[content()].flat(),
    STEPS.includes(page.step) && page.step !== 'service' && el('button.button.quiet.book-back', {
      type: 'button', onclick: () => history.back(),
    }, words.t('book.back')),
  ].filter(Boolean));
  document.title = page.offer ? `${title} · ${page.offer.name}` : title;
}

function content() {
  const problem = el('div.book-problem', { role: 'alert', id: 'problem', tabindex: -1, hidden: !page.problem },
    page.problem && problemBox(words, page.problem.text(), page.problem.actions()));
  switch (page.step) {
    case 'service':
      return [problem, serviceStep({ words, offer: page.offer, choose: (id) => { page.service = id; go('papers'); } })];
    case 'papers':
      return [problem, papersStep({ words, service: serviceOf(page.service), go: (event) => loadRoom(event.currentTarget) })].flat();
    case 'day':
      return [problem, dayStep({ words, room: page.room, choose: (date) => { page.date = date; go('hour'); } }),
        !page.moving && waitButton(words, () => { page.wish ??= { from: dayAhead(0), until: dayAhead(page.offer.daysAhead) }; go('wait'); })].flat();
    case 'wait':
      return [problem, waitStep({ words, wish: page.wish, first: dayAhead(0), last: dayAhead(FURTHEST), go: () => go('person') })];
    case 'hour':
      return [problem, hourStep({ words, room: page.room, date: page.date, choose })].flat();
    case 'person':
      return personForm({ words, person: page.person, problem, send: hold });
    case 'booking':
      if (WAITING.includes(page.booking.state)) {
        return [problem, waitingView({
          words, act, keep, offer: page.offer, wish: page.booking, service: serviceOf(page.booking.service), link: location.href,
        })].flat();
      }
      return [problem, bookingView({
        words, clock, act, offer: page.offer, booking: page.booking, service: serviceOf(page.booking.service),
        person: page.booking.state === 'held' ? sentPerson(page.person) : undefined, link: location.href,
      })].flat();
    default:
      return problem;
  }
}

/** A day of the branch, "2026-03-11": today is 0. */
function dayAhead(days) {
  return new Date(Date.parse(`${page.offer.now.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Asks which times are free, and shows the days. */
function loadRoom(button) {
  return attempt(button, async () => {
    page.room = await desk.slots(page.service, page.offer.daysAhead);
    go('day');
  }, () => loadRoom);
}

/** A time was chosen: for a new booking, or for the one that is moved. */
function choose(at, button) {
  page.at = at;
  page.wish = null;
  if (page.moving) act.moveTo(at, button);
  else if (page.step === 'person') hold(button);
  else go('person');
}

function hold(button) {
  return attempt(button, async () => {
    const person = sentPerson(page.person);
    const booking = page.wish
      ? await desk.join({ service: page.service, ...page.wish, person })
      : await desk.hold({ service: page.service, at: page.at, person });
    open(booking, { booking: booking.booking, secret: booking.secret });
  }, () => hold);
}

/** Does something once, however often its button is pressed; what goes wrong is said, with again() to be tried once more. */
function attempt(button, work, again) {
  return whileBusy(button, async () => {
    try {
      await work();
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      fail(problem, again());
    }
  });
}

/** Says what went wrong beside what was entered, and offers what helps: to try again, another time, another day. */
function fail(problem, again) {
  const actions = () => {
    if (problem.lost || problem.status >= 500 || problem.status === 429) return [{ label: words.t('book.do.retry'), act: again }];
    const other = { label: words.t('book.do.day'), act: loadRoom };
    if (problem.refusal === 'SlotTaken') return [...alternatives(words, problem.alternatives, choose), other];
    return ['SlotTooSoon', 'NotReleased', 'NoSuchSlot'].includes(problem.refusal) ? [other] : [];
  };
  page.problem = { text: () => refusalWords(problem, words), actions };
  render();
  byId('problem').focus();
}

/** The booking that the address names, if it names one. */
function keyInAddress() {
  const [, booking, secret] = /^#([\w-]+)\.([\w-]+)$/.exec(location.hash) ?? [];
  return booking ? { booking, secret } : null;
}

/** Opens the page for what its address says. */
async function begin(button) {
  await attempt(button ?? el('button'), async () => {
    page.problem = null;
    page.offer = await desk.offer();
    clock.set(page.offer.now, page.offer.clockSpeed);
    page.key = keyInAddress();
    try {
      page.booking = page.key && await desk.find(page.key);
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      page.booking = { state: 'unknown' };
    }
    page.service = page.booking?.service;
    page.step = page.booking ? 'booking' : 'service';
    history.replaceState({ step: page.step }, '');
    render();
    if (button) focusHeading();
  }, () => begin);
  document.documentElement.dataset.ready = 'yes';
}

/** Steps that need what is not known any more, as after the page was loaded anew, are passed over. */
addEventListener('popstate', (event) => {
  const key = keyInAddress();
  const step = event.state?.step;
  if (key && page.moving && MOVING.includes(step)) return show(step);
  page.moving = false;
  if (key) return key.booking === page.booking?.booking ? show('booking') : begin(el('button'));
  const known = { service: page.offer, papers: page.service, day: page.room, wait: page.wish, hour: page.date, person: page.at || page.wish };
  return show(known[step] && page.booking?.state !== 'confirmed' ? step : 'service');
});

/** How long a place is still kept; when that is over, how it stands. */
setInterval(() => {
  if (page.step === 'booking' && page.booking.state === 'offered' && clock.secondsUntil(page.booking.offer.until) === 0) act.lookAgain();
  if (page.step !== 'booking' || page.booking.state !== 'held') return;
  setText(byId('left'), leftWords(words, clock, page.booking));
  if (clock.secondsUntil(page.booking.holdUntil) === 0) act.lookAgain();
}, LOOK_MILLIS);

/** Whether a place has become free. */
setInterval(() => {
  if (page.step === 'booking' && page.booking.state === 'waiting' && !document.hidden) act.lookAgain();
}, WAIT_MILLIS);

languageToggle(byId('language'), words);
words.onChange(render);
render();
begin();
