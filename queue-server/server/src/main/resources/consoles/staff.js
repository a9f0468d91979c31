// The staff page of a branch: /staff/{branch}. Capacity, pauses, the message on the board, and the business day.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { branchClock, everySecond, stopwatch } from '/display-board/shared/clock.js';
import { connectionStrip } from '/display-board/shared/connection.js';
import { api, byId, el, pathParts, reconcile, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { follow } from '/display-board/shared/live.js';
import { notices } from '/display-board/shared/notices.js';
import { isTraining } from '/display-board/shared/training.js';
import { waitWords } from '/display-board/shared/wait-words.js';
import { ask } from './ask.js';
import { capacityDesk } from './capacity.js';
import { stepsAhead } from './first-steps-lead.js';
import { groupName } from './group-name.js';
import { historyPanel } from './history.js';
import { whatIfPanel } from './what-if.js';
import { renderFigures } from './staff-figures.js';
import { createGroup, tickGroup, updateGroup } from './staff-group.js';
import { askPause } from './pause.js';
import { alarmStrip, unservedStrip } from './staff-alarms.js';
import { messageDesk } from './staff-message.js';
import { roomPanel } from './room.js';
import { staffingPanel } from './staffing.js';
import { signedInAs } from './signed-in.js';

const [, branch] = pathParts();
const groupAddress = (group) => api('branches', branch, 'groups', group);

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const clock = branchClock();
const notice = notices(byId('notices'), words);
const capacity = capacityDesk({
  put: (group, wanted) => send('PUT', `${groupAddress(group)}/capacity`, wanted),
  changed: () => renderGroups(),
  failed: (problem) => notice(problemWords(problem, words)),
});

const whatIf = whatIfPanel({
  address: `${api('branches', branch)}/what-if`,
  draftAddress: api('branches', branch, 'plan'),
  words,
  failed: (problem) => notice(problemWords(problem, words)),
});

const message = messageDesk({ branch, words, command });

const staffing = staffingPanel({
  address: `${api('branches', branch)}/staffing`,
  words,
  failed: (problem) => notice(problemWords(problem, words)),
});

const room = roomPanel({ address: `${api('branches', branch)}/capacity`, words });

const history = historyPanel({
  address: `${api('branches', branch)}/history`,
  words,
  failed: (problem) => notice(problemWords(problem, words)),
});

alarmStrip(branch, words);
const showUnserved = unservedStrip(words);

let view = null;

function render() {
  writeWords(words);
  if (!view) return;
  setText(byId('branch'), view.name);
  document.title = `${words.t('staff.title')} · ${view.name}`;
  renderClock();
  renderDay();
  renderFigures(byId('today'), view, words);
  renderGroups();
  renderWaiting();
  showUnserved(view.waiting);
  renderPrint();
  room.update(view);
  room.render();
  whatIf.update(view);
  staffing.update(view.groups);
  whatIf.render();
  staffing.render();
  setText(byId('calling'), words.t('staff.calling', {
    policy: words.has(`calling.${view.calling}`) ? words.t(`calling.${view.calling}`) : view.calling,
  }));
  message.update(view);
}

function renderClock() {
  setText(byId('clock'), clock.time(words.language));
}

function tick() {
  renderClock();
  for (const panel of byId('groups').children) tickGroup(panel, { words, clock });
}

function renderDay() {
  const { day } = view;
  setText(byId('day-date'), day.date ? clock.date(words.language, `${day.date}T00:00:00${view.now.slice(-6)}`) : '');
  byId('day-state').classList.toggle('good', day.open);
  setText(byId('day-state'), words.t(day.open ? 'staff.day.is-open' : 'staff.day.is-closed'));
  byId('day-ticketing').hidden = !day.open || day.ticketing;
  const button = byId('day');
  button.hidden = false;
  button.classList.toggle('primary', !day.open);
  setText(button, words.t(day.open ? 'staff.day.close' : 'staff.day.open'));
}

function renderGroups() {
  reconcile(byId('groups'), view.groups, {
    key: (group) => group.group,
    create: () => createGroup({ capacity: (group, change) => capacity.change(group, change), pause, mode }),
    update: (panel, group) => updateGroup(panel, group, {
      words, clock, wanted: capacity.of(group), asked: capacity.asked(group),
    }),
  });
}

function renderWaiting() {
  reconcile(byId('waiting'), view.waiting, {
    key: (service) => service.service,
    create: () => el('tr', {}, el('td'), el('td'), el('td'), el('td')),
    update(row, service) {
      const [name, count, longest, wait] = row.children;
      setText(name, `${service.letter} · ${words.name(service.names)}`);
      setText(count, service.count);
      setText(longest, service.longestSeconds === undefined ? '–' : stopwatch(service.longestSeconds));
      setText(wait, service.unserved ? words.t('staff.waiting.unserved') : waitWords(service.wait, words.language) || '–');
      wait.classList.toggle('unserved', Boolean(service.unserved) && service.count > 0);
    },
  });
}

function renderPrint() {
  const unconfirmed = view.today.printUnconfirmed ?? 0;
  byId('print-none').hidden = view.printFailures.length > 0 || unconfirmed > 0;
  byId('print-unconfirmed').hidden = unconfirmed === 0;
  setText(byId('print-unconfirmed'), words.t('staff.print.unconfirmed', { count: unconfirmed }));
  reconcile(byId('print'), view.printFailures, {
    key: (failure) => `${failure.ticket} ${failure.at}`,
    create: () => el('li'),
    update(row, failure) {
      setText(row, [failure.ticket, clock.time(words.language, failure.at), failure.reason].filter(Boolean).join(' · '));
    },
  });
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

async function pause(group, button) {
  if (group.duty?.paused) {
    await command(button, () => send('POST', `${groupAddress(group.group)}/resume`));
    return;
  }
  const asked = await askPause(words, {
    title: `${words.t('officer.pause.title')} · ${groupName(group, words)}`,
    confirm: words.t('staff.pause'),
  });
  if (asked) await command(button, () => send('POST', `${groupAddress(group.group)}/pause`, asked));
}

function mode(group, wanted, button) {
  return command(button, () => send('PUT', `${groupAddress(group.group)}/calling`, { mode: wanted }));
}

/** Opening and closing the day reach everybody in the branch: they are asked for once more, with what they do. */
async function changeDay() {
  const { open } = view.day;
  const { waiting, called, serving, held } = view.today;
  const key = open ? 'staff.day.close' : 'staff.day.open';
  const sure = await ask({
    title: words.t(key),
    detail: words.t(`${key}.detail`, { waiting, busy: called + serving, held }),
    confirm: words.t(key),
    cancel: words.t('ask.cancel'),
    danger: open,
  });
  if (sure) await command(byId('day'), () => send('POST', api('branches', branch, 'day', open ? 'close' : 'open')));
}

byId('day').addEventListener('click', changeDay);
byId('first-steps').href = `/first-steps/${encodeURIComponent(branch)}`;
// nothing leads from a training to what people have set up
if (!isTraining) stepsAhead(branch).then((steps) => { byId('first-steps').hidden = !steps; });
byId('appointments').href = `/appointments/${encodeURIComponent(branch)}`;
byId('settings').href = `/settings/${encodeURIComponent(branch)}`;
byId('surge').href = `/surge/${encodeURIComponent(branch)}`;
byId('settings').hidden = isTraining;
languageToggle(byId('language'), words);
// an auditor sees no person's data
signedInAs(words).then((who) => {
  byId('appointments').hidden = isTraining || (who?.roles.every((role) => role === 'auditor') ?? false);
  byId('surge').hidden = who !== null && !who.roles.includes('supervisor');
});
words.onChange(() => {
  render();
  history.render();
});
history.start();
render();
everySecond(clock, () => view && tick());

follow(`${api('branches', branch, 'staff')}/live`, {
  onState: connectionStrip(byId('strip'), words),
  onView(next) {
    view = next;
    clock.set(next.now, next.clockSpeed);
    render();
  },
});
