// What part of the room each channel may use.

import { el } from '/display-board/shared/dom.js';
import { field, numberInput } from './settings-fields.js';
import { USUAL_CHANNELS } from './plan-channels.js';

/** The fields, folded; what is left empty is as usual. */
export function channelFields(page) {
  const { plan, words } = page;
  const channels = plan.channels ?? {};
  const number = ([key, usual]) => field(`rules-${key}`, words.t(`settings.rules.${key}`),
    numberInput(page, channels[key], (value) => page.edit(() => {
      if (value === undefined) delete channels[key];
      else channels[key] = Math.round(value);
      if (Object.keys(channels).length) plan.channels = channels;
      else delete plan.channels;
    }), { optional: true, placeholder: String(usual) }));
  return el('details', {}, el('summary', {}, words.t('settings.rules.channels')),
    el('p.small.soft', {}, words.t('settings.rules.channels.hint')),
    el('div.set-columns', {}, Object.entries(USUAL_CHANNELS).map(number)));
}
