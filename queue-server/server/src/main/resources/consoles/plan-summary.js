// A plan in a few lines, to look at: when the branch opens, for what, and where.

import { el } from '/display-board/shared/dom.js';

export function planSummary(plan, page) {
  const { words } = page;
  const row = (key, ...texts) => [el('dt', {}, words.t(key)), el('dd', {}, texts.length > 1 ? el('ul', {}, texts.map((text) => el('li', {}, text))) : texts[0] ?? words.t('settings.change.nothing'))];
  const days = plan.hours.days ?? [];
  const special = plan.hours.special ?? [];
  return el('dl.set-summary', {},
    row('settings.branch.name', plan.name),
    row('settings.hours.week', words.t('settings.summary.hours', { opens: plan.hours.opens, closes: plan.hours.closes, days: days.map((day) => words.t(`settings.day.${day}`)).join(', ') })),
    row('settings.special', ...special.map((day) => `${page.date(day.date)}: ${day.opens ? `${day.opens}–${day.closes}` : words.t('settings.special.closed')}`)),
    row('settings.part.services', ...plan.services.map((service) => `${service.letter} · ${words.name(service.names)} (${words.t('settings.services.times', {
      expected: page.number(service.expectedMinutes), target: page.number(service.targetMinutes),
    })})`)),
    row('settings.part.groups', ...plan.groups.map((group) => `${words.name(group.names) || group.id}: ${words.t('settings.groups.line', { booths: group.booths.join(', '), count: group.concurrency })}`)));
}
