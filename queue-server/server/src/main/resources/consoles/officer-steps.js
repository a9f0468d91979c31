// Below the papers of a visit: its steps, where it has several, and what can be changed about them. Which services follow,
// which papers are missing, and the end of the whole visit are each asked for in a dialog.

import { el, reconcile, setText } from '/display-board/shared/dom.js';
import { ask } from './ask.js';

/**
 * The part of the panel; services() are those of the branch, plan(booth, next, button), missing(booth, documents, button)
 * and end(booth, button) say what was decided.
 */
export function stepsPart({ words, services, plan, missing, end }) {
  const title = el('h3.small');
  const list = el('ol.steps');
  const lacks = el('button.button.quiet', { type: 'button', dataset: { steps: 'missing' } });
  const change = el('button.button.quiet', { type: 'button', dataset: { steps: 'plan' } });
  const over = el('button.button.quiet', { type: 'button', dataset: { steps: 'end' } });
  const buttons = el('div.steps-buttons', {}, lacks, change, over);
  let booth = null;

  lacks.addEventListener('click', () => about(async (visit) => {
    const asked = await ask({
      title: titleOf('officer.missing', visit),
      detail: words.t('officer.missing.detail'),
      many: visit.visit.documents.map((paper) => ({ value: paper.id, label: words.name(paper.text), checked: !paper.ticked && paper.required })),
      confirm: words.t('officer.missing.confirm'), cancel: words.t('ask.cancel'),
    });
    if (asked?.many.length) await missing(visit, asked.many, lacks);
  }));
  change.addEventListener('click', () => about(async (visit) => {
    const asked = await ask({
      title: titleOf('officer.steps.change', visit),
      detail: words.t('officer.steps.detail'),
      many: possible(visit.visit).map((service) => ({ value: service.id, label: words.name(service.names), checked: follows(visit.visit, service.id) })),
      confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel'),
    });
    if (asked) await plan(visit, inOrder(visit.visit, asked.many), change);
  }));
  over.addEventListener('click', () => about(async (visit) => {
    const sure = await ask({
      title: titleOf('officer.steps.end', visit), detail: words.t('officer.steps.end.detail'),
      confirm: words.t('officer.steps.end'), cancel: words.t('ask.cancel'),
    });
    if (sure) await end(visit, over);
  }));

  /** The button's words, without the sign that a dialog follows, and whom it is about. */
  function titleOf(key, { visit }) {
    return `${words.t(key).replace('…', '')} · ${visit.ticket}`;
  }

  /** Each dialog is about the visit that was there when it was opened. */
  function about(work) {
    return booth ? work(booth) : undefined;
  }

  /** The services that may follow: neither the step of now, nor one that is done. */
  function possible(visit) {
    const before = new Set([visit.service, ...stepsOf(visit, 'done')]);
    return services().filter(({ id }) => !before.has(id));
  }

  /** Those that followed keep their order; what is new comes after them. */
  function inOrder(visit, chosen) {
    const kept = stepsOf(visit, 'next').filter((id) => chosen.includes(id));
    return [...kept, ...chosen.filter((id) => !kept.includes(id))];
  }

  return {
    parts: [title, list, buttons],
    update(next) {
      booth = next;
      const { visit } = booth;
      const seated = visit.stage === 'serving';
      const steps = visit.steps ?? [];
      title.hidden = list.hidden = steps.length === 0;
      setText(title, words.t('officer.steps'));
      reconcile(list, steps, {
        key: (step) => step.service,
        create: () => el('li', {}, el('span'), el('span.visually-hidden')),
        update(row, step) {
          row.dataset.state = step.state;
          if (step.state === 'now') row.setAttribute('aria-current', 'step');
          else row.removeAttribute('aria-current');
          setText(row.firstElementChild, words.name(step.names) || step.service);
          setText(row.lastElementChild, ` (${words.t(`officer.steps.${step.state}`)})`);
        },
      });
      lacks.hidden = !seated || !(visit.documents ?? []).length;
      setText(lacks, words.t('officer.missing'));
      change.hidden = possible(visit).length === 0;
      setText(change, words.t('officer.steps.change'));
      over.hidden = !seated || stepsOf(visit, 'next').length === 0;
      setText(over, words.t('officer.steps.end'));
      buttons.hidden = [lacks, change, over].every((button) => button.hidden);
    },
  };
}

const follows = (visit, id) => stepsOf(visit, 'next').includes(id);

/** Services of the steps in that state, in order. */
function stepsOf(visit, state) {
  return (visit.steps ?? []).filter((step) => step.state === state).map(({ service }) => service);
}
