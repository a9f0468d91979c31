// Appointments at the desk: /appointments/{branch}. Finds a booking, shows those of a day, and books for whoever stands there.
// Whom a booking is for is shown only where somebody opens it or asks for the names of a day; the server notes each time.

import { branchClock } from '/display-board/shared/clock.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { drawOfDay } from './appointments-draw.js';
import { dayList } from './appointments-day.js';
import { deskBooking } from './appointments-booking.js';
import { finder } from './appointments-find.js';
import { bookingActions } from './book-actions.js';
import { leftWords } from './book-booking.js';
import { bookingDesk } from './book-desk.js';
import { bookingFlow, STEPS } from './book-flow.js';
import { sentPerson } from './book-person.js';
import { dayWords, momentWords, refusalWords } from './book-words.js';
import { papersPanel } from './officer-papers.js';
import { signedInAs } from './signed-in.js';

const LOOK_MILLIS = 1000;

const [, branch] = pathParts();
const desk = bookingDesk(branch, { stay: false });
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n', '/consoles/i18n/book', '/consoles/i18n/appointments'],
  { languages: ['id', 'en'] });
const clock = branchClock();
const bookings = api('branches', branch, 'bookings');

/** As on the phone page; known: {booking, person, reason} of the one that is open, where the server shows whom it is for. */
const page = {
  branch, desk, words, clock, offer: null, step: null, service: null, place: 'branch', room: null, date: null, at: null, draws: [], person: {},
  booking: null, key: null, known: null, moving: false, problem: null, go, open, render,
};
const sentPart = el('section.book-keep', { id: 'sent-papers', hidden: true });
const papers = papersPanel(sentPart, { branch, words });
const flow = bookingFlow(page, refused);
const act = { ...bookingActions(page), again, checkIn };
page.act = act;

const draw = drawOfDay({
  draws: api('branches', branch, 'draws'), words, page,
  attempt: (button, work) => flow.attempt(button, work, () => () => button.click()),
});
const day = dayList({
  draw,
  bookings, words, page, openBooking,
  // what went wrong is said beside the work, with the button once more
  attempt: (button, work) => flow.attempt(button, work, () => () => button.click()),
});
const find = finder({ search: api('branches', branch, 'booking-search'), lift: `${bookings}/missed/lift`, words, page, openBooking });

/** At the desk, nobody is sent to ask the branch. */
function refused(problem, its) {
  const own = `appointments.refusal.${problem.refusal}`;
  return problem.refusal && its.has(own) ? its.t(own) : refusalWords(problem, its);
}

function go(step) {
  page.step = step;
  page.problem = null;
  render();
  byId('work-title').focus();
}

/** Shows a booking, with its person where the page knows whom it is for. */
function open(booking, key) {
  if (page.step === 'person' && booking.state === 'held') page.known = { booking: booking.booking, person: sentPerson(page.person) };
  if (page.known?.booking !== booking.booking) page.known = null;
  Object.assign(page, { booking, key, service: booking.service, moving: false });
  go('booking');
  day.load();
}

/** Asks the server for a booking, which notes that its person was shown. */
async function openBooking(id) {
  const { person, reason, claim, ...booking } = await desk.find({ booking: id });
  page.known = person ? { booking: id, person, reason, claim } : null;
  open(booking, { booking: id });
}

/** The papers of the booking that is open. */
function sentPapers() {
  const shows = ['confirmed', 'checkedIn'].includes(page.booking.state);
  papers.update(shows ? api('branches', branch, 'bookings', page.booking.booking, 'papers') : null);
  return sentPart;
}

/** The next person. */
function again() {
  Object.assign(page, { booking: null, key: null, known: null, moving: false, room: null, date: null, at: null, person: {}, reason: undefined, leftOn: undefined, first: undefined });
  go('service');
}

function checkIn(button) {
  return flow.attempt(button, async () => {
    try {
      const { ticket } = await desk.checkIn(page.key);
      open({ ...page.booking, state: 'checkedIn', ticket, movable: false }, page.key);
    } catch (problem) {
      // somebody else has changed it: how it stands says more than the refusal
      if (problem.refusal !== 'WrongBookingState') throw problem;
      await openBooking(page.key.booking);
    }
  }, () => checkIn);
}

function back() {
  const earlier = page.moving && page.step === 'day' ? 'booking' : flow.earlierStep();
  if (earlier === 'booking') page.moving = false;
  go(earlier);
}

function title() {
  if (page.step === 'booking') return words.t(`appointments.booking.${page.booking.state}`);
  return page.step === 'service' ? words.t('appointments.new') : flow.title();
}

function render() {
  writeWords(words);
  setText(byId('branch'), page.offer?.name);
  setText(byId('work-title'), title());
  byId('work').replaceChildren(...[
    page.step === 'hour' && el('p', {}, dayWords(page.date, words.language)),
    page.step === 'person' && el('p', {}, momentWords(page.at, words)),
    ...(page.step === 'booking' ? [flow.problem(), ...deskBooking({ page, act, service: flow.serviceOf(page.booking.service), sent: sentPapers() })] : flow.content()),
    STEPS.includes(page.step) && page.step !== 'service' && el('button.button.quiet.book-back', { type: 'button', onclick: back }, words.t('book.back')),
  ].filter(Boolean));
  document.title = page.offer ? `${words.t('appointments.title')} · ${page.offer.name}` : words.t('appointments.title');
  day.render();
  draw.render();
  find.render();
}

async function begin(button) {
  await flow.attempt(button ?? el('button'), async () => {
    page.offer = await desk.offer();
    clock.set(page.offer.now, page.offer.clockSpeed);
    day.start(page.offer.now.slice(0, 10));
    page.step = 'service';
    page.problem = null;
    render();
  }, () => begin);
  document.documentElement.dataset.ready = 'yes';
}

/** How long a place is still kept; when that is over, how it stands. */
setInterval(() => {
  if (page.step !== 'booking' || page.booking.state !== 'held') return;
  setText(byId('left'), leftWords(words, clock, page.booking));
  if (clock.secondsUntil(page.booking.holdUntil) === 0) act.lookAgain();
}, LOOK_MILLIS);

byId('companies').href = `/companies/${encodeURIComponent(branch)}`;
languageToggle(byId('language'), words);
signedInAs(words).then(draw.by);
words.onChange(render);
render();
begin();
