// The guidance for a participant in the booth: the officer's current request, the papers, and the steps of working alone.

import { byId, el, reconcile, setText } from '../shared/dom.js';

export function renderGuidance(state, words) {
  byId('steps').hidden = !state.steps || state.papers.length > 0;
  renderAsked(state.asked, words);
  renderPapers(state.papers, words);
}

/** In both languages: the officer may point at the one that the participant does not read. */
function renderAsked(asked, words) {
  byId('asked').hidden = !asked;
  document.body.classList.toggle('asked', Boolean(asked));
  if (!asked) return;
  const inLanguage = (language) => words.tIn(language, `prompt.${asked.prompt}`, {
    document: words.name(asked.document?.text, language),
  });
  setText(byId('asked-text'), inLanguage(words.language));
  setText(byId('asked-other'), inLanguage(words.other));
  byId('asked-other').lang = words.other;
}

function renderPapers(papers, words) {
  byId('papers-area').hidden = papers.length === 0;
  reconcile(byId('papers'), papers, {
    key: (paper) => paper.id,
    create: () => el('li', {}, el('span.mark', { 'aria-hidden': 'true' }), el('span'), el('small')),
    update(row, paper) {
      const [, name, state] = row.children;
      row.classList.toggle('seen', paper.ticked);
      setText(name, words.name(paper.text));
      setText(state, paper.ticked ? words.t('booth.papers.seen') : '');
    },
  });
}
