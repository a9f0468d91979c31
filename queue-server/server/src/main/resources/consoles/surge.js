// The surge plan of a branch: /surge/{branch}. The server works at it by itself: this page asks how far it is, shows what another
// page has asked for, and can cancel it.

import { problemWords, send } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { notices } from '/display-board/shared/notices.js';
import { signedInAs } from './signed-in.js';
import { weekPicture } from './surge-picture.js';
import { dayMinutes, minuteWords } from './time-axis.js';

const LOOK_AGAIN_MILLIS = 700;
const RUNNING = ['searching', 'verifying'];

const [, branch] = pathParts();
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n', '/consoles/i18n/surge'], { languages: ['id', 'en'] });
const notice = notices(byId('notices'), words);
const address = api('branches', branch, 'surge');

let work = { state: 'none' };
let picture = null;
let drawn = '';
/** Whether the form says already what is shown, or somebody has asked with it. */
let filled = false;

const value = (id) => byId(id).valueAsNumber;
const isRunning = () => RUNNING.includes(work.state);
const percent = (share) => `${Math.round(share * 100)} %`;
const number = (amount) => amount.toLocaleString(words.language, { maximumFractionDigits: 1 });
const dateWords = (date) => new Date(`${date}T00:00:00Z`)
  .toLocaleDateString(words.language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const most = (rows, of) => Math.max(...rows.map(of));
const sum = (rows, of) => rows.reduce((all, row) => all + of(row), 0);

function state() {
  if (isRunning()) {
    return words.t(`staffing.${work.state}`, {
      tried: work.tried, hours: number(work.officerHours), seconds: Math.round(work.millis / 1000),
    });
  }
  if (work.state === 'failed') return words.t('surge.failed');
  if (work.state === 'cancelled') return words.t('staffing.cancelled');
  return work.answer ? found(work.answer) : '';
}

/** The findings, in sentences. */
function found(answer) {
  const { days, company } = answer;
  if (days.length === 0) return words.t('surge.none');
  const target = { share: percent(answer.share), minutes: number(answer.withinMinutes), most: answer.most };
  const missed = days.filter((day) => day.missed > 0);
  const parts = [
    words.t('surge.done', { hours: number(answer.officerHours), officers: most(days, (day) => day.officers), booths: most(days, (day) => day.booths), there: answer.booths }),
    missed.length === 0 ? words.t('surge.held', target)
      : words.t('surge.missed', { ...target, days: missed.length, level: percent(Math.min(...missed.map((day) => day.lowestLevel))) }),
  ];
  if (answer.homeShare > 0) parts.push(words.t('surge.home.done', { share: percent(answer.homeShare) }));
  if (company) {
    const { people, served } = company;
    parts.push(words.t(served === people ? 'surge.company.fits' : 'surge.company.rest', { people, served, left: people - served, days: company.days }));
    parts.push(words.t('surge.company.site', { site: company.onSiteDays }));
  }
  if (!answer.learned) parts.push(words.t('staffing.not-learned'));
  return parts.join(' ');
}

function render() {
  const focused = document.activeElement;
  writeWords(words);
  setText(byId('branch'), branch);
  setText(byId('state'), state());
  byId('progress').hidden = byId('cancel').hidden = !isRunning();
  byId('ask').hidden = isRunning();
  keepFocus(focused);
  const { answer } = work;
  byId('result').hidden = !answer || answer.days.length === 0;
  if (byId('result').hidden) {
    drawn = '';
    return;
  }
  week(answer);
  halfHours(answer.days);
  drawOnce(answer.days);
}

/** The button that had the focus is hidden when the work begins or ends: the other has it then. */
function keepFocus(before) {
  const [gone, now] = isRunning() ? ['ask', 'cancel'] : ['cancel', 'ask'];
  if (before === byId(gone)) byId(now).focus();
}

/** The columns of the week: of a date, and of all together. */
function columns({ homeShare, company }) {
  const { t } = words;
  const all = [
    [t('surge.arrivals'), (day) => number(Math.round(day.arrivals)), (days) => number(Math.round(sum(days, (day) => day.arrivals)))],
    [t('surge.officers'), (day) => day.officers, (days) => most(days, (day) => day.officers)],
    [t('surge.hours'), (day) => number(day.officerHours), (days) => number(sum(days, (day) => day.officerHours))],
    [t('surge.booths'), (day) => day.booths, (days) => most(days, (day) => day.booths)],
  ];
  if (homeShare > 0) {
    all.push([t('surge.home-visits'), (day) => number(Math.round(day.homeVisits)), (days) => number(Math.round(sum(days, (day) => day.homeVisits)))]);
    all.push([t('surge.home-slots'), (day) => day.homeSlots, (days) => sum(days, (day) => day.homeSlots)]);
  }
  if (company) all.push([t('surge.collective'), (day) => day.collective, (days) => sum(days, (day) => day.collective)]);
  all.push([t('surge.level'), (day) => `${percent(day.level)} (${percent(day.lowestLevel)})${day.missed > 0 ? ' !' : ''}`,
    (days) => percent(Math.min(...days.map((day) => day.lowestLevel)))]);
  return all;
}

function week(answer) {
  const shown = columns(answer);
  const { days } = answer;
  byId('week-head').replaceChildren(...[words.t('surge.date'), ...shown.map(([title]) => title)].map((title) => el('th', { scope: 'col' }, title)));
  byId('week').replaceChildren(...days.map((day) => {
    const row = el('tr', {}, el('th.nowrap', { scope: 'row' }, dateWords(day.date)), ...shown.map(([, of]) => el('td', {}, String(of(day)))));
    row.classList.toggle('missed', day.missed > 0);
    return row;
  }));
  byId('week-total').replaceChildren(el('tr', {}, el('th', { scope: 'row' }, words.t('surge.total')), ...shown.map(([, , of]) => el('td', {}, String(of(days))))));
}

/** The picture as a table: a row for each half hour, a column for each date. */
function halfHours(days) {
  byId('half-hours-head').replaceChildren(...[words.t('staffing.from'), ...days.map((day) => dateWords(day.date))].map((title) => el('th', { scope: 'col' }, title)));
  const minutes = [...new Set(days.flatMap(({ plan }) => plan.map((slot) => dayMinutes(slot.from))))].sort((one, other) => one - other);
  byId('half-hours').replaceChildren(...minutes.map((minute) => el('tr', {}, el('th', { scope: 'row' }, minuteWords(minute, words.language)), ...days.map(({ plan }) => {
    const slot = plan.find(({ from }) => dayMinutes(from) === minute);
    return el('td', {}, slot ? `${slot.officers}${slot.missed ? ' !' : ''}` : '–');
  }))));
}

/** A view comes every moment, and the picture is the same until there is another plan. */
function drawOnce(days) {
  const signature = JSON.stringify([words.language, days]);
  if (signature === drawn) return;
  drawn = signature;
  picture ??= weekPicture(byId('picture'));
  picture.show(days, words, dateWords).catch(failed);
}

function failed(problem) {
  notice(problemWords(problem, words));
}

async function watch() {
  while (isRunning()) {
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MILLIS));
    try {
      work = await send('GET', address);
    } catch (problem) {
      // a server that restarts has forgotten the work
      if (!problem.lost) work = { state: 'none' };
    }
    render();
  }
}

async function act(request) {
  try {
    work = await request();
  } catch (problem) {
    failed(problem);
  }
  render();
}

/** The form says what the plan that is shown was made of. */
function fill() {
  const { answer } = work;
  if (!answer || filled) return;
  const fields = {
    times: answer.times, home: Math.round(answer.homeShare * 100), share: Math.round(answer.share * 100),
    minutes: answer.withinMinutes, most: answer.most, shift: answer.shortestShift / 2,
  };
  for (const [id, now] of Object.entries(fields)) byId(id).value = now;
  if (answer.company) {
    byId('people').value = answer.company.people;
    byId('people-minutes').value = answer.company.minutes;
  }
  filled = true;
}

byId('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (isRunning()) return;
  filled = true;
  const company = byId('people').value ? { people: value('people'), minutes: value('people-minutes') } : undefined;
  await act(() => send('POST', address, {
    times: value('times'), homeShare: value('home') / 100, company, share: value('share') / 100,
    withinMinutes: value('minutes'), most: value('most'), shortestShift: Math.round(value('shift') * 2),
  }));
  if (isRunning()) byId('cancel').focus();
  await watch();
});
byId('cancel').addEventListener('click', () => act(() => send('DELETE', address)));
byId('print').addEventListener('click', () => window.print());
byId('staff').href = `/staff/${encodeURIComponent(branch)}`;
languageToggle(byId('language'), words);
signedInAs(words);
words.onChange(render);
await act(() => send('GET', address));
fill();
byId('ask').disabled = false;
document.documentElement.dataset.ready = 'yes';
watch();
