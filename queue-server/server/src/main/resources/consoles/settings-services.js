// What people come for: letter, names, times, documents.

import { el } from '/display-board/shared/dom.js';
import { SERVICE_ICONS, serviceIcon } from '/display-board/shared/service-icon.js';
import { freeLetter, shortName } from './plan-names.js';
import { drawDocuments } from './settings-documents.js';
import { addButton, card, choiceInput, field, group, inLanguages, numberInput, orderButtons, textInput } from './settings-fields.js';

const USUAL = { expectedMinutes: 10, targetMinutes: 30 };

export function drawServices(page) {
  return [
    el('div.set-cards', {}, page.plan.services.map((service, index) => serviceCard(page, service, index))),
    addButton(page, 'services-add', 'settings.services.add', () => add(page)),
    el('p.set-error', { id: 'services-add-error', hidden: true }),
  ];
}

function serviceCard(page, service, index) {
  const { words, plan } = page;
  const id = `services-${index}`;
  const write = (key) => (value) => page.edit(() => { service[key] = value; });
  const known = page.inForce.services.some((each) => each.id === service.id);
  return card(page, service, () => [
    el('span.set-letter', {}, service.letter || '?'),
    el('strong', {}, words.name(service.names) || words.t('settings.unnamed')),
    el('span.soft.small', {}, words.t('settings.services.times', { expected: page.number(service.expectedMinutes), target: page.number(service.targetMinutes) })),
  ],
  el('div.set-columns', {},
    field(`${id}-letter`, words.t('settings.services.letter'), textInput(service.letter, (text) => write('letter')(text.toUpperCase()),
      { maxlength: 1, class: 'field set-one' }), words.t('settings.services.letter.hint')),
    field(`${id}-expected`, words.t('settings.services.expected'), numberInput(page, service.expectedMinutes, write('expectedMinutes')),
      words.t('settings.services.expected.hint')),
    field(`${id}-target`, words.t('settings.services.target'), numberInput(page, service.targetMinutes, write('targetMinutes')),
      words.t('settings.services.target.hint'))),
  el('div.set-columns', {}, inLanguages(page, `${id}-name`, words.t('settings.name'), service.names, (names) => {
    page.edit(() => rename(plan, service, names ?? {}, known));
    const shown = document.getElementById(`${id}-id`);
    if (shown) shown.value = service.id;
  })),
  known ? el('p.small.soft', {}, words.t('settings.services.id.fixed', { id: service.id }))
    : field(`${id}-id`, words.t('settings.services.id'), textInput(service.id, (text) => page.edit(() => changeId(plan, service, text)), { maxlength: 40 }),
      words.t('settings.services.id.hint')),
  drawIcons(page, service, id),
  drawDocuments(page, service, id),
  drawCheck(page, service, id),
  orderButtons(page, {
    id: (at) => `services-${at}`, name: words.name(service.names) || service.id, list: plan.services, index,
    remove: () => remove(page, service),
  }));
}

/** The pictures that the kiosk has; a plan without one has that of a form. */
function drawIcons(page, service, id) {
  const { words } = page;
  const choose = (name) => page.edit(() => {
    if (name === SERVICE_ICONS[0]) delete service.icon;
    else service.icon = name;
  });
  return group(words.t('settings.services.icon'), el('div.set-icons', {}, SERVICE_ICONS.map((name) => el('label.choice', {},
    el('input', { type: 'radio', name: `${id}-icon`, id: `${id}-icon-${name}`, checked: (service.icon ?? SERVICE_ICONS[0]) === name, onchange: () => choose(name) }),
    serviceIcon(name), words.t(`settings.icon.${name}`)))));
}

/** In which service papers are checked before this one; none that is checked itself. */
function drawCheck(page, service, id) {
  const { words, plan } = page;
  if (plan.services.some(({ check }) => check === service.id)) {
    return el('p.small.soft', {}, words.t('settings.services.is-check'));
  }
  const others = plan.services.filter((each) => each !== service && !each.check);
  return field(`${id}-check`, words.t('settings.services.check'), choiceInput(service.check ?? '',
    [['', words.t('settings.services.check.none')], ...others.map((each) => [each.id, words.name(each.names) || each.id])],
    (chosen) => {
      page.edit(() => {
        if (chosen) service.check = chosen;
        else delete service.check;
      });
      page.redraw(`${id}-check`);
    }), words.t('settings.services.check.hint'));
}

/** A new service's short name follows its name until somebody has written another one. */
function rename(plan, service, names, known) {
  const taken = plan.services.filter((each) => each !== service).map(({ id }) => id);
  const follows = !known && service.id === shortName(firstOf(service.names), taken, 'layanan');
  service.names = names;
  if (follows) changeId(plan, service, shortName(firstOf(names), taken, 'layanan'));
}

function firstOf(names) {
  return names.id ?? Object.values(names)[0] ?? '';
}

function changeId(plan, service, id) {
  for (const group of plan.groups) group.services = group.services.map((each) => (each === service.id ? id : each));
  for (const each of plan.services) if (each.check === service.id) each.check = id;
  service.id = id;
}

function add(page) {
  const { plan } = page;
  const service = { id: shortName('', plan.services.map(({ id }) => id), 'layanan'), letter: freeLetter(plan.services), names: {}, ...USUAL, documents: [] };
  page.edit(() => {
    for (const group of plan.groups) {
      if (plan.services.every(({ id }) => group.services.includes(id))) group.services.push(service.id);
    }
    plan.services.push(service);
  });
  page.unfolded.add(service);
  page.redraw(`services-${plan.services.length - 1}-name-${plan.languages[0]}`);
}

function remove(page, service) {
  const { plan, words } = page;
  const at = plan.services.indexOf(service);
  const served = plan.groups.filter((group) => group.services.includes(service.id)).map(({ id }) => id);
  const checked = plan.services.filter(({ check }) => check === service.id);
  page.edit(() => {
    plan.services.splice(at, 1);
    for (const each of checked) delete each.check;
    for (const group of plan.groups) group.services = group.services.filter((id) => id !== service.id);
  });
  page.redraw('services-add');
  page.notice(words.t('settings.removed', { name: words.name(service.names) || service.id }), {
    calm: true, label: words.t('settings.undo'), act: () => {
      page.edit((now) => {
        putBack(now, service, at, served);
        for (const each of checked) each.check = service.id;
      });
      page.redraw('services-add');
    },
  });
}

/** What was changed since stays; skills are in the order of the services. */
function putBack(plan, service, at, served) {
  plan.services.splice(at, 0, service);
  for (const group of plan.groups.filter(({ id }) => served.includes(id))) {
    const able = new Set([...group.services, service.id]);
    group.services = plan.services.map(({ id }) => id).filter((id) => able.has(id));
  }
}
