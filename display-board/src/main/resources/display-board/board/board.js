// The wall board of a branch: /board/{branch}. With ?groups=g1,g2 it shows and speaks only the calls of these booth
// groups, for a hall of their own; with ?theme=light or contrast it is not dark. docs/board.md tells the rest.

import { announcer, callsToAnnounce } from '../voice/announcer.js';
import { awaited, callRow, fittingRows, lastOfBooths } from './board-list.js';
import { mediaArea } from './board-media.js';
import { keepSettings, SUGGESTED } from './board-settings.js';
import { bothOrInTurn, turns } from './board-turns.js';
import { inBoth, layWaiting, renderWaiting, unservedWhole } from './board-waiting.js';
import { wantedGroups, zone } from './board-zone.js';
import { callSentence, SPOKEN } from '../voice/call-words.js';
import { chime } from '../voice/chime.js';
import { clipSet } from '../voice/clips.js';
import { branchClock, everySecond } from '../shared/clock.js';
import { connectionStrip } from '../shared/connection.js';
import { api, byId, el, pathParts, reconcile, setText } from '../shared/dom.js';
import { openWords, writeWords } from '../shared/i18n.js';
import { follow } from '../shared/live.js';
import { unservedWords } from '../shared/wait-words.js';
import { isQuiet } from '../voice/quiet-hours.js';
import { loudspeaker } from '../voice/sound.js';
import { speak } from '../voice/speech.js';
import { voice } from '../voice/voice.js';

const ANNOUNCED_KEPT = 50;
/** The last call keeps the large place for itself so long before the playlist goes on. */
const MEDIA_AFTER_MILLIS = 5_000;

const [, branch] = pathParts();
const wanted = wantedGroups(location.search);

const words = await openWords(['/display-board/shared/i18n'], { languages: ['id', 'en'], remember: false });
writeWords(words);

const clock = branchClock();
const toAnnounce = callsToAnnounce();
let hall = zone(null, wanted);
let settings = SUGGESTED;
let ownWords = {};
const speaker = loudspeaker({ onBlocked: (blocked) => { byId('muted').hidden = !blocked || !audible(); } });
const speech = voice({
  speaker,
  clips: clipSet((bytes) => speaker.decode(bytes)),
  speak,
  ring: (loudness) => chime({ volume: loudness / 2 }).play(),
});
const media = mediaArea(byId('media'), { branch, words }, (shown) => {
  byId('main').classList.toggle('with-media', shown);
  if (view) lay();
});

const waitingPlaces = {
  list: byId('waiting'), shared: byId('waiting-shared'), neighbours: [...document.querySelectorAll('.stage, .last')],
};
const turn = turns(() => view && lay());

let view = null;
let announcing = null;
let mediaTimer = 0;

const calls = announcer({
  show(call) {
    announcing = call;
    clearTimeout(mediaTimer);
    yieldPlace(true);
    log(call);
    renderNow();
    restartMotion();
  },
  say: (call, how) => speech.announce(call, { ...how, languages: view.languages, loudness: loudness() }),
  idle() {
    announcing = null;
    renderNow();
    clearTimeout(mediaTimer);
    mediaTimer = setTimeout(() => yieldPlace(false), MEDIA_AFTER_MILLIS);
  },
});

/** A view from the feed. What is new in it is found out in the whole branch, and said as far as it is for this hall. */
function receive(next) {
  clock.set(next.now, next.clockSpeed);
  render(next);
  calls.announce(hall.calls(toAnnounce(next)));
}

function render(next) {
  view = { ...next, calls: hall.calls(next.calls), waiting: hall.waiting(next.waiting), whole: next };
  renderClock();
  setText(byId('branch'), view.name);
  renderMessage();
  byId('waiting-section').hidden =
    view.waiting.length === 0 || (!view.open && view.waiting.every((service) => service.count === 0));
  renderWaiting(waitingPlaces, view.waiting, words);
  lay();
  renderCalls();
  renderNow();
}

/** What staff say now, else what the branch always says; in one language as it is, in two below each other or in turn. */
function renderMessage() {
  const { message, messageInEnglish } = view;
  const both = message && messageInEnglish ? { id: message, en: messageInEnglish } : message ? {} : ownWords;
  const texts = Object.entries(both);
  const said = texts.map(([, text]) => text).join('') || message;
  byId('message').hidden = !said;
  if (byId('message').textContent === (said ?? '')) return;
  byId('message').replaceChildren(...(texts.length > 0
    ? texts.map(([language, text]) => el('span', { lang: language }, text))
    : [message ?? '']));
}

/** Gives everything its place, as far as there is room. */
function lay() {
  bothOrInTurn(byId('message'));
  layWaiting(waitingPlaces, turn.page);
  fit();
}

/** How loud a call is said now, 0 to 1. */
function loudness() {
  return audible() ? settings.voice.volume / 100 : 0;
}

function audible() {
  return settings.voice.volume > 0 && !isQuiet(settings.voice.quiet, clock.local());
}

function yieldPlace(call) {
  byId('main').classList.toggle('yielding', call);
  media.yieldTo(call);
}

function settingsCame(next, branchPlan) {
  settings = next;
  hall = zone(branchPlan, wanted);
  ownWords = branchPlan.texts?.board ?? {};
  const mark = branchPlan.logo ? `${api('branches', branch, 'pictures')}/${branchPlan.logo}` : '/display-board/shared/icon.svg';
  if (byId('mark').getAttribute('src') !== mark) byId('mark').src = mark;
  byId('mark').classList.toggle('own', Boolean(branchPlan.logo));
  media.set(settings.media);
  const booths = byId('zone-booths');
  booths.hidden = !hall.booths;
  setText(booths, `${words.t('booth')} ${hall.booths}`);
  const problem = byId('zone-problem');
  problem.hidden = hall.unknown.length === 0;
  setText(problem, ['id', 'en'].map((language) =>
    words.tIn(language, 'board.zone.unknown', { groups: hall.unknown.join(', ') })).join(' / '));
  if (view) render(view.whole);
  speaker.ready();
  speech.prepare({ letters: branchPlan.services.map(({ letter }) => letter), booths: hall.boothIds,
    languages: branchPlan.languages });
}

/** The large place: the call that is being announced, else the newest whose visit is still expected; else a greeting. */
function renderNow() {
  const call = announcing ?? awaited(view.calls)[0];
  byId('now').classList.toggle('announcing', announcing !== null);
  byId('now-call').hidden = !call;
  if (call) {
    const ticket = byId('now-ticket');
    setText(ticket, call.ticket);
    ticket.dataset.signs = String(call.ticket.length);
    setText(byId('now-booth'), call.booth);
  }
  note(call ? (call.recalls > 0 ? inWords('board.recall') : null) : withoutCall(), !call);
  for (const row of byId('calls').children) {
    row.classList.toggle('large', row.dataset.key === String(call?.announcement));
  }
}

function withoutCall() {
  const unserved = unservedWhole(view.waiting);
  if (view.open && unserved) return (language) => unservedWords(unserved, language);
  if (view.open) return inWords('board.none');
  return inWords(view.waiting.some((service) => service.count > 0) ? 'board.closing' : 'board.closed');
}

const inWords = (key) => (language) => words.tIn(language, key);

function note(text, plain) {
  const place = byId('now-note');
  place.hidden = !text;
  place.classList.toggle('plain', plain);
  place.classList.toggle('in-turn', Boolean(text) && !plain);
  place.replaceChildren(...(text ? inBoth(text) : []));
}

function renderCalls() {
  reconcile(byId('calls'), lastOfBooths(view.calls), { key: (call) => call.announcement, ...callRow });
  fit();
}

/** Says how many of the calls have no room, instead of hiding them. */
function fit() {
  const beyond = fittingRows(byId('calls'));
  const more = byId('more');
  more.hidden = beyond === 0;
  setText(more, words.t('board.more', { count: beyond }));
}

function sentences(call) {
  return view.languages.filter((language) => SPOKEN.includes(language))
    .map((language) => ({ language, text: callSentence(call, language) }));
}

/** What has been announced, in words: for screen readers, and for whoever wants to know afterwards. */
function log(call) {
  const list = byId('announced');
  const lines = sentences(call).map(({ language, text }) => el('span', { lang: language }, `${text}. `));
  list.append(el('li', { dataset: { ticket: call.ticket, announcement: call.announcement } }, lines));
  while (list.children.length > ANNOUNCED_KEPT) list.firstElementChild.remove();
}

function restartMotion() {
  for (const motion of byId('now').getAnimations()) {
    motion.cancel();
    motion.play();
  }
}

function renderClock() {
  setText(byId('clock'), clock.time('id'));
  setText(byId('zone'), clock.zone());
  setText(byId('date'), clock.date('id'));
}

everySecond(clock, () => view && renderClock());
new ResizeObserver(() => view && fit()).observe(byId('calls'));
// a strip or a message above or below leaves less room, too
new ResizeObserver(() => view && lay()).observe(byId('main'));
for (const touch of ['pointerdown', 'keydown']) document.addEventListener(touch, () => speaker.ready());
speaker.ready();

const onState = connectionStrip(byId('strip'), words, { bothLanguages: true });
keepSettings(branch, settingsCame);
follow(`${api('branches', branch, 'board')}/live`, { onView: receive, onState, whileHidden: true });
