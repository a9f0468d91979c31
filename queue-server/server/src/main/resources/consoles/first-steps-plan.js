// The first steps that are about the plan: small changes are made here, larger ones in the settings.

import { Problem, send } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { field, textInput, tick, timeInput } from './settings-fields.js';

const ZONES = [['Asia/Jakarta', 'WIB'], ['Asia/Makassar', 'WITA'], ['Asia/Jayapura', 'WIT']];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SOON_MILLIS = 60 * 86_400_000;

const loadPlan = (page) => send('GET', page.at('plan'));

const sameAs = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Adopts the plan in force with this change. shown(plan) is what somebody had before their eyes: where others have changed
 * that meanwhile, the server refuses; what else they did is kept. Nor is a draft thrown away by it.
 */
async function change(page, known, shown, edit) {
  const fresh = await loadPlan(page);
  if (fresh.draft) throw new Problem({ status: 409, detail: page.words.t('first.draft') });
  const basedOn = sameAs(shown(fresh.plan), shown(known.plan)) ? fresh.sequence : known.sequence;
  const plan = structuredClone(fresh.plan);
  edit(plan);
  return send('POST', page.at('plan'), { plan, basedOn, when: 'now' });
}

/** Where a draft waits, it has to be adopted or dropped first. */
function draftNote(page, { draft }) {
  return draft && el('p.strong', {}, page.words.t('first.draft'), ' ', page.settingsLink('review'));
}

export const branchStep = {
  load: loadPlan,
  draw(page, known) {
    const { words } = page;
    const { plan } = known;
    let { name, zone } = plan;
    const others = ZONES.some(([each]) => each === zone) ? [] : [[zone, null]];
    const form = el('form', { onsubmit: (event) => {
      event.preventDefault();
      const same = name === plan.name && zone === plan.zone;
      page.act(event.submitter, () => (same ? page.confirm('branch')
        : change(page, known, (each) => [each.name, each.zone], (next) => { Object.assign(next, { name, zone }); })));
    } },
    field('first-name', words.t('settings.branch.name'), textInput(name, (text) => { name = text; }, { required: true })),
    el('fieldset', {}, el('legend', {}, words.t('settings.branch.zone')), [...ZONES, ...others].map(([each, label]) => el('label.choice', {},
      el('input', { type: 'radio', name: 'zone', id: `first-zone-${label ?? 'own'}`, checked: each === zone, onchange: () => { zone = each; } }),
      label ? words.t(`settings.zone.${label}`) : each))),
    el('div.first-row', {}, el('button.button.primary', { type: 'submit', id: 'first-save-branch', disabled: Boolean(known.draft) }, words.t('first.branch.save'))));
    return [draftNote(page, known), form];
  },
};

export const servicesStep = {
  load: loadPlan,
  draw(page, { plan }) {
    const { words } = page;
    return [
      el('ul.first-list', {}, plan.services.map(({ letter, names }) => el('li', {},
        el('strong', {}, letter), ' ', plan.languages.map((language) => names[language] ?? `(${language}: ${words.t('first.no-name')})`).join(' · ')))),
      el('div.first-row', {}, page.confirmButton('services', 'first.services.confirm', { count: plan.services.length }), page.settingsLink('services')),
    ];
  },
};

export const groupsStep = {
  load: loadPlan,
  draw(page, { plan }) {
    const { words } = page;
    return [
      el('ul.first-list', {}, plan.groups.map(({ id, names, booths, concurrency }) => el('li', {},
        el('strong', {}, words.name(names) || id), ' ', words.t('first.groups.of', { booths: booths.join(', '), concurrency })))),
      el('div.first-row', {}, page.confirmButton('groups', 'first.groups.confirm', { count: plan.groups.length }), page.settingsLink('groups')),
    ];
  },
};

export const hoursStep = {
  async load(page) {
    const [known, { holidays }, { now }] = await Promise.all([loadPlan(page), send('GET', page.at('plan', 'holidays')), send('GET', page.at())]);
    const today = now.slice(0, 10);
    const decided = new Set((known.plan.hours.special ?? []).map(({ date }) => date));
    return {
      ...known,
      soon: holidays.filter(({ date }) => !decided.has(date) && Date.parse(date) - Date.parse(today) <= SOON_MILLIS),
    };
  },
  draw(page, known) {
    const { words } = page;
    const { plan: { hours, languages }, soon } = known;
    let { opens, closes } = hours;
    const open = new Set(hours.days ?? DAYS);
    const before = JSON.stringify([opens, closes, DAYS.filter((day) => open.has(day))]);
    const form = el('form', { onsubmit: (event) => {
      event.preventDefault();
      const days = DAYS.filter((day) => open.has(day));
      page.act(event.submitter, () => (JSON.stringify([opens, closes, days]) === before ? page.confirm('hours')
        : change(page, known, ({ hours: each }) => [each.opens, each.closes, each.days], (next) => { Object.assign(next.hours, { opens, closes, days }); })));
    } },
    el('div.set-columns', {},
      field('first-opens', words.t('settings.hours.opens'), timeInput(opens, (text) => { opens = text; })),
      field('first-closes', words.t('settings.hours.closes'), timeInput(closes, (text) => { closes = text; }), words.t('settings.hours.closes.hint'))),
    el('fieldset', {}, el('legend', {}, words.t('settings.hours.days')), el('div.set-ticks', {}, DAYS.map((day) =>
      tick(`first-day-${day}`, words.t(`settings.day.${day}`), open.has(day), (on) => open[on ? 'add' : 'delete'](day))))),
    el('div.first-row', {}, el('button.button.primary', { type: 'submit', id: 'first-save-hours', disabled: Boolean(known.draft) }, words.t('first.hours.save'))));
    const closed = ({ date, names }) => {
      const kept = Object.fromEntries(Object.entries(names).filter(([language]) => languages.includes(language)));
      return { date, ...(Object.keys(kept).length ? { names: kept } : {}) };
    };
    const closeAll = (event) => page.act(event.currentTarget, () => change(page, known, () => [], (next) => {
      const decided = next.hours.special ?? [];
      const rest = soon.filter(({ date }) => !decided.some((day) => day.date === date));
      next.hours.special = [...decided, ...rest.map(closed)].sort((one, other) => one.date.localeCompare(other.date));
    }));
    return [draftNote(page, known), form, soon.length > 0 && el('fieldset', {},
      el('legend', {}, words.t('settings.holidays')),
      el('ul.first-list', {}, soon.map((day) => el('li', {}, el('strong', {}, page.date(day.date)), ' ', words.name(day.names), ' ',
        day.tentative && el('span.badge.warn', {}, words.t('settings.holidays.tentative'))))),
      el('div.first-row', {},
        el('button.button', { type: 'button', id: 'first-close-holidays', onclick: closeAll, disabled: Boolean(known.draft) }, words.t('first.hours.holidays', { count: soon.length })),
        page.settingsLink('holidays')))];
  },
};
