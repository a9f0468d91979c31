// The booking page of a branch: /book/{branch}, and /book/{branch}#BOOKING.SECRET for a booking that was made. What
// somebody types stays in this page alone, and the secret behind the # reaches no log of any server.

import { branchClock } from '/display-board/shared/clock.js';
import { byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { browserLanguage, languageToggle, openWords } from '/display-board/shared/i18n.js';
import { bookingView, keep, leftWords, mayCheckIn } from './book-booking.js';
import { bookingActions } from './book-actions.js';
import { bookingDesk } from './book-desk.js';
import { bookingMemory } from './book-memory.js';
import { bookingFlow, MOVING, STEPS } from './book-flow.js';
import { papersPart } from './book-papers.js';
import { sentPerson } from './book-person.js';
import { WAITING, daysWords, waitingView } from './book-waiting.js';
import { dayWords, momentWords } from './book-words.js';

/** Counted for people: reason and papers are one, day and hour are one, and the last is to confirm. */
const COUNT = 5;
const STEP_NUMBER = { service: 1, reason: 2, papers: 2, leaving: 2, day: 3, wait: 3, apply: 3, hour: 3, person: 4, held: 5 };
const LOOK_MILLIS = 1000;
/** Between two looks at how somebody who waits stands. */
const WAIT_MILLIS = 20_000;

const [, branch] = pathParts();
const desk = bookingDesk(branch, { working });
const words = await openWords(['/consoles/i18n/book'], { usual: browserLanguage() });
const clock = branchClock();
const memory = bookingMemory(branch);

/** problem: {text, actions}; key: {booking, secret} of the one that is shown; moving: whether it is to get another time;
 *  wish: {from, until} of who waits for a place, instead of choosing an hour, or {draw} of who applies; mayWait: whether that is offered. */
const page = {
  branch, desk, words, clock, offer: null, step: null, service: null, reason: undefined, leftOn: undefined, first: undefined, place: 'branch', room: null, date: null, at: null, wish: null, mayWait: true, draws: [],
  person: {}, booking: null, key: null, moving: false, problem: null, symbol: null, papers: null, memory, go, open, render,
};
const flow = bookingFlow(page);
const act = bookingActions(page);
page.act = act;

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
  forgetOver();
  go('booking', { hash: `#${key.booking}.${key.secret}`, replace: page.step === 'booking' });
}

/** Says why it takes a while, where that is seen and heard. */
function working(whether) {
  const said = byId('said');
  setText(said, whether ? words.t('book.proof') : '');
  said.className = whether ? 'book-said' : 'visually-hidden';
}

function focusHeading() {
  scrollTo(0, 0);
  document.querySelector('h1')?.focus({ preventScroll: true });
}

function render() {
  setText(byId('branch'), page.offer?.name);
  const name = page.step === 'booking' ? page.booking.state : page.step;
  const title = flow.title();
  const number = page.moving ? undefined : STEP_NUMBER[name];
  byId('step').replaceChildren(...[
    number && el('p.small.soft', {}, words.t('book.step', { number, count: COUNT })),
    el('h1', { tabindex: -1 }, title),
    page.step === 'hour' && el('p', {}, dayWords(page.date, words.language)),
    page.step === 'person' && el('p', {}, page.wish?.draw ? dayWords(page.wish.draw, words.language) : page.wish ? daysWords(words, page.wish) : momentWords(page.at, words)),
    ...content(),
    STEPS.includes(page.step) && page.step !== 'service' && el('button.button.quiet.book-back', {
      type: 'button', onclick: () => history.back(),
    }, words.t('book.back')),
  ].filter(Boolean));
  document.title = page.offer ? `${title} · ${page.offer.name}` : title;
}

function content() {
  if (page.step !== 'booking') return flow.content();
  const service = flow.serviceOf(page.booking.service);
  if (WAITING.includes(page.booking.state)) {
    return [flow.problem(), ...waitingView({ words, act, keep, offer: page.offer, branch, wish: page.booking, service, link: location.href })];
  }
  return [flow.problem(), ...bookingView({
    words, clock, act, offer: page.offer, booking: page.booking, service,
    person: page.booking.state === 'held' ? sentPerson(page.person) : undefined, link: location.href,
    symbol: symbol(), sent: sentPapers(), isKept: memory.list().some((key) => key.booking === page.booking.booking),
  })];
}

/** A booking that is not confirmed any more is of no use to the code at the door. */
function forgetOver() {
  if (page.booking.state !== 'confirmed') memory.forget(page.key.booking);
}

/** The papers are asked for once for a booking and language: a page that is drawn anew keeps a file that is on its way. */
function sentPapers() {
  if (!['confirmed', 'checkedIn'].includes(page.booking.state)) return null;
  const { booking } = page.booking;
  if (page.papers?.booking !== booking || page.papers.language !== words.language) {
    page.papers = { booking, language: words.language, part: papersPart({ words, branch, key: page.key }) };
  }
  return page.papers.part;
}

/** The link as a picture, which is fetched once for a booking; without it the link itself is there. */
function symbol() {
  if (page.booking.state !== 'confirmed') return null;
  if (page.symbol?.booking !== page.booking.booking) {
    const picture = el('img.book-symbol', { hidden: true });
    page.symbol = { booking: page.booking.booking, picture };
    desk.symbol(page.key).then((address) => Object.assign(picture, { src: address, hidden: false }), () => {
      page.symbol = null; // the next drawing of the page tries again
    });
  }
  page.symbol.picture.alt = words.t('book.symbol.alt');
  return page.symbol.picture;
}

/** The booking that the address names, if it names one. */
function keyInAddress() {
  const [, booking, secret] = /^#([\w-]+)\.([\w-]+)$/.exec(location.hash) ?? [];
  return booking ? { booking, secret } : null;
}

/** Opens the page for what its address says. */
async function begin(button) {
  await flow.attempt(button ?? el('button'), async () => {
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
    if (page.key) forgetOver();
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
  const known = { service: page.offer, reason: page.service, papers: page.service, leaving: page.reason, day: page.room, wait: page.wish, apply: page.wish?.draw, hour: page.date, person: page.at || page.wish };
  return show(known[step] && page.booking?.state !== 'confirmed' ? step : 'service');
});

/** How long a place is still kept; when that is over, how it stands. When the check-in opens or closes, its button. */
setInterval(() => {
  const offersCheckIn = Boolean(document.querySelector('[data-does=checkIn]'));
  if (page.step === 'booking' && page.booking.state === 'confirmed' && mayCheckIn(page.booking, clock) !== offersCheckIn) {
    const hadFocus = document.activeElement !== document.body;
    render();
    if (hadFocus) document.querySelector('h1')?.focus({ preventScroll: true });
  }
  if (page.step === 'booking' && page.booking.state === 'offered' && clock.secondsUntil(page.booking.offer.until) === 0) act.lookAgain();
  if (page.step === 'booking' && page.booking.state === 'applied' && clock.secondsUntil(page.booking.draw.until) === 0) act.lookAgain();
  if (page.step !== 'booking' || page.booking.state !== 'held') return;
  setText(byId('left'), leftWords(words, clock, page.booking));
  if (clock.secondsUntil(page.booking.holdUntil) === 0) act.lookAgain();
}, LOOK_MILLIS);

/** Whether a place has become free. */
setInterval(() => {
  if (page.step === 'booking' && ['applied', 'waiting'].includes(page.booking.state) && !document.hidden) act.lookAgain();
}, WAIT_MILLIS);

languageToggle(byId('language'), words);
words.onChange(render);
render();
begin();
