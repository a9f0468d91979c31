// The officer's console: /officer/{branch}/{group}. The tiles change when the feed says so and never before; a button
// only shows that its press is on its way.

import { branchClock, everySecond } from '/display-board/shared/clock.js';
import { connectionStrip } from '/display-board/shared/connection.js';
import { api, byId, el, pathParts, reconcile, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { follow } from '/display-board/shared/live.js';
import { notices } from '/display-board/shared/notices.js';
import { tileStage } from './booth-actions.js';
import { officerCommands } from './officer-commands.js';
import { boothKeys, listenForKeys } from './officer-keys.js';
import { officerOnDuty } from './officer-name.js';
import { restingOrder } from './officer-order.js';
import { renderDeferred, renderHeld, renderQueue } from './officer-side.js';
import { visitPanel } from './officer-visit.js';
import { signedInAs } from './signed-in.js';
import { createTile, tickTile, updateTile } from './officer-tile.js';
import { minutesLate, returnWords } from './pause.js';

const [, branch, group] = pathParts();
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const clock = branchClock();
const notice = notices(byId('notices'), words);
const order = restingOrder(byId('tiles'), () => view && renderTiles());

const commands = officerCommands({ branch, group, words, notice, view: () => view, freeBooth, called: select });
const aboutVisit = visitPanel(byId('visit'), {
  words,
  tick: commands.tick,
  prompt: commands.prompt,
  note: (visit, text) => commands.note(visit, text, byId('note')),
});

let view = null;
let selected = null;

function render() {
  writeWords(words);
  setText(byId('group'), view ? words.name(view.groupNames) || group : group);
  if (!view) return;
  setText(byId('branch'), view.name);
  renderDuty();
  renderTiles();
  renderSide();
  const needing = view.booths.filter((booth) => tileStage(booth) === 'needs-officer').length;
  document.title = `${needing > 0 ? `(${needing}) ` : ''}${words.t('officer.title')} · ${group}`;
  tick();
}

function renderDuty() {
  const { duty } = view;
  byId('sign-on').hidden = Boolean(duty);
  byId('duty').hidden = byId('pause').hidden = byId('sign-off').hidden = byId('load').hidden = !duty;
  setText(byId('duty'), officerOnDuty(duty, words));
  setText(byId('pause').firstElementChild, words.t(duty?.paused ? 'officer.resume' : 'officer.pause'));
  byId('pause').classList.toggle('primary', Boolean(duty?.paused));
  byId('paused').hidden = !duty?.paused;
  tickPause();
  const dots = Math.max(view.concurrency, view.load);
  byId('dots').replaceChildren(...Array.from({ length: dots }, (_, index) =>
    el(`span.dot${index < view.load ? '.taken' : ''}${index >= view.concurrency ? '.over' : ''}`)));
  setText(byId('load-words'), words.t('officer.load.of', { load: view.load, concurrency: view.concurrency }));
  for (const segment of document.querySelectorAll('[data-mode]')) {
    segment.setAttribute('aria-pressed', String(segment.dataset.mode === view.mode));
  }
}

function tickPause() {
  const paused = view.duty?.paused;
  if (!paused) return;
  byId('paused').classList.toggle('late', minutesLate(paused, clock) > 0);
  setText(byId('paused-words'), [words.t('officer.paused', { time: clock.time(words.language, paused.since) }),
    paused.reason, returnWords(paused, { words, clock })].filter(Boolean).join(' · '));
}

function renderTiles() {
  const keys = boothKeys(view.booths);
  if (!(selected in keys)) selected = view.booths[0]?.booth ?? null;
  reconcile(byId('tiles'), order(view.booths), {
    key: (booth) => booth.booth,
    create: () => createTile({ onSelect: select, onAction: commands.act }),
    update: (tile, booth) => updateTile(tile, booth, {
      words, clock, key: keys[booth.booth], selected: booth.booth === selected, note: noteOf(booth.visit),
    }),
  });
  renderVisit();
}

function noteOf(visit) {
  return (visit && view.notes?.[visit.ticket]) ?? '';
}

function renderVisit() {
  const booth = view.booths.find((one) => one.booth === selected);
  aboutVisit.update(booth, noteOf(booth?.visit));
}

function renderSide() {
  setText(byId('callable'), view.callable === 'yes'
    ? words.t('officer.callable') : words.has(`refusal.${view.callable}`) ? words.t(`refusal.${view.callable}`) : view.callable);
  byId('call-next').classList.toggle('primary', view.callable === 'yes');
  renderSuggestion();
  byId('held-panel').hidden = view.held.length === 0;
  setText(byId('held-count'), view.held.length);
  byId('deferred-panel').hidden = !view.deferred?.length;
  setText(byId('deferred-count'), view.deferred?.length);
  setText(byId('queue-count'), view.queue.count);
  const beyond = view.queue.count - view.queue.next.length;
  byId('queue-more').hidden = view.queue.count > 0 && beyond <= 0;
  setText(byId('queue-more'), view.queue.count === 0
    ? words.t('officer.queue.empty') : words.t('officer.queue.more', { count: beyond }));
}

function renderSuggestion() {
  const { suggest } = view;
  byId('suggest').hidden = !suggest;
  if (!suggest) return;
  setText(byId('suggest-who'), words.t('officer.suggest', suggest));
  setText(byId('suggest-why'), words.t(`officer.suggest.${suggest.reason}`));
}

/** To whom the server suggests, if they are still there. */
function attendSuggested() {
  const booth = view.booths.find((one) => one.booth === view.suggest.booth);
  if (booth?.visit?.ticket !== view.suggest.ticket) return;
  select(booth.booth);
  commands.act('attend', booth, byId('suggest'));
}

function tick() {
  setText(byId('clock'), clock.time(words.language));
  tickPause();
  for (const tile of byId('tiles').children) tickTile(tile, { words, clock });
  renderHeld(byId('held'), view.held, { words, clock, freeBooth: freeBooth(), onResume: commands.resume, onReturn: commands.putBack });
  renderQueue(byId('queue'), view.queue, view.services, { words, clock });
  renderDeferred(byId('deferred'), view.deferred ?? [], view.services, { words, clock });
}

/** The booth in which a held visit would go on: the chosen one if it is free, else the first free one. */
function freeBooth() {
  const free = view.booths.filter((booth) => tileStage(booth) === 'free').map((booth) => booth.booth);
  return free.includes(selected) ? selected : free[0];
}

function select(booth) {
  if (booth === selected) return;
  selected = booth;
  for (const tile of byId('tiles').children) tile.classList.toggle('selected', tile.dataset.booth === booth);
  if (view) renderVisit();
}

function signOn(event) {
  event.preventDefault();
  commands.signOn(byId('sign-on').querySelector('button'));
}

listenForKeys((key) => {
  if (!view) return false;
  if (key === 'N') {
    byId('call-next').click();
    return true;
  }
  if (key === 'G' && view.suggest) {
    byId('suggest').click();
    return true;
  }
  if (key === 'D' && !byId('visit').hidden) {
    aboutVisit.focusPapers();
    return true;
  }
  if (key === 'M' && !byId('visit').hidden) {
    aboutVisit.focusNote();
    return true;
  }
  if (key === 'B' && !byId('visit').hidden) {
    byId('visit').querySelector('[data-prompt]').focus();
    return true;
  }
  if (key === 'P' && view.duty) {
    byId('pause').click();
    return true;
  }
  const booth = Object.entries(boothKeys(view.booths)).find(([, digit]) => digit === key)?.[0];
  const tiles = [...byId('tiles').children];
  if (booth) {
    tiles.find((tile) => tile.dataset.booth === booth)?.focus();
    return true;
  }
  const action = [...(tiles.find((tile) => tile.dataset.booth === selected)?.querySelectorAll('[data-action]') ?? [])]
    .find((button) => button.querySelector('kbd').textContent === key);
  action?.click();
  return Boolean(action);
});

byId('visit').addEventListener('done', () =>
  [...byId('tiles').children].find((tile) => tile.dataset.booth === selected)?.focus());
byId('sign-on').addEventListener('submit', signOn);
byId('sign-off').addEventListener('click', () => commands.signOff(byId('sign-off')));
byId('pause').addEventListener('click', () => commands.pauseOrResume(byId('pause')));
byId('announce').addEventListener('click', () => commands.announceReturn(byId('announce')));
byId('suggest').addEventListener('click', attendSuggested);
byId('call-next').addEventListener('click', () => commands.callNext(byId('call-next')));
for (const segment of document.querySelectorAll('[data-mode]')) {
  segment.addEventListener('click', () => commands.mode(segment.dataset.mode, segment));
}
languageToggle(byId('language'), words);
signedInAs(words);
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
    render();
  },
});
