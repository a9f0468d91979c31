// The wall board of a branch: /board/{branch}. With ?groups=g1,g2 it shows and speaks only the calls of these booth
// groups, for a hall of their own; with ?theme=light it is light.

import { announcer, callsToAnnounce } from './announcer.js';
import { fittingRows, callRow } from './board-list.js';
import { chime } from './chime.js';
import { branchClock, everySecond } from './clock.js';
import { connectionStrip } from './connection.js';
import { api, byId, el, pathParts, reconcile, setText } from './dom.js';
import { openWords, writeWords } from './i18n.js';
import { follow } from './live.js';
import { callSentence, SPOKEN } from './number-words.js';
import { speak } from './speech.js';
import { waitWords } from './wait-words.js';

const ANNOUNCED_KEPT = 50;
const ROOMY_SERVICES = 6;

const [, branch] = pathParts();
const options = new URLSearchParams(location.search);
const groups = options.get('groups')?.split(',').filter(Boolean);
if (options.get('theme') === 'light') document.documentElement.dataset.theme = 'light';

const words = await openWords(['/display-board/i18n'], { languages: ['id', 'en'], remember: false });
writeWords(words);

const clock = branchClock();
const toAnnounce = callsToAnnounce();
const bell = chime({
  onBlocked: (blocked) => {
    byId('muted').hidden = !blocked;
    showFoot();
  },
});

let view = null;
let announcing = null;

const calls = announcer({
  show(call) {
    announcing = call;
    log(call);
    renderNow();
    restartMotion();
  },
  chime: () => bell.play(),
  speak: (call) => speak(sentences(call)),
  idle() {
    announcing = null;
    renderNow();
  },
});

function render(next) {
  view = { ...next, calls: ours(next.calls) };
  clock.set(view.now);
  renderClock();
  setText(byId('branch'), view.name);
  setText(byId('message'), view.message ?? '');
  showFoot();
  renderWaiting();
  renderCalls();
  calls.announce(toAnnounce(view));
  renderNow();
}

function ours(all) {
  return groups ? all.filter((call) => groups.includes(call.group)) : all;
}

/** The large place: the call that is being announced, else the newest; before the first call of a day, a greeting. */
function renderNow() {
  const call = announcing ?? view.calls[0];
  byId('now').classList.toggle('announcing', announcing !== null);
  byId('now-call').hidden = !call;
  if (call) {
    const ticket = byId('now-ticket');
    setText(ticket, call.ticket);
    ticket.dataset.signs = String(call.ticket.length);
    setText(byId('now-booth'), call.booth);
  }
  note(call ? (call.recalls > 0 ? 'board.recall' : null) : view.open ? 'board.none' : 'board.closed', !call);
  for (const row of byId('calls').children) {
    row.classList.toggle('large', row.dataset.key === String(call?.announcement));
  }
}

function note(key, plain) {
  const place = byId('now-note');
  place.hidden = !key;
  place.classList.toggle('plain', plain);
  place.replaceChildren(...(key ? inBoth((language) => words.tIn(language, key)) : []));
}

function renderCalls() {
  reconcile(byId('calls'), view.calls, { key: (call) => call.announcement, ...callRow });
  fit();
}

/** Says how many of the calls have no room, instead of hiding them. */
function fit() {
  const beyond = fittingRows(byId('calls'));
  const more = byId('more');
  more.hidden = beyond === 0;
  setText(more, words.t('board.more', { count: beyond }));
}

function renderWaiting() {
  const list = byId('waiting');
  list.classList.toggle('many', view.waiting.length > ROOMY_SERVICES);
  byId('waiting-section').hidden =
    view.waiting.length === 0 || (!view.open && view.waiting.every((service) => service.count === 0));
  reconcile(list, view.waiting, {
    key: (service) => service.service,
    create: () => el('li.waiting-row', {}, el('span.waiting-letter'), el('span.waiting-name'),
      el('span.waiting-count.number'), el('span.waiting-wait.number')),
    update(row, service) {
      const [letter, name, count, wait] = row.children;
      setText(letter, service.letter);
      name.replaceChildren(...inBoth((language) => words.name(service.names, language)));
      count.replaceChildren(...inBoth((language) => words.tIn(language, 'board.count', { count: service.count })));
      wait.replaceChildren(...inBoth((language) => waitWords(service.wait, language)));
    },
  });
}

function inBoth(text) {
  return ['id', 'en'].map((language) => el('span', { lang: language }, text(language)));
}

function showFoot() {
  byId('message').hidden = !view?.message;
  byId('foot').hidden = !view?.message && byId('muted').hidden;
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
document.addEventListener('pointerdown', () => bell.unlock());
document.addEventListener('keydown', () => bell.unlock());

const onState = connectionStrip(byId('strip'), words, { bothLanguages: true });
follow(`${api('branches', branch, 'board')}/live`, { onView: render, onState, whileHidden: true });
