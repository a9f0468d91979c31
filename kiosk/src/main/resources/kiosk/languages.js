// The choice of language, always in sight and each in its own words.

import { button } from './dom.js';

export function languageButtons(words, languages, choose) {
  return languages.map((language) => button({
    class: 'language',
    lang: language,
    'aria-pressed': String(language === words.language()),
    onclick: () => choose(language),
  }, words.nameOf(language)));
}
