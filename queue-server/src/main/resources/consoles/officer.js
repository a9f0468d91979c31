// The officer's console: /officer/{branch}/{group}. The tiles change when the feed says so and never before; a button
// only shows that its press is on its way.

import { problemWords, randomUuid, send, sendSafely, whileBusy } from '/display-board/actions.js';
import { branchClock, everySecond } from '/display-board/clock.js';
import { connectionStrip } from '/display-board/connection.js';
import { api, byId, el, pathParts, reconcile, setText } from '/display-board/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/i18n.js';
import { follow } from '/display-board/live.js';
import { notices } from '/display-board/notices.js';
import { ask } from './ask.js';
import { tileStage } from './booth-actions.js';
import { boothKeys, listenForKeys } from './officer-keys.js';
import { restingOrder } from './officer-order.js';
import { renderDeferred, renderHeld, renderQueue } from './officer-side.js';
import { visitPanel } from './officer-visit.js';
import { createTile, tickTile, updateTile } from './officer-tile.js';
import { askPause, askReturn, minutesLate, returnWords } from './pause.js';

const REMEMBERED = 'bilik.officer';
const OUTCOMES = ['served', 'documents-missing', 'not-eligible', 'referred', 'other'];
const HOLD_REASONS = ['papers', 'copy', 'bank', 'other'];

const [, branch, group] = pathParts();
const groupAddress = api('branches', branch, 'groups', group);
const boothAddress = (booth) => api('branches', branch, 'booths', booth);

const words = await openWords(['/display-board/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const clock = branchClock();
const notice = notices(byId('notices'), words);
const order = restingOrder(byId('tiles'), () => view && renderTiles());

const aboutVisit = visitPanel(byId('visit'), {
  words,
  tick: (visit, id, ticked, box) => command(box, async () => {
    try {
      await send('PUT', api('branches', branch, 'tickets', visit.ticket, 'documents', id), { ticked });
    } catch (problem) {
      box.checked = !ticked;
      throw problem;
    }
  }),
  prompt: (booth, request, button) => command(button, () =>
    send('POST', `${boothAddress(booth.booth)}/prompt`, { ticket: booth.visit.ticket, ...request })),
  note: (visit, text) => command(byId('note'), () =>
    send('PUT', api('branches', branch, 'tickets', visit.ticket, 'note'), { text })),
});

let view = null;
let selected = null;

function render() {
  writeWords(words);
  setText(byId('group'), group);
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
  setText(byId('duty'), duty?.officer);
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
    create: () => createTile({ onSelect: select, onAction: act }),
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

function tick() {
  setText(byId('clock'), clock.time(words.language));
  tickPause();
  for (const tile of byId('tiles').children) tickTile(tile, { words, clock });
  renderHeld(byId('held'), view.held, { words, clock, freeBooth: freeBooth(), onResume: resume, onReturn: putBack });
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

/** Runs a command behind its button, and tells the person where it did not work. */
function command(button, work) {
  return whileBusy(button, async () => {
    try {
      return await work();
    } catch (problem) {
      notice(problemWords(problem, words));
      return undefined;
    }
  });
}

/** An action on the visit in a booth. It names its ticket, so a late press never hits whoever came after. */
async function act(name, booth, button) {
  if (name === 'undo') {
    await command(button, () => send('POST', `${boothAddress(booth.booth)}/undo`, { ticket: booth.last.ticket }));
    return;
  }
  const { ticket } = booth.visit;
  const body = await detailsOf(name, booth);
  if (!body) return;
  await command(button, async () => {
    await send('POST', `${boothAddress(booth.booth)}/${name === 'outcome' ? 'complete' : name}`, { ticket, ...body });
    if (name === 'no-show') {
      notice(words.t('officer.no-show.done', { ticket }), {
        calm: true, label: words.t('officer.held.return'), act: () => putBack({ ticket }, byId('call-next')),
      });
    }
  });
}

/** What an action needs to know beyond its ticket; null if the person thought better of it. */
async function detailsOf(name, booth) {
  const title = `${words.t(`action.${name}`)} · ${booth.visit.ticket}`;
  // The usual end is one press: it can be taken back.
  if (name === 'complete') return { outcome: OUTCOMES[0] };
  if (name === 'outcome') {
    const chosen = await choose(title, OUTCOMES.map((value) => ({ value, label: words.t(`outcome.${value}`) })));
    return chosen && { outcome: chosen.value };
  }
  if (name === 'hold') {
    const chosen = await chooseReason(title, 'hold', HOLD_REASONS);
    return chosen && { reason: chosen };
  }
  if (name === 'transfer') {
    const others = view.services.filter((service) => service.id !== booth.visit.service);
    const chosen = await choose(title, others.map((service) => ({
      value: service.id, label: `${service.letter} · ${words.name(service.names)}`,
    })));
    return chosen && { service: chosen.value };
  }
  return {};
}

function choose(title, choices, text) {
  return ask({ title, choices, text, confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel') });
}

async function chooseReason(title, kind, reasons) {
  const choices = reasons.map((value) => ({ value, label: words.t(`${kind}.${value}`) }));
  const chosen = await choose(title, choices, { label: words.t('ask.note') });
  if (!chosen) return null;
  return chosen.text || words.t(`${kind}.${chosen.value}`);
}

function resume(visit, button) {
  const booth = freeBooth();
  return command(button, () => send('POST', `${boothAddress(booth)}/resume`, { ticket: visit.ticket }));
}

function putBack(visit, button) {
  return command(button, () => send('POST', `${api('branches', branch, 'tickets', visit.ticket)}/return`));
}

function callNext() {
  // One id for one press: where the answer is lost, the second try does not call a second visit.
  const requestId = randomUuid();
  return command(byId('call-next'), async () => {
    const called = await sendSafely('POST', `${groupAddress}/call-next`, { requestId });
    if (called?.booth) select(called.booth);
  });
}

async function pauseOrResume() {
  const button = byId('pause');
  if (view.duty?.paused) {
    await command(button, () => send('POST', `${groupAddress}/resume`));
    return;
  }
  const asked = await askPause(words, { title: words.t('officer.pause.title'), confirm: words.t('officer.pause') });
  if (asked) await command(button, () => send('POST', `${groupAddress}/pause`, asked));
}

async function announceReturn() {
  const asked = await askReturn(words, { title: words.t('pause.announce') });
  if (asked) await command(byId('announce'), () => send('POST', `${groupAddress}/pause`, asked));
}

async function signOff() {
  const sure = view.load === 0 || await ask({
    title: words.t('officer.sign-off'), detail: words.t('officer.sign-off.load', { load: view.load }),
    confirm: words.t('officer.sign-off'), cancel: words.t('ask.cancel'),
  });
  if (sure) await command(byId('sign-off'), () => send('POST', `${groupAddress}/sign-off`));
}

function signOn(event) {
  event.preventDefault();
  const officer = byId('officer').value.trim();
  if (!officer) return;
  remember(officer);
  command(byId('sign-on').querySelector('button'), () => send('POST', `${groupAddress}/sign-on`, { officer }));
}

function remember(officer) {
  try {
    localStorage.setItem(REMEMBERED, officer);
  } catch {
    // The name is then asked for again next time.
  }
}

function remembered() {
  try {
    return localStorage.getItem(REMEMBERED) ?? '';
  } catch {
    return '';
  }
}

listenForKeys((key) => {
  if (!view) return false;
  if (key === 'N') {
    byId('call-next').click();
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
byId('officer').value = remembered();
byId('sign-on').addEventListener('submit', signOn);
byId('sign-off').addEventListener('click', signOff);
byId('pause').addEventListener('click', pauseOrResume);
byId('announce').addEventListener('click', announceReturn);
byId('call-next').addEventListener('click', callNext);
for (const segment of document.querySelectorAll('[data-mode]')) {
  segment.addEventListener('click', () => command(segment, () =>
    send('PUT', `${groupAddress}/calling`, { mode: segment.dataset.mode })));
}
languageToggle(byId('language'), words);
words.onChange(render);
render();
everySecond(clock, () => view && tick());

// Kept while hidden: an officer works in other tabs too, and the title says how many are waiting for them.
follow(`${groupAddress}/live`, {
  whileHidden: true,
  onState: connectionStrip(byId('strip'), words),
  onView(next) {
    view = next;
    clock.set(next.now, next.clockSpeed);
    render();
  },
});
