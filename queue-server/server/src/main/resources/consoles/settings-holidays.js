// Holidays that the branch has not decided on: those of Indonesia, and those of a calendar that somebody brings.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { group } from './settings-fields.js';
import { asUsual, putSpecial } from './settings-special.js';

const SOON_DAYS = 60;
const DAY_MILLIS = 86_400_000;

/** Those of a calendar file stay until the page is left. */
const brought = [];
let shipped;

/** Fetches the holidays that the server ships, once. */
export async function loadHolidays(page) {
  if (!shipped) ({ holidays: shipped } = await send('GET', page.address('holidays')));
}

function undecided(page) {
  const decided = new Set((page.plan.hours.special ?? []).map(({ date }) => date));
  const offers = new Map([...(shipped ?? []), ...brought].map((day) => [day.date, day]));
  return [...offers.values()].filter(({ date }) => !decided.has(date) && date >= page.today)
    .sort((one, other) => one.date.localeCompare(other.date));
}

/** How many of the next 60 days are holidays without a decision. */
export function countSoon(page) {
  return undecided(page).filter((day) => isSoon(page, day)).length;
}

function isSoon(page, { date }) {
  return Date.parse(date) - Date.parse(page.today) <= SOON_DAYS * DAY_MILLIS;
}

export function drawHolidays(page) {
  const { words } = page;
  const days = undecided(page);
  const soon = days.filter((day) => isSoon(page, day));
  const later = days.filter((day) => !isSoon(page, day));
  const sure = days.filter((day) => !day.tentative);
  const list = (some) => el('ul.set-rows', {}, some.map((day) => offer(page, day)));
  const file = el('input', { type: 'file', accept: '.ics,text/calendar', id: 'hours-calendar', 'aria-describedby': 'hours-calendar-error', onchange: () => bring(page, file) });
  return group(words.t('settings.holidays'),
    el('p', { id: 'holidays', tabindex: -1, class: soon.length ? 'strong set-attention' : 'soft' },
      words.t(soon.length ? 'settings.holidays.soon' : 'settings.holidays.none-soon', { count: soon.length })),
    el('p.small.soft', {}, words.t('settings.holidays.hint')),
    sure.length > 0 && el('div.set-buttons', {}, el('button.button', { type: 'button', id: 'hours-holidays-all', onclick: () => {
      page.edit((plan) => sure.forEach((day) => decide(plan, day, {})));
      page.redraw('holidays');
    } }, words.t('settings.holidays.all', { count: sure.length }))),
    list(soon),
    later.length > 0 && el('details', { open: page.unfolded.has(brought), ontoggle: (event) => page.unfolded[event.target.open ? 'add' : 'delete'](brought) },
      el('summary', {}, words.t('settings.holidays.later', { count: later.length })), list(later)),
    el('div.set-field', {}, el('label', { for: 'hours-calendar' }, words.t('settings.holidays.bring')), file,
      el('p.set-error', { id: 'hours-calendar-error', hidden: true })));
}

function decide(plan, { date, names }, hours) {
  const kept = Object.fromEntries(Object.entries(names).filter(([language]) => plan.languages.includes(language)));
  putSpecial(plan, { date, ...(Object.keys(kept).length ? { names: kept } : {}), ...hours });
}

function offer(page, day) {
  const { words } = page;
  const name = `${page.date(day.date)}, ${words.name(day.names)}`;
  const button = (key, hours) => el('button.button', {
    type: 'button', 'aria-label': `${words.t(key)}: ${name}`, onclick: () => {
      page.edit((plan) => decide(plan, day, hours(plan)));
      page.redraw('holidays');
      page.say(words.t('settings.holidays.decided', { name }));
    },
  }, words.t(key));
  return el('li.set-row', {}, el('div', {}, el('strong', {}, page.date(day.date)), ' ', words.name(day.names), ' ',
    day.tentative && el('span.badge.warn', {}, words.t('settings.holidays.tentative'))),
  el('div.set-buttons', {}, button('settings.holidays.closed', () => ({})), button('settings.holidays.open', asUsual)));
}

function bring(page, file) {
  const chosen = file.files[0];
  if (!chosen) return;
  whileBusy(file, async () => {
    try {
      const { holidays } = await send('POST', page.address('holidays'), { calendar: await chosen.text() });
      brought.push(...holidays);
      page.unfolded.add(brought);
      page.redraw('holidays');
      page.say(page.words.t('settings.holidays.brought', { count: holidays.length }));
    } catch (problem) {
      page.complain('hours-calendar', problem.status === 400 ? page.words.t('settings.holidays.unreadable') : problemWords(problem, page.words));
    }
  });
}
