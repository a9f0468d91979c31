// Booth groups: names, booths, skills, and how many an officer takes at once.

import { el } from '/display-board/shared/dom.js';
import { nextNumbered } from './plan-names.js';
import { addButton, card, choiceInput, field, group, inLanguages, orderButtons, textInput, tick } from './settings-fields.js';

export const MOST_BOOTHS = 6;

export function drawGroups(page) {
  return [
    el('div.set-cards', {}, page.plan.groups.map((each, index) => groupCard(page, each, index))),
    addButton(page, 'groups-add', 'settings.groups.add', () => add(page)),
    el('p.set-error', { id: 'groups-add-error', hidden: true }),
  ];
}

function groupCard(page, each, index) {
  const { words, plan } = page;
  const id = `groups-${index}`;
  const known = page.inForce.groups.some((other) => other.id === each.id);
  return card(page, each, () => [
    el('strong', {}, words.name(each.names) || words.t('settings.groups.group', { id: each.id })),
    el('span.soft.small', {}, words.t('settings.groups.line', { booths: allBooths(each).join(', '), count: each.concurrency })),
  ],
  el('div.set-columns', {}, inLanguages(page, `${id}-name`, words.t('settings.name'), each.names, (names) => page.edit(() => {
    if (names) each.names = names;
    else delete each.names;
  }), { hint: words.t('settings.groups.name.hint') })),
  known ? el('p.small.soft', {}, words.t('settings.groups.id.fixed', { id: each.id }))
    : field(`${id}-id`, words.t('settings.groups.id'), textInput(each.id, (text) => page.edit(() => { each.id = text; }), { maxlength: 40 }),
      words.t('settings.groups.id.hint')),
  booths(page, each, id, { part: 'booths', beginning: '', least: 1 }),
  booths(page, each, id, { part: 'homeBooths', beginning: 'H', least: 0 }),
  field(`${id}-concurrency`, words.t('settings.groups.concurrency'),
    choiceInput(String(each.concurrency), [1, 2, 3, 4, 5, 6].map((count) => [String(count), words.t('settings.groups.at-once', { count })]),
      (count) => page.edit(() => { each.concurrency = Number(count); })), words.t('settings.groups.concurrency.hint')),
  group(words.t('settings.groups.skills'),
    el('div.set-ticks', { id: `${id}-skills`, tabindex: -1 }, plan.services.map((service) => tick(`${id}-skill-${service.id}`, `${service.letter} · ${words.name(service.names) || service.id}`,
      each.services.includes(service.id), (able) => page.edit(() => {
        const skills = new Set(each.services);
        skills[able ? 'add' : 'delete'](service.id);
        each.services = plan.services.map((other) => other.id).filter((other) => skills.has(other));
      })))),
    el('p.set-error', { id: `${id}-skills-error`, hidden: true })),
  orderButtons(page, {
    id: (at) => `groups-${at}`, name: words.name(each.names) || each.id, list: plan.groups, index,
    remove: () => remove(page, each),
  }));
}

/** Names of booths: those at the branch, or those for participants at home, of whom a group needs none. */
function booths(page, each, id, { part, beginning, least }) {
  const { words, plan } = page;
  const kind = part === 'booths' ? 'booth' : 'home';
  const list = each[part] ?? [];
  const put = (change) => page.edit(() => {
    change(list);
    if (list.length > 0 || least > 0) each[part] = list;
    else delete each[part];
  });
  return group(words.t(`settings.groups.${part}`),
    el('p.small.soft', {}, words.t(`settings.groups.${part}.hint`)),
    el('ol.set-booths', {}, list.map((booth, at) => el('li.set-booth', {},
      field(`${id}-${kind}-${at}`, words.t(`settings.groups.${kind}`, { number: at + 1 }),
        textInput(booth, (text) => put(() => { list[at] = text; }), { maxlength: 20, class: 'field set-one' })),
      el('button.button', {
        type: 'button', id: `${id}-${kind}-${at}-remove`, 'aria-label': words.t('settings.groups.booth.remove', { booth }), onclick: () => {
          put(() => list.splice(at, 1));
          page.redraw(`${id}-${kind}-${Math.min(at, list.length - 1)}`, `${id}-${kind}-add`);
        },
      }, '×')))),
    el('p.set-error', { id: `${id}-${kind}-add-error`, hidden: true }),
    allBooths(each).length < MOST_BOOTHS && addButton(page, `${id}-${kind}-add`, `settings.groups.${kind}.add`, () => {
      put(() => list.push(nextNumbered(beginning, plan.groups.flatMap(allBooths))));
      page.redraw(`${id}-${kind}-${list.length - 1}`);
    }));
}

function allBooths({ booths: here, homeBooths = [] }) {
  return [...here, ...homeBooths];
}

function add(page) {
  const { plan } = page;
  const each = {
    id: nextNumbered('g', plan.groups.map(({ id }) => id)), booths: [nextNumbered('', plan.groups.flatMap((other) => other.booths))],
    services: plan.services.map(({ id }) => id), concurrency: 1,
  };
  page.edit(() => plan.groups.push(each));
  page.unfolded.add(each);
  page.redraw(`groups-${plan.groups.length - 1}-name-${plan.languages[0]}`);
}

function remove(page, each) {
  const { plan, words } = page;
  const at = plan.groups.indexOf(each);
  page.edit(() => plan.groups.splice(at, 1));
  page.redraw('groups-add');
  page.notice(words.t('settings.removed', { name: words.name(each.names) || each.id }), {
    calm: true, label: words.t('settings.undo'), act: () => {
      page.edit((now) => now.groups.splice(at, 0, each));
      page.redraw('groups-add');
    },
  });
}
