// The page of a participant at home: /home/{branch}#BOOKING.SECRET. A test of camera and sound before the hour, the place in the
// queue, and the conversation with the officer. The secret behind the # reaches no log of any server.

import { boothChat } from '/display-board/booth/booth-chat.js';
import { boothDocument } from '/display-board/booth/booth-document.js';
import { boothFace } from '/display-board/booth/booth-face.js';
import { renderGuidance } from '/display-board/booth/booth-guide.js';
import { boothState } from '/display-board/booth/booth-state.js';
import { openTalk } from '/display-board/booth/booth-talk.js';
import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { branchClock, everySecond } from '/display-board/shared/clock.js';
import { connectionStrip } from '/display-board/shared/connection.js';
import { api, byId, el, pathParts, reconcile, setText } from '/display-board/shared/dom.js';
import { browserLanguage, languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { follow } from '/display-board/shared/live.js';
import { notices } from '/display-board/shared/notices.js';
import { unservedWords, waitWords } from '/display-board/shared/wait-words.js';
import { dayWords, hourWords } from './book-words.js';
import { homeCheck } from './home-check.js';
import { halves, homeState } from './home-state.js';

const [, branch] = pathParts();
const [, booking = '', secret = ''] = /^#([\w-]+)\.([\w-]+)$/.exec(location.hash) ?? [];
const authorization = `Booking ${secret}`;
const address = api('branches', branch, 'bookings', booking);
const waiting = api('branches', branch, 'waiting-list', booking);
/** The request of each button. */
const ACTIONS = {
  'check-in': () => ({ path: 'check-in', body: { language: words.language } }),
  arrive: () => ({ path: 'home/arrive' }),
  return: () => ({ path: 'home/return' }),
  ready: () => ({ path: 'home/needs-officer', body: { why: 'ready' } }),
  help: () => ({ path: 'home/needs-officer', body: { why: 'help' } }),
  accept: () => ({ to: waiting, path: 'accept', body: { at: view.next.offer.at } }),
  decline: () => ({ to: waiting, path: 'decline', body: { at: view.next.offer.at } }),
};

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n/home'], { usual: browserLanguage() });
const clock = branchClock();
const notice = notices(byId('notices'), words);
let view = null;
let refused = false;
let rung = null;
let shown = '';

const talk = openTalk({
  branch,
  enter: (page, take) => post('home/conversation', { page, ...(take ? { take } : {}) }),
  onChange: renderTalk,
});
const face = boothFace({ talk, words });
const chat = boothChat({ talk, words, onLayout() {} });
const paper = boothDocument({ talk, words, notice });
const check = homeCheck({ words });

function post(path, body, to = address) {
  return send('POST', `${to}/${path}`, body, undefined, { authorization, stay: true });
}

function render() {
  writeWords(words);
  check.render();
  if (!view) {
    if (refused) renderUnknown();
    return;
  }
  const state = homeState(view, clock.now());
  document.body.dataset.stage = state.stage;
  setText(byId('branch'), view.name);
  setText(byId('headline'), words.t(state.key));
  setText(byId('detail'), words.t(`${state.key}.detail`, values()));
  document.title = [view.ticket?.ticket, words.t(state.key)].filter(Boolean).join(' · ');
  byId('ticket').hidden = !view.ticket;
  setText(byId('ticket'), view.ticket?.ticket ?? '');
  renderPlace(state);
  renderButtons(state);
  byId('to-booking').hidden = !state.link;
  byId('to-booking').href = location.href.replace('/home/', '/book/');
  byId('check').hidden = !state.check;
  if (!state.check) check.end();
  byId('video').hidden = state.stage !== 'serving';
  renderSeat(state);
  renderTalk();
  if (state.key !== shown && shown) byId('headline').focus({ preventScroll: true });
  shown = state.key;
}

function renderUnknown() {
  setText(byId('headline'), words.t('home.unknown'));
  setText(byId('detail'), words.t('home.unknown.detail'));
  byId('check').hidden = true;
  byId('to-booking').hidden = true;
}

/** "Wednesday, 11 March, at 10:15" */
function moment(at) {
  return words.t('home.moment', { day: dayWords(at, words.language), time: hourWords(at, words.language) });
}

/** The hours that words may name. */
function values() {
  const time = (at) => (at ? clock.time(words.language, at) : '');
  const { ticket, next } = view;
  return {
    ...(next && { position: next.position, of: next.of, last: dayWords(next.until, words.language) }),
    ...(next?.offer && { place: moment(next.offer.at), kept: moment(next.offer.until) }),
    papers: (ticket?.missing ?? []).map((paper) => words.name(paper.text)).join(', '),
    at: time(view.booking.at), from: time(view.checkInFrom), until: time(view.checkInUntil),
    time: time(ticket?.heldUntil ?? ticket?.deferredUntil ?? ticket?.noShowAt),
  };
}

function renderPlace({ place }) {
  const { ticket } = view;
  byId('place').hidden = !place;
  byId('wait').hidden = !place || !(ticket.wait || ticket.unserved);
  if (!place) return;
  setText(byId('place'), ticket.ahead === 0 ? words.t('home.next') : words.t('home.ahead', { count: ticket.ahead }));
  setText(byId('wait'), ticket.unserved ? unservedWords(ticket.unserved, words.language)
    : words.t('home.wait', { wait: waitWords(ticket.wait, words.language) }));
}

function renderButtons({ buttons }) {
  reconcile(byId('buttons'), buttons, {
    key: (name) => name,
    create: (name) => el(`button.button${name === buttons[0] && name !== 'help' ? '.primary' : ''}`, {
      type: 'button', dataset: { action: name }, onclick: (event) => press(name, event.currentTarget),
    }),
    update: (button, name) => setText(button, words.t(`home.do.${name}`)),
  });
}

/** The papers and what the officer asks for, as a booth's screen has them. */
function renderSeat({ stage }) {
  const seated = stage === 'serving' && view.seat;
  byId('guide').hidden = !seated;
  if (!seated) {
    paper.update(null);
    return;
  }
  const state = boothState({ visit: view.seat });
  renderGuidance(state, words);
  paper.update(state.asked?.prompt === 'show' ? { ticket: state.ticket, ...state.asked } : null);
}

/** Shows what the conversation changed; the rest of the page stands as it is. */
function renderTalk() {
  face.render();
  chat.render(view?.seat?.ticket);
  paper.render();
  const { code } = talk.state;
  byId('code').hidden = !(code && view?.seat);
  setText(byId('code-theirs'), halves(code).theirs);
  setText(byId('code-yours'), halves(code).yours);
}

function press(name, button) {
  return whileBusy(button, async () => {
    const { path, body, to } = ACTIONS[name]();
    try {
      await post(path, body, to);
    } catch (problem) {
      notice(problemWords(problem, words));
    }
  });
}

/** Rings once for each call and each repetition. */
function ring() {
  const call = view.ticket?.stage === 'called' ? `${view.ticket.calledAt} ${view.ticket.recalls ?? 0}` : null;
  if (call && call !== rung) {
    check.ring();
    navigator.vibrate?.([300, 150, 300, 150, 600]);
  }
  rung = call;
}

function show(next) {
  const left = view?.seat && view.seat.ticket !== next.seat?.ticket;
  view = next;
  const { seat } = view;
  talk.update(seat ? { ticket: seat.ticket, stage: seat.stage, withOfficer: seat.attention === 'with-officer' } : null);
  if (left) {
    face.clear();
    chat.clear();
  }
  ring();
  render();
}

languageToggle(byId('language'), words);
words.onChange(render);
render();
// a door that opens at an hour opens on the page, too
everySecond(clock, () => view?.booking.state === 'confirmed' && homeState(view, clock.now()).key !== shown && render());
// another booking is another page
addEventListener('hashchange', () => location.reload());

const onState = connectionStrip(byId('strip'), words);
follow(`${address}/home/live`, {
  whileHidden: true,
  authorization,
  onState(state) {
    onState(state);
    refused = state.state === 'refused';
    if (refused) {
      view = null;
      byId('strip').hidden = true;
      render();
    }
  },
  onView(next) {
    clock.set(next.now, next.clockSpeed);
    show(next);
  },
});
