// The numbers by which the branch calls, waits and gives up.

import { el } from '/display-board/shared/dom.js';
import { channelFields } from './settings-channels.js';
import { field, group, inLanguages, numberInput } from './settings-fields.js';

const CLASSES = ['none', 'elderly', 'disabled', 'pregnant', 'with-child', 'disaster'];
const TIMES = ['noShowAfterMinutes', 'holdForMinutes', 'overdueAfterMinutes'];
/** Left out, they are as usual; zero switches them off. */
const OPTIONAL_TIMES = ['undoForSeconds', 'deferAtMostMinutes'];
/** As in the plan that is shipped. */
const USUAL = {
  rules: {
    noShowAfterMinutes: 5, holdForMinutes: 30, overdueAfterMinutes: 60, undoForSeconds: 20, deferAtMostMinutes: 60, returnsInPlace: 2,
    weights: { none: 1, elderly: 2, disabled: 2, pregnant: 2, 'with-child': 2, disaster: 2 }, appointmentWeight: 4,
  },
  lastCalls: { callsAfterClosingMinutes: 0, unlikelyBelow: 0.2 },
};

export function drawRules(page) {
  const { plan, words } = page;
  const { rules } = plan;
  const number = (id, key, of, optional) => field(id, words.t(`settings.rules.${key}`),
    numberInput(page, of[key], (value) => page.edit(() => put(of, key, value)), { optional }), words.t(`settings.rules.${key}.hint`));
  return [
    group(words.t('settings.rules.times'), el('div.set-columns', {},
      TIMES.map((key) => number(`rules-${key}`, key, rules, false)),
      OPTIONAL_TIMES.map((key) => number(`rules-${key}`, key, rules, true)),
      returnsInPlace(page))),
    group(words.t('settings.rules.weights'),
      el('p.small.soft', {}, words.t('settings.rules.weights.hint')),
      el('div.set-columns', {}, CLASSES.map((each) => field(`rules-weight-${each}`, words.t(`settings.class.${each}`),
        numberInput(page, rules.weights[each] ?? 1, (value) => page.edit(() => put(rules.weights, each, value))))),
      number('rules-appointmentWeight', 'appointmentWeight', rules, true))),
    ...channelFields(page),
    lastCalls(page, number),
    el('div.set-buttons', {}, el('button.button', { type: 'button', id: 'rules-usual', onclick: () => {
      page.edit(() => {
        plan.rules = structuredClone(USUAL.rules);
        Object.assign(plan.lastCalls, USUAL.lastCalls);
        delete plan.reserved;
        delete plan.channels;
      });
      page.redraw('rules-usual');
      page.say(words.t('settings.rules.usual.done'));
    } }, words.t('settings.rules.usual'))),
  ];
}

/** A count: a fraction of a return is none. */
function returnsInPlace(page) {
  const { plan: { rules }, words } = page;
  return field('rules-returnsInPlace', words.t('settings.rules.returnsInPlace'),
    numberInput(page, rules.returnsInPlace, (value) => page.edit(() => put(rules, 'returnsInPlace', value === undefined ? value : Math.round(value))),
      { optional: true }), words.t('settings.rules.returnsInPlace.hint'));
}

function lastCalls(page, number) {
  const { plan, words } = page;
  const last = plan.lastCalls;
  const reserved = plan.reserved ?? {};
  const share = last.unlikelyBelow;
  return [
    group(words.t('settings.rules.last'),
      el('div.set-columns', {}, number('rules-callsAfterClosingMinutes', 'callsAfterClosingMinutes', last, true),
        field('rules-unlikelyBelow', words.t('settings.rules.unlikelyBelow'),
          numberInput(page, share === undefined ? undefined : Math.round(share * 10_000) / 100, (value) => page.edit(() => put(last, 'unlikelyBelow', value === undefined ? value : value / 100)),
            { optional: true }), words.t('settings.rules.unlikelyBelow.hint'))),
      el('div.set-columns', {}, inLanguages(page, 'rules-instead', words.t('settings.rules.instead'), last.instead, (instead) => page.edit(() => put(last, 'instead', instead)),
        { long: true, max: 200, hint: words.t('settings.rules.instead.hint') }))),
    el('details', {}, el('summary', {}, words.t('settings.rules.reserved')),
      el('p.small.soft', {}, words.t('settings.rules.reserved.hint')),
      el('div.set-columns', {}, ['from', 'block'].map((key) => field(`rules-${key}`, words.t(`settings.rules.${key}`),
        numberInput(page, reserved[key], (value) => page.edit(() => {
          put(reserved, key, value === undefined ? value : Math.round(value));
          put(plan, 'reserved', Object.keys(reserved).length ? reserved : undefined);
        }), { optional: true, placeholder: key === 'from' ? '601' : '20' }))))),
  ].flat();
}

function put(of, key, value) {
  if (value === undefined) delete of[key];
  else of[key] = value;
}
