// The changes between two plans in words: whose, which field, before and after.

import { el } from '/display-board/shared/dom.js';

const LISTS = ['services', 'booths', 'homeBooths', 'days', 'languages'];

/**
 * Brings together what belongs to one thing. changes: as the server lists them; plan: where names are looked up. Answers
 * [{title, kind, lines: [{field, before, after}]}], where kind is changed, added or removed; a line
 * about a list says what is more and what is less.
 */
export function groupChanges(changes, plan, page) {
  const things = new Map();
  for (const { where, before, after } of changes) {
    const whose = thing(where);
    const key = whose.join(' ');
    if (!things.has(key)) things.set(key, { whose, lines: [], kind: 'changed' });
    const group = things.get(key);
    const field = where.slice(whose.length);
    if (field.length === 1 && ['id', 'date'].includes(field[0])) {
      group.kind = before === undefined ? 'added' : 'removed';
    } else {
      group.lines.push({ field: fieldWords(whose, field, page), before: valueWords(field, before, plan, page), after: valueWords(field, after, plan, page), ...inList(field, before, after, plan, page) });
    }
  }
  return [...things.values()].map(({ whose, lines, kind }) => ({ title: titleOf(whose, lines, plan, page), kind, lines }));
}

/** The beginning of a way that names one thing: a service, a group, a special day, or one part of the settings. */
function thing(where) {
  if (where[0] === 'hours' && where[1] === 'special' && where.length > 3) return where.slice(0, 3);
  if (['services', 'groups'].includes(where[0]) && where.length > 2) return where.slice(0, 2);
  return where.slice(0, where.length > 1 ? 1 : 0);
}

function titleOf(whose, lines, plan, { words, date }) {
  const [part, name, day] = whose;
  if (part === 'services') {
    return words.t('settings.change.service', { name: words.name(plan.services.find(({ id }) => id === name)?.names) || name });
  }
  if (part === 'groups') {
    return words.t('settings.change.group', { name: words.name(plan.groups.find(({ id }) => id === name)?.names) || name });
  }
  if (day) return words.t('settings.change.special', { date: date(day) });
  return words.t(part ? `settings.field.${part}` : 'settings.part.branch');
}

/** "documents ktp text id" -> "Documents › e-KTP › text (Indonesian)". What has no words is shown as it is named. */
function fieldWords(whose, field, page) {
  const { words } = page;
  return field.map((part, index) => {
    if (index > 0 && ['names', 'text', 'instead', ...(whose[0] === 'texts' ? ['slip-top', 'slip-foot', 'board', 'kiosk'] : [])].includes(field[index - 1])) {
      return page.languageName(part);
    }
    if (field[index - 1] === 'weights') return words.t(`settings.class.${part}`);
    return words.has(`settings.field.${part}`) ? words.t(`settings.field.${part}`) : part;
  }).join(' › ');
}

function valueWords(field, value, plan, page) {
  const { words } = page;
  if (value === undefined || value === null) return words.t('settings.change.nothing');
  const last = field.at(-1);
  if (value === 'true' || value === 'false') return words.t(`settings.change.${value}`);
  if (last === 'days') return value.split(', ').map((day) => words.t(`settings.day.${day}`)).join(', ');
  if (last === 'languages') return value.split(', ').map(page.languageName).join(', ');
  if (last === 'services' || last === 'check') return value.split(', ').map((id) => words.name(plan.services.find((each) => each.id === id)?.names) || id).join(', ');
  if (last === 'logo') return words.t('settings.change.picture', { name: value.slice(0, 6) });
  if (/^\d+(\.\d+)?$/.test(value)) return page.number(Number(value));
  return value === '' ? words.t('settings.change.nothing') : value;
}

/** Of a list that grew or shrank, what is new in it and what is gone: nobody compares two long lists. */
function inList(field, before, after, plan, page) {
  if (!LISTS.includes(field.at(-1)) || before === undefined || after === undefined) return {};
  const [was, is] = [before, after].map((text) => text.split(', '));
  const named = (names) => valueWords(field, names.join(', ') || undefined, plan, page);
  const [more, less] = [is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))];
  return { more: more.length && named(more), less: less.length && named(less) };
}

/** A change in a sentence; the order of a list is told whole. */
function lineWords({ field, before, after, more, less }, kind, { words }) {
  if (kind === 'added') return words.t('settings.change.is', { field, after });
  if (!more && !less) return words.t('settings.change.line', { field, before, after });
  return [more && words.t('settings.change.more', { field, more }), less && words.t('settings.change.less', { field, less })].filter(Boolean).join('; ');
}

/** The changes as a list that can be read aloud. */
export function changeList(changes, plan, page) {
  const { words } = page;
  return el('ul.set-changes', {}, groupChanges(changes, plan, page).map(({ title, kind, lines }) => el('li', {},
    el('strong', {}, kind === 'changed' ? title : words.t(`settings.change.${kind}`, { title })),
    kind !== 'removed' && lines.length > 0 && el('ul', {}, lines.map((line) => el('li', {}, lineWords(line, kind, page)))))));
}
