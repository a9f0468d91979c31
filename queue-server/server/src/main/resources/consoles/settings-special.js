// Dates on which other hours hold than in the week.

import { el } from '/display-board/shared/dom.js';
import { addButton, card, choiceInput, field, group, inLanguages, timeInput } from './settings-fields.js';

/** Puts a day in its place in the plan; there is one for each date. */
export function putSpecial(plan, day) {
  plan.hours.special = [...(plan.hours.special ?? []).filter(({ date }) => date !== day.date), day]
    .sort((one, other) => one.date.localeCompare(other.date));
}

/** The same date with the hours of the week. */
export function asUsual(plan) {
  return { opens: plan.hours.opens, closes: plan.hours.closes };
}

export function drawSpecialDays(page) {
  const { words, plan, today } = page;
  const days = plan.hours.special ?? [];
  const rows = (list) => el('div.set-cards', {}, list.map((day) => dayCard(page, day, days.indexOf(day))));
  const past = days.filter(({ date }) => date < today);
  const coming = days.filter(({ date }) => date >= today);
  return group(words.t('settings.special'),
    el('p.small.soft', {}, words.t('settings.special.hint')),
    coming.length ? rows(coming) : el('p', {}, words.t('settings.special.none')),
    past.length > 0 && el('details', {}, el('summary', {}, words.t('settings.special.past', { count: past.length })), rows(past)),
    el('div.set-new', {},
      field('hours-new-date', words.t('settings.special.date'), el('input.field.set-date', { type: 'date', min: today })),
      addButton(page, 'hours-special-add', 'settings.special.add', () => add(page))));
}

function dayCard(page, day, index) {
  const { words } = page;
  const id = `hours-special-${index}`;
  const name = page.date(day.date);
  const redo = () => page.redraw(`${id}-kind`);
  return card(page, day, () => [
    el('strong', {}, name), el('span', {}, words.name(day.names)),
    el('span.badge', {}, day.opens ? `${day.opens}–${day.closes}` : words.t('settings.special.closed')),
  ],
  el('div.set-columns', {}, inLanguages(page, `${id}-name`, words.t('settings.special.name'), day.names, (names) => page.edit(() => {
    if (names) day.names = names;
    else delete day.names;
  }))),
  field(`${id}-kind`, words.t('settings.special.kind'),
    choiceInput(day.opens === undefined ? 'closed' : 'open', [['closed', words.t('settings.special.closed')], ['open', words.t('settings.special.open')]], (kind) => {
      page.edit(() => {
        if (kind === 'open') Object.assign(day, asUsual(page.plan));
        else {
          delete day.opens;
          delete day.closes;
        }
      });
      redo();
    })),
  day.opens !== undefined && el('div.set-columns', {},
    field(`${id}-opens`, words.t('settings.hours.opens'), timeInput(day.opens, (text) => page.edit(() => { day.opens = text; }))),
    field(`${id}-closes`, words.t('settings.hours.closes'), timeInput(day.closes, (text) => page.edit(() => { day.closes = text; })))),
  el('div.set-buttons', {}, el('button.button', {
    type: 'button', 'aria-label': words.t('settings.remove.of', { name }), onclick: () => {
      page.edit(() => {
        page.plan.hours.special.splice(index, 1);
        if (page.plan.hours.special.length === 0) delete page.plan.hours.special;
      });
      page.redraw('hours-special-add');
    },
  }, words.t('settings.remove'))));
}

/** A date that is there already is unfolded. */
function add(page) {
  const input = document.getElementById('hours-new-date');
  const date = input.value;
  if (!date) {
    page.complain('hours-new-date', page.words.t('settings.special.date.missing'));
    input.focus();
    return;
  }
  let day = page.plan.hours.special?.find((each) => each.date === date);
  if (!day) {
    day = { date };
    page.edit((plan) => putSpecial(plan, day));
  }
  page.unfolded.add(day);
  page.redraw(`hours-special-${page.plan.hours.special.indexOf(day)}-name-${page.plan.languages[0]}`);
}
