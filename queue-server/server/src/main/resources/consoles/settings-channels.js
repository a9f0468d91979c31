// The part of the room that each channel may use, when a place can be booked, and how participants at home are called.

import { el } from '/display-board/shared/dom.js';
import { field, group, numberInput, timeInput } from './settings-fields.js';
import { USUAL_BOOKING, USUAL_CHANNELS, USUAL_HOME } from './plan-channels.js';

/** A group for the shares, one for appointments and one for participants at home; what is left empty is as usual. */
export function channelFields(page) {
  const { plan, words } = page;
  const channels = plan.channels ?? {};
  const booking = channels.booking ?? {};
  const home = channels.home ?? {};
  const put = (of, key, value) => page.edit(() => {
    keep(of, key, value);
    keep(channels, 'booking', filled(booking));
    keep(channels, 'home', filled(home));
    keep(plan, 'channels', filled(channels));
  });
  const labelled = (key, input) => field(`rules-${key}`, words.t(`settings.rules.${key}`), input);
  const number = (of, key, usual) => labelled(key,
    numberInput(page, of[key], (value) => put(of, key, value === undefined ? value : Math.round(value)), { optional: true, placeholder: String(usual) }));
  const bookingField = ([key, usual]) => (key === 'releaseAt'
    ? labelled(key, timeInput(booking[key], (value) => put(booking, key, value || undefined)))
    : number(booking, key, usual));
  return [
    group(words.t('settings.rules.channels'),
      el('p.small.soft', {}, words.t('settings.rules.channels.hint')),
      el('div.set-columns', {}, Object.entries(USUAL_CHANNELS).map(([key, usual]) => number(channels, key, usual)))),
    group(words.t('settings.rules.booking'),
      el('p.small.soft', {}, words.t('settings.rules.booking.hint')),
      el('div.set-columns', {}, Object.entries(USUAL_BOOKING).map(bookingField))),
    group(words.t('settings.rules.home'),
      el('p.small.soft', {}, words.t('settings.rules.home.hint')),
      el('div.set-columns', {}, Object.entries(USUAL_HOME).map(([key, usual]) => number(home, key, usual)))),
  ];
}

function filled(part) {
  return Object.keys(part).length ? part : undefined;
}

function keep(of, key, value) {
  if (value === undefined) delete of[key];
  else of[key] = value;
}
