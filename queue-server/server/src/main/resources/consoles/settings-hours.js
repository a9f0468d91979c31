// When the branch opens: the week, dates with other hours, and holidays.

import { el } from '/display-board/shared/dom.js';
import { field, group, tick, timeInput } from './settings-fields.js';
import { drawHolidays } from './settings-holidays.js';
import { drawSpecialDays } from './settings-special.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export function drawHours(page) {
  const { plan: { hours }, words } = page;
  const write = (key) => (text) => page.edit(() => { hours[key] = text; });
  return [
    group(words.t('settings.hours.week'),
      el('div.set-columns', {},
        field('hours-opens', words.t('settings.hours.opens'), timeInput(hours.opens, write('opens')), words.t('settings.hours.opens.hint')),
        field('hours-closes', words.t('settings.hours.closes'), timeInput(hours.closes, write('closes')), words.t('settings.hours.closes.hint'))),
      el('p.small', {}, words.t('settings.hours.days')),
      el('div.set-ticks', { id: 'hours-days', tabindex: -1 }, DAYS.map((day) => tick(`hours-day-${day}`, words.t(`settings.day.${day}`), hours.days.includes(day), (open) => page.edit(() => {
        hours.days = DAYS.filter((each) => (each === day ? open : hours.days.includes(each)));
      })))),
      el('p.set-error', { id: 'hours-days-error', hidden: true })),
    drawHolidays(page),
    drawSpecialDays(page),
  ];
}
