// A participant's phone: /follow/{secret}. Place, range, and the booth when it is their turn. Small on purpose: it
// loads one language, and nothing that the phone does not need.

import { problemWords, randomUuid, send, whileBusy } from '/display-board/shared/actions.js';
import { chime } from '/display-board/voice/chime.js';
import { branchClock } from '/display-board/shared/clock.js';
import { connectionStrip } from '/display-board/shared/connection.js';
import { api, byId, el, pathParts, reconcile, setText } from '/display-board/shared/dom.js';
import { browserLanguage, languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { follow } from '/display-board/shared/live.js';
import { notices } from '/display-board/shared/notices.js';
import { unservedWords, waitWords } from '/display-board/shared/wait-words.js';
import { ask } from './ask.js';
import { deferrals, enoughFrom, followState, moreTimes } from './follow-state.js';

const [, secret] = pathParts();
const address = api('follow', secret ?? '');

// The ticket says its language with the first view; until then, and where it says none, the phone's own is the best guess.
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n/follow'], { usual: browserLanguage() });
const clock = branchClock();
const notice = notices(byId('notices'), words);
const bell = chime({ volume: 0.9 });

let view = null;
let rung = null;
/** Of a deferral whose answer was lost: sent again, it is the same wish. */
let unanswered = null;

function render() {
  writeWords(words);
  if (!view) return;
  const state = followState(view);
  document.body.dataset.tone = state.tone;
  setText(byId('branch'), view.name);
  byId('ticket-card').hidden = !view.ticket;
  setText(byId('ticket'), view.ticket);
  setText(byId('service'), words.name(view.names));
  setText(byId('headline'), words.t(state.key));
  const enough = enoughFrom(view, clock.now());
  setText(byId('detail'), words.t(enough ? 'follow.enough.detail' : state.detail, {
    count: (view.recalls ?? 0) + 1,
    time: until() ? clock.time(words.language, until()) : '',
  }));
  byId('booth').hidden = !state.booth;
  setText(byId('booth'), state.booth ? `${words.t('booth')} ${view.booth}` : '');
  byId('enough').hidden = !enough;
  setText(byId('enough'), enough ? words.t('follow.enough', { time: clock.time(words.language, enough) }) : '');
  renderSteps();
  renderPlace(state);
  byId('leave').hidden = !view.mayLeave;
  byId('defer').hidden = !view.deferAtMostMinutes;
  setText(byId('defer'), words.t({ deferred: 'follow.defer.again', called: 'follow.more' }[view.stage] ?? 'follow.defer'));
  byId('coming').hidden = view.stage !== 'called' || Boolean(view.comingSince);
  byId('return').hidden = !view.mayReturn;
  byId('sound').hidden = view.stage !== 'waiting' || !byId('sound-on').hidden;
  if (view.stage !== 'waiting') byId('sound-on').hidden = true;
  document.title = title();
}

/** The steps of a visit that has several, and the papers that it lacks. */
function renderSteps() {
  const steps = view.steps ?? [];
  byId('steps').hidden = steps.length === 0;
  reconcile(byId('steps'), steps, {
    key: (step) => step.service,
    create: () => el('li', {}, el('span'), el('span.visually-hidden')),
    update(row, step) {
      row.dataset.state = step.state;
      setText(row.firstElementChild, words.name(step.names));
      setText(row.lastElementChild, ` (${words.t(`follow.step.${step.state}`)})`);
    },
  });
  byId('service').hidden = steps.length > 0;
  const missing = view.missing ?? [];
  byId('missing').hidden = missing.length === 0;
  reconcile(byId('missing'), missing, {
    key: (paper) => paper.id,
    create: () => el('li'),
    update: (row, paper) => setText(row, words.name(paper.text)),
  });
}

/** Until when what the page says holds. */
const until = () => view.heldUntil ?? view.deferredUntil ?? view.noShowAt;

function renderPlace(state) {
  byId('appointment').hidden = !(state.place && view.appointment);
  setText(byId('appointment'), view.appointment
    ? words.t('follow.appointment', { time: clock.time(words.language, view.appointment) }) : '');
  byId('behind').hidden = !(state.place && view.behindSince);
  setText(byId('behind'), view.behindSince
    ? words.t('follow.behind', { time: clock.time(words.language, view.behindSince) }) : '');
  const unlikely = state.place && view.servedToday?.likely === false;
  byId('not-today').hidden = !unlikely;
  setText(byId('instead'), unlikely ? words.name(view.servedToday.instead) || words.t('follow.notToday.stands') : '');
  byId('place').hidden = !state.place;
  setText(byId('ahead'), view.ahead === 0 ? words.t('follow.next') : words.t('follow.ahead', { count: view.ahead }));
  byId('ahead').hidden = view.ahead === undefined;
  byId('wait-line').hidden = !view.wait && !view.unserved;
  byId('wait-of').hidden = Boolean(view.unserved);
  setText(byId('wait'), view.unserved ? unservedWords(view.unserved, words.language) : waitWords(view.wait, words.language));
}

function title() {
  if (view.stage === 'called') return words.t('follow.title.called', { booth: view.booth, ticket: view.ticket });
  if (view.stage === 'waiting' && view.ahead !== undefined) {
    return words.t('follow.title.ahead', { ticket: view.ticket, count: view.ahead });
  }
  return view.ticket ?? words.t(followState(view).key);
}

/** Rings and shakes once for each call and recall; a phone that may do neither still shows it. */
function ring() {
  const call = view.stage === 'called' ? `${view.calledAt} ${view.recalls ?? 0}` : null;
  if (call && call !== rung) {
    bell.play().catch(() => {});
    if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.([300, 150, 300, 150, 600]);
    if (document.hidden) notify();
  }
  rung = call;
}

/** Where the participant allowed it, and the browser can: some only let an installed page do so. */
function notify() {
  if (globalThis.Notification?.permission !== 'granted') return;
  try {
    new Notification(title(), { tag: view.ticket, body: words.t('follow.called.detail'), icon: '/display-board/shared/icon.svg' });
  } catch {
    // The sound and the page itself tell it.
  }
}

function command(button, work) {
  return whileBusy(button, async () => {
    try {
      await work();
    } catch (problem) {
      notice(problemWords(problem, words));
    }
  });
}

byId('leave').addEventListener('click', async (event) => {
  const button = event.currentTarget;
  const sure = await ask({
    title: words.t('follow.leave.title'),
    detail: words.t('follow.leave.detail', { ticket: view.ticket }),
    confirm: words.t('follow.leave.yes'),
    cancel: words.t(view.stage === 'called' ? 'follow.leave.stay' : 'follow.leave.no'),
    danger: true,
  });
  if (sure) await command(button, () => send('DELETE', address));
});
byId('return').addEventListener('click', (event) => command(event.currentTarget, () => send('POST', `${address}/return`)));
byId('coming').addEventListener('click', (event) => command(event.currentTarget, () => send('POST', `${address}/coming`)));
byId('defer').addEventListener('click', async (event) => {
  const button = event.currentTarget;
  const chosen = await ask(view.stage === 'called' ? moreTime() : comeBackLater());
  if (chosen) await command(button, () => defer(Number(chosen.value)));
});

function comeBackLater() {
  return {
    title: words.t('follow.defer.title'),
    detail: words.t('follow.defer.detail'),
    choices: deferrals(view.deferAtMostMinutes).map((minutes) => ({ value: minutes, label: words.t('follow.defer.in', { minutes }) })),
    confirm: words.t('follow.defer.yes'),
    cancel: words.t('follow.leave.no'),
  };
}

function moreTime() {
  return {
    title: words.t('follow.more.title'),
    detail: words.t(view.returnsInPlaceLeft === 1 ? 'follow.more.last' : 'follow.more.detail'),
    choices: moreTimes(view.deferAtMostMinutes).map((minutes) => ({ value: minutes, label: words.t('follow.more.for', { minutes }) })),
    confirm: words.t('follow.more.yes'),
    cancel: words.t('follow.more.no'),
  };
}

async function defer(minutes) {
  unanswered = unanswered?.minutes === minutes ? unanswered : { minutes, requestId: randomUuid() };
  try {
    await send('POST', `${address}/defer`, unanswered);
    unanswered = null;
  } catch (problem) {
    if (!problem.lost) unanswered = null;
    throw problem;
  }
}

byId('sound').addEventListener('click', async () => {
  // asked only here, by a press: a page that asks by itself is refused for ever
  globalThis.Notification?.requestPermission?.();
  await bell.unlock();
  byId('sound').hidden = true;
  byId('sound-on').hidden = false;
});

languageToggle(byId('language'), words);
words.onChange(render);
render();

const onState = connectionStrip(byId('strip'), words);
follow(`${address}/live`, {
  whileHidden: true,
  onState(state) {
    onState(state);
    if (state.state === 'refused') {
      view = { stage: 'unknown' };
      byId('strip').hidden = true;
      render();
    }
  },
  onView(next) {
    view = next;
    clock.set(next.now, next.clockSpeed);
    ring();
    render();
    words.suggest(next.language);
  },
});
