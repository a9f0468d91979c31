// What a draft still lacks, field by field, before the server is asked. The server decides.

import { checkChannels } from './plan-channels.js';
import { quietTimes } from './quiet-times.js';

const SHORT_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const GROUP_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;
const BOOTH_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/;
const LONGEST_MINUTES = 7 * 24 * 60;
const MOST_AT_ONCE = 6;

/** [{field, key, values}]: the id of the field, and the words for what is wrong with it. A field comes once. */
export function problemsOf(plan) {
  const found = new Map();
  const expect = (holds, field, key, values) => {
    if (!holds && !found.has(field)) found.set(field, { field, key: `settings.problem.${key}`, values });
  };
  checkBranch(plan, expect);
  checkServices(plan, expect);
  checkGroups(plan, expect);
  checkHours(plan, expect);
  checkWords(plan, expect);
  checkRules(plan, expect);
  checkChannels(plan.channels, expect);
  return [...found.values()];
}

function checkBranch(plan, expect) {
  expect(plan.name, 'branch-title', 'missing');
  expect(plan.languages.length > 0, 'branch-languages', 'languages');
}

function checkServices(plan, expect) {
  expect(plan.services.length > 0, 'services-add', 'no-services');
  plan.services.forEach((service, index) => {
    const id = `services-${index}`;
    const earlier = plan.services.slice(0, index);
    expect(/^[A-Z]$/.test(service.letter), `${id}-letter`, 'letter');
    expect(earlier.every(({ letter }) => letter !== service.letter), `${id}-letter`, 'letter-twice', { letter: service.letter });
    expect(SHORT_NAME.test(service.id), `${id}-id`, 'short-name');
    expect(earlier.every((each) => each.id !== service.id), `${id}-id`, 'twice', { name: service.id });
    inEach(plan, service.names, `${id}-name`, expect);
    expect(isTime(service.expectedMinutes), `${id}-expected`, 'minutes');
    expect(isTime(service.targetMinutes), `${id}-target`, 'minutes');
    service.documents.forEach((document, at) => inEach(plan, document.text, `${id}-document-${at}-text`, expect));
  });
}

function checkGroups(plan, expect) {
  expect(plan.groups.length > 0, 'groups-add', 'no-groups');
  const booths = new Set();
  plan.groups.forEach((group, index) => {
    const id = `groups-${index}`;
    expect(GROUP_NAME.test(group.id), `${id}-id`, 'group-name');
    expect(plan.groups.slice(0, index).every((each) => each.id !== group.id), `${id}-id`, 'twice', { name: group.id });
    if (group.names) inEach(plan, group.names, `${id}-name`, expect);
    const all = group.booths.length + (group.homeBooths?.length ?? 0);
    expect(all > 0 && all <= MOST_AT_ONCE, `${id}-booth-add`, 'booths');
    for (const [kind, names] of [['booth', group.booths], ['home', group.homeBooths ?? []]]) {
      names.forEach((booth, at) => {
        expect(BOOTH_NAME.test(booth), `${id}-${kind}-${at}`, 'booth-name');
        expect(!booths.has(booth), `${id}-${kind}-${at}`, 'booth-twice', { booth });
        booths.add(booth);
      });
    }
    expect(group.services.length > 0, `${id}-skills`, 'no-skills');
  });
  plan.services.forEach((service, index) => expect(plan.groups.length === 0 || plan.groups.some((group) => group.services.includes(service.id)),
    `services-${index}-name-${plan.languages[0]}`, 'unserved'));
}

function checkHours({ hours }, expect) {
  open(hours, 'hours', expect);
  expect(hours.days.length > 0, 'hours-days', 'days');
  (hours.special ?? []).forEach((day, index) => {
    if (day.opens !== undefined) open(day, `hours-special-${index}`, expect);
  });
}

function open({ opens, closes }, id, expect) {
  expect(isClock(opens), `${id}-opens`, 'clock');
  expect(isClock(closes) || closes === '24:00', `${id}-closes`, 'clock');
  expect(closes > opens, `${id}-closes`, 'order');
}

function checkWords(plan, expect) {
  for (const [place, texts] of Object.entries(plan.texts ?? {})) inEach(plan, texts, `words-${place}`, expect);
  quietTimes(plan.voice?.quiet).forEach(({ from, to }, index) => {
    expect(isClock(from), `words-quiet-${index}-from`, 'clock');
    expect(isClock(to), `words-quiet-${index}-to`, 'clock');
    expect(from !== to, `words-quiet-${index}-to`, 'same-time');
  });
}

function checkRules({ rules, lastCalls, reserved, languages }, expect) {
  for (const key of ['noShowAfterMinutes', 'holdForMinutes', 'overdueAfterMinutes']) expect(isTime(rules[key]), `rules-${key}`, 'minutes');
  within(rules.undoForSeconds, 0, 120, 'rules-undoForSeconds', expect);
  within(rules.deferAtMostMinutes, 0, 240, 'rules-deferAtMostMinutes', expect);
  within(rules.returnsInPlace, 0, 10, 'rules-returnsInPlace', expect);
  for (const [name, weight] of Object.entries(rules.weights)) within(weight, 0.01, 100, `rules-weight-${name}`, expect);
  within(rules.appointmentWeight, 0.01, 100, 'rules-appointmentWeight', expect);
  within(lastCalls.callsAfterClosingMinutes, 0, LONGEST_MINUTES, 'rules-callsAfterClosingMinutes', expect);
  expect(!(lastCalls.unlikelyBelow > 1), 'rules-unlikelyBelow', 'range', { from: 0, to: 100 });
  if (lastCalls.instead) inEach({ languages }, lastCalls.instead, 'rules-instead', expect);
  within(reserved?.from, 2, 9_000, 'rules-from', expect);
  within(reserved?.block, 1, 200, 'rules-block', expect);
}

function inEach({ languages }, texts, id, expect) {
  for (const language of languages) expect(texts?.[language], `${id}-${language}`, 'missing');
}

/** A field that is left out has its usual value, which is within every range. */
function within(number, from, to, field, expect) {
  expect(number === undefined || (number >= from && number <= to), field, 'range', { from, to });
}

function isTime(minutes) {
  return minutes >= 1 / 60 && minutes <= LONGEST_MINUTES;
}

function isClock(text) {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text ?? '');
}
