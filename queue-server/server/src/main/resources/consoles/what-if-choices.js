// What can be tried with the rest of the day: a subject, and what to do with it. Labels are asked for when they are shown,
// so that they are always in the page's language.

import { groupName } from './group-name.js';

const MOST_AT_ONCE = 6;
/** Minutes by which the last ticket may be issued earlier or later. */
const CLOSING_MINUTES = [-120, -60, -30, 30, 60, 120];
const MINUTES_OF_DAY = 1440;

/**
 * [{value, label(), options: [{value, label(), changes}]}] for a staff view; changes are as the server takes them, or a function
 * that fetches them. now: minutes of the branch's day.
 */
export function choices({ groups, waiting, day }, now, words, draft) {
  return [
    subject('officer', () => words.t('whatif.add'), [option('add', () => words.t('whatif.add.any'), [{ addOfficer: true }])]),
    ...groups.map((group) => subject(`group ${group.group}`, () => groupName(group, words), ofGroup(group, waiting, words))),
    subject('hours', () => words.t('whatif.hours'), ofHours(day, now, words)),
    subject('settings', () => words.t('whatif.settings'), [option('draft', () => words.t('whatif.draft'), draft)]),
  ].filter(({ options }) => options.length > 0);
}

const subject = (value, label, options) => ({ value, label, options });
const option = (value, label, changes) => ({ value, label, changes });

function ofGroup(group, waiting, words) {
  const id = group.group;
  const open = group.booths.filter(({ status }) => status === 'open').length;
  const to = (key, count) => option(`${key} ${count}`, () => words.t(`whatif.${key}`, { count }), [{ group: id, [key]: count }]);
  const numbers = (present) => Array.from({ length: MOST_AT_ONCE }, (_, index) => index + 1).filter((count) => count !== present);
  return [
    group.duty
      ? option('remove', () => words.t('whatif.remove'), [{ removeOfficer: id }])
      : option('sign-on', () => words.t('whatif.sign-on'), [{ addOfficer: id }]),
    ...numbers(open).map((count) => to('booths', count)),
    ...numbers(group.concurrency).map((count) => to('concurrency', count)),
    ...waiting.map((service) => serving(group, service, words)).filter(Boolean),
  ];
}

function serving(group, { service, letter, names }, words) {
  const serves = group.services.includes(service);
  const services = serves ? group.services.filter((each) => each !== service) : [...group.services, service];
  if (services.length === 0) return null;
  const label = () => words.t(serves ? 'whatif.without' : 'whatif.also', { service: `${letter} · ${words.name(names)}` });
  return option(`service ${service}`, label, [{ group: group.group, services }]);
}

function ofHours(day, now, words) {
  const [hours, minutes] = day.closesAt.split(':').map(Number);
  const closes = hours * 60 + minutes;
  return CLOSING_MINUTES.map((by) => closes + by).filter((at) => at > now && at <= MINUTES_OF_DAY).map((at) => {
    const two = (number) => String(number).padStart(2, '0');
    const time = [two(Math.floor(at / 60)), two(at % 60)];
    return option(`closes ${at}`, () => words.t('whatif.closes', { time: time.join(words.language === 'id' ? '.' : ':') }),
      [{ closes: time.join(':') }]);
  });
}
