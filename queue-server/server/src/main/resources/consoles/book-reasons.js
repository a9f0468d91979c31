// Why somebody claims: the reason, its papers, and for some reasons the last day of work.

import { el } from '/display-board/shared/dom.js';

export function reasonStep({ words, service, choose }) {
  return el('ul.book-choices', {}, service.reasons.map((reason) => el('li', {},
    el('button.button.book-choice', { type: 'button', dataset: { reason: reason.id }, onclick: () => choose(reason.id) },
      el('span', {}, words.name(reason.names) || reason.id)))));
}

/** The papers of a reason in their order, those of one group together: [{oneOf, papers}]. */
export function paperGroups(papers) {
  const groups = [];
  for (const paper of papers) {
    const group = paper.oneOf && groups.find(({ oneOf }) => oneOf === paper.oneOf);
    if (group) group.papers.push(paper);
    else groups.push({ oneOf: paper.oneOf, papers: [paper] });
  }
  return groups;
}

/** The papers to bring for a reason, with what asks for them. */
export function reasonPapers(words, reason) {
  const row = (paper) => el('li', {}, paperName(words, paper), el('span.small.soft', {}, ` · ${paperMark(words, paper)}`));
  return el('ul.book-papers', {}, paperGroups(reason.papers).map(({ oneOf, papers }) => (oneOf
    ? el('li', {}, words.t('book.papers.oneOf'), el('ul.book-papers-group', {}, papers.map(row)))
    : row(papers[0]))));
}

export const paperName = (words, paper) => words.name(paper.text) || paper.id;

/** "required by law", and whether only where it applies. */
export function paperMark(words, paper) {
  return [words.t(`book.papers.${paper.basis}`), !paper.required && words.t('book.papers.optional')].filter(Boolean).join(', ');
}

/** The first day on which one can claim who left work on that day: the same of a later month, or the last of a month that is shorter. */
export function firstDay(leftOn, months) {
  const [year, month, day] = leftOn.split('-').map(Number);
  const longest = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, longest))).toISOString().slice(0, 10);
}

/** The last day of work; go(leftOn, button) leads on. */
export function leftStep({ words, leftOn, reason, go }) {
  const field = el('input.field', { type: 'date', id: 'left-on', required: true, value: leftOn, 'aria-describedby': 'left-on-hint' });
  const submit = el('button.button.primary', { type: 'submit' }, words.t('book.papers.continue'));
  return el('form.book-form', {
    onsubmit: (event) => {
      event.preventDefault();
      go(field.value, submit);
    },
  }, el('div.book-field', {}, el('label', { for: 'left-on' }, words.t('book.left.day')),
    el('p.small.soft', { id: 'left-on-hint' }, words.t('book.left.hint', { months: reason.waitingMonths })), field), submit);
}
