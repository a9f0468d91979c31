// The officer's console: /officer/{branch}/{group}. The tiles change when the feed says so and never before; a button
// only shows that its press is on its way.

import { branchClock, everySecond } from '/display-board/shared/clock.js';
import { connectionStrip } from '/display-board/shared/connection.js';
import { api, byId, pathParts, reconcile, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { follow } from '/display-board/shared/live.js';
import { notices } from '/display-board/shared/notices.js';
import { isTraining } from '/display-board/shared/training.js';
import { tileStage } from './booth-actions.js';
import { officerCommands } from './officer-commands.js';
import { renderDuty, tickPause } from './officer-duty.js';
import { boothKeys, listenForKeys } from './officer-keys.js';
import { papersPanel } from './officer-papers.js';
import { officerRoom } from './officer-room.js';
import { askShortcuts, shortcuts, USUAL } from './officer-shortcuts.js';
import { replacements, watchPresses } from './officer-replaced.js';
import { officerTurns } from './officer-turns.js';
import { renderDeferred, renderFetching, renderHeld, renderQueue } from './officer-side.js';
import { visitPanel } from './officer-visit.js';
import { signedInAs } from './signed-in.js';
import { createTile, tickTile, updateTile } from './officer-tile.js';

const [, branch, group] = pathParts();
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const clock = branchClock();
const notice = notices(byId('notices'), words);
let view = null;
let selected = null;
const keys = shortcuts();
const turns = officerTurns({ words, turn });
const shown = replacements();

const commands = officerCommands({ branch, group, words, notice, view: () => view, leave: turns.leave });
const room = await officerRoom({
  branch, group, words, clock, keys, notice, tick: commands.tick, changed: renderAgain,
});
const sentPapers = papersPanel(byId('sent-papers'), { branch, words });
const aboutVisit = visitPanel(byId('visit'), {
  words,
  tick(booth, id, ticked, box) {
    if (meant(`booth ${booth.booth}`)) commands.tick(booth.visit, id, ticked, box);
    else box.checked = !ticked;
  },
  prompt(booth, request, button) {
    if (!meant(`booth ${booth.booth}`)) return;
    if (request.prompt === 'show') room.askDocument(booth.booth);
    commands.prompt(booth, request, button);
  },
  note: commands.note,
  free: renderAgain,
  steps: { services: () => view.services, ...commands.steps },
});

function render() {
  writeWords(words);
  renderKeys();
  setText(byId('group'), view ? words.name(view.groupNames) || group : group);
  if (!view) return;
  setText(byId('branch'), view.name);
  renderDuty(view, { words, clock });
  renderTiles();
  renderSide();
  const needing = view.booths.filter((booth) => tileStage(booth) === 'needs-officer').length;
  document.title = `${needing > 0 ? `(${needing}) ` : ''}${words.t('officer.title')} · ${group}`;
  tick();
}

/** Whether a press at that place was meant for the visit that is shown there; else the person is told. */
function meant(place) {
  const before = shown.before(place);
  if (before) sayGone(before);
  return !before;
}

function sayGone(ticket) {
  notice(words.t('officer.replaced', { ticket }));
}

/** The place to which a button belongs. */
function placeOf(button) {
  const booth = button.closest('#visit') ? selected : button.closest('.tile')?.dataset.booth;
  return booth && `${button.dataset.action === 'undo' ? 'undo' : 'booth'} ${booth}`;
}

function act(name, booth, button) {
  if (meant(`${name === 'undo' ? 'undo' : 'booth'} ${booth.booth}`)) commands.act(name, booth, button);
}

function renderAgain() {
  if (view) renderTiles();
}

/** The tiles stand in the order of the doors and stay there: a face that moves is lost from sight, and its video stops. */
function renderTiles() {
  const digits = boothKeys(view.booths);
  if (!(selected in digits)) selected = firstBooth(digits);
  byId('tiles').style.setProperty('--booths', view.booths.length);
  byId('tiles').style.setProperty('--selected', digits[selected]);
  byId('tiles').dataset.slot = `${words.t('booth')} ${selected} ▾`;
  reconcile(byId('tiles'), Object.keys(digits).sort((a, b) => digits[a] - digits[b]).map(boothOf), {
    key: (booth) => booth.booth,
    create: () => createTile({ onSelect: select, onAction: act }),
    update: (tile, booth) => updateTile(tile, booth, {
      words, clock, key: digits[booth.booth], selected: booth.booth === selected, note: noteOf(booth.visit),
      shown: keys.shown,
    }),
  });
  renderVisit();
  for (const tile of byId('tiles').children) room.face(tile, tile.dataset.booth);
}

/** Where the officer is, else the first door. */
function firstBooth(digits) {
  const attended = view.booths.find((booth) => booth.visit?.attention === 'with-officer');
  return attended?.booth ?? Object.keys(digits).find((booth) => digits[booth] === '1') ?? null;
}

function boothOf(booth) {
  return view.booths.find((one) => one.booth === booth);
}

function renderKeys() {
  document.documentElement.dataset.keys = keys.off ? 'off' : 'on';
  for (const key of document.querySelectorAll('kbd[data-key]')) setText(key, keys.shown(key.dataset.key));
}

function noteOf(visit) {
  return (visit && view.notes?.[visit.ticket]) ?? '';
}

function renderVisit() {
  const booth = boothOf(selected);
  aboutVisit.update(booth, noteOf(booth?.visit));
  // only who has booked has sent papers, and a training has no bookings
  sentPapers.update(booth?.visit?.appointment && !isTraining ? api('branches', branch, 'tickets', booth.visit.ticket, 'papers') : null);
  room.show(view, booth);
  byId('desk').classList.toggle('with-visit', aboutVisit.shown || room.talking);
}

function renderSide() {
  turns.update(view);
  setText(byId('callable'), view.callable === 'yes'
    ? words.t('officer.callable') : words.has(`refusal.${view.callable}`) ? words.t(`refusal.${view.callable}`) : view.callable);
  byId('call-next').classList.toggle('primary', view.callable === 'yes');
  byId('held-panel').hidden = view.held.length === 0;
  setText(byId('held-count'), view.held.length);
  byId('deferred-panel').hidden = !view.deferred?.length;
  setText(byId('deferred-count'), view.deferred?.length);
  byId('fetching-panel').hidden = !view.fetching?.length;
  setText(byId('fetching-count'), view.fetching?.length);
  setText(byId('queue-count'), view.queue.count);
  const beyond = view.queue.count - view.queue.next.length;
  byId('queue-more').hidden = view.queue.count > 0 && beyond <= 0;
  setText(byId('queue-more'), view.queue.count === 0
    ? words.t('officer.queue.empty') : words.t('officer.queue.more', { count: beyond }));
}

function tick() {
  setText(byId('clock'), clock.time(words.language));
  tickPause(view, { words, clock });
  for (const tile of byId('tiles').children) tickTile(tile, { words, clock });
  renderHeld(byId('held'), view.held, { words, clock, freeBooth: freeBooth(), onResume: commands.resume, onReturn: commands.putBack });
  renderQueue(byId('queue'), view.queue, view.services, { words, clock });
  renderDeferred(byId('deferred'), view.deferred ?? [], view.services, { words, clock });
  renderFetching(byId('fetching'), view.fetching ?? [], { words, clock, onReturn: commands.putBack });
}

/** The booth in which a held visit would go on: the chosen one if it is free, else the first free one. */
function freeBooth() {
  const free = view.booths.filter((booth) => tileStage(booth) === 'free').map((booth) => booth.booth);
  return free.includes(selected) ? selected : free[0];
}

/** Makes a booth the large one. Nothing else does: a call or an alarm never moves the selection under a hand. */
function select(booth) {
  if (booth === selected) return;
  selected = booth;
  if (view) renderTiles();
}

function tileOf(booth) {
  return [...byId('tiles').children].find((tile) => tile.dataset.booth === booth);
}

/** Turns to a booth: it becomes the large one, and the server is told that the officer is there. */
function turn(booth, ticket, button) {
  if (!meant('suggest')) return;
  tileOf(booth)?.focus();
  commands.attend(booth, ticket, button);
}

function signOn(event) {
  event.preventDefault();
  commands.signOn(byId('sign-on').querySelector('button'));
}

/** What the keys of the console do; each says whether there was something to do. */
const KEYS = {
  [USUAL['call-next']]: () => press(byId('call-next')),
  [USUAL.suggested]: () => press(byId('suggest')),
  [USUAL.leave]: () => !byId('leave').hidden && done(turns.next),
  [USUAL.papers]: () => aboutVisit.shown && done(aboutVisit.focusPapers),
  [USUAL.sent]: () => sentPapers.shown && done(sentPapers.focus),
  [USUAL.note]: () => aboutVisit.shown && done(aboutVisit.focusNote),
  [USUAL.prompts]: () => aboutVisit.shown && done(aboutVisit.focusPrompts),
  [USUAL.chat]: () => room.chat(),
  [USUAL.microphone]: () => room.microphone(),
  [USUAL.talk]: () => done(() => room.hold(true)),
  [USUAL.pause]: () => press(byId('pause')),
};

function press(button) {
  return !button.closest('[hidden]') && done(() => button.click());
}

function done(act) {
  act();
  return true;
}

listenForKeys((pressed, target) => {
  if (!view) return false;
  if (pressed === 'ENTER') return target.matches('.tile') && action(USUAL.attend);
  const key = keys.usual(pressed);
  if (key in KEYS) return KEYS[key]();
  const booth = Object.entries(boothKeys(view.booths)).find(([, digit]) => digit === key)?.[0];
  return booth ? done(() => tileOf(booth)?.focus()) : action(key);
});

function action(key) {
  const button = [...(tileOf(selected)?.querySelectorAll('[data-action]') ?? [])].find((one) => one.dataset.usual === key);
  return Boolean(button) && press(button);
}

watchPresses(shown, placeOf, sayGone);
document.addEventListener('keyup', (event) => keys.usual(event.key.toUpperCase()) === USUAL.talk && room.hold(false));
document.addEventListener('done', () => tileOf(selected)?.focus());
byId('keys').addEventListener('click', () => askShortcuts(keys, words, render));
byId('sign-on').addEventListener('submit', signOn);
byId('sign-off').addEventListener('click', () => commands.signOff(byId('sign-off')));
byId('pause').addEventListener('click', () => commands.pauseOrResume(byId('pause')));
byId('announce').addEventListener('click', () => commands.announceReturn(byId('announce')));
byId('call-next').addEventListener('click', () => commands.callNext(byId('call-next')));
for (const segment of document.querySelectorAll('[data-mode]')) {
  segment.addEventListener('click', () => commands.mode(segment.dataset.mode, segment));
}
languageToggle(byId('language'), words);
// its own window: a conversation would end with this one
byId('appointments').href = `/appointments/${encodeURIComponent(branch)}`;
byId('appointments').hidden = isTraining;
signedInAs(words).then(render);
words.onChange(render);
render();
everySecond(clock, () => view && tick());

// Kept while hidden: an officer works in other tabs too, and the title says how many are waiting for them.
follow(`${api('branches', branch, 'groups', group)}/live`, {
  whileHidden: true,
  onState: connectionStrip(byId('strip'), words),
  onView(next) {
    view = next;
    clock.set(next.now, next.clockSpeed);
    shown.seeAll(next);
    room.follow(next);
    render();
  },
});
