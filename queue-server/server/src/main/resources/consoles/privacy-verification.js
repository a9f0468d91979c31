// The verification report of a visit: its documents, which of them were seen, by whom and when, and how the visit was completed.

import { byId, el, setText } from '/display-board/shared/dom.js';

/** Shows the report; hides itself where there is none. time(text) and actor(view) say when and who. */
export function renderVerification(report, { words, time, actor }) {
  byId('verification').hidden = !report;
  if (!report) return;
  const { documents, purged } = report;
  setText(byId('verification-end'), end(report));
  setText(byId('verification-none'), purged ? words.t('verification.purged') : documents.length ? '' : words.t('verification.none'));
  byId('verification-table').hidden = purged || documents.length === 0;
  byId('verification-rows').replaceChildren(...documents.map((paper) => el('tr', {},
    el('td', {}, words.name(paper.text) || paper.id, paper.required ? '' : ` (${words.t('verification.optional')})`),
    el('td', {}, words.t(paper.ticked ? 'verification.seen' : paper.at ? 'verification.taken-back' : 'verification.not-seen')),
    el('td.nowrap', {}, time(paper.at)), el('td', {}, paper.by ? actor(paper.by) : ''))));

  function end({ completedAt, booth, servedBy, outcome }) {
    if (!completedAt) return words.t('verification.open');
    const parts = [words.t('verification.completed', { time: time(completedAt), booth })];
    if (servedBy) parts.push(words.t('verification.officer', { officer: servedBy.name ?? words.t('officer.unnamed') }));
    const known = `outcome.${outcome}`;
    if (outcome) parts.push(words.t('verification.outcome', { outcome: words.has(known) ? words.t(known) : outcome }));
    return parts.join(' ');
  }
}
