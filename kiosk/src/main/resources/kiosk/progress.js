// Where one is on the way to a number; always in sight.

import { el } from '/display-board/shared/dom.js';

/** The steps of this plan and, once it is chosen, this service. */
export function stepsOf(plan, service) {
  return [
    plan.languages.length > 1 && 'language',
    'service',
    plan.priorities.some((name) => name !== 'none') && 'priority',
    (service ? service.documents.length > 0 : plan.services.some((each) => each.documents.length > 0)) && 'documents',
    'number',
  ].filter(Boolean);
}

export function progressList(words, steps, current) {
  const now = steps.indexOf(current);
  return el('ol', { 'aria-label': words.t('step.label') }, ...steps.map((step, index) => el('li', {
    class: index < now ? 'past' : index === now ? 'now' : 'ahead',
    'aria-current': index === now ? 'step' : null,
  }, el('span', { class: 'dot' }, String(index + 1)), el('span', { class: 'name' }, words.t(`step.${step}`)))));
}
