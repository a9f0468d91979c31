// The language in which a participant took the ticket, where it is not the usual one: two letters to the eye, a sentence
// to a screen reader.

import { el, setText } from '/display-board/shared/dom.js';

export function languageMark() {
  return el('span.language-mark', { hidden: true }, el('span.visually-hidden'), el('span', { 'aria-hidden': 'true' }));
}

/** Brings the mark up to the language of a ticket: "id", "en" or undefined. */
export function renderLanguage(mark, language, words) {
  mark.hidden = !language || language === 'id';
  const [sentence, letters] = mark.children;
  setText(sentence, mark.hidden ? '' : words.t(`officer.language.${language}`));
  setText(letters, mark.hidden ? '' : language.toUpperCase());
  mark.title = sentence.textContent;
}
