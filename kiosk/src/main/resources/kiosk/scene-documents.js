// The claim's papers, before the number: nobody should wait for two hours with one of them at home.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';

export function documentsScene({ words, phrases }, service, { all, missing, back }) {
  const build = () => el('section', { class: 'documents' },
    el('h1', {}, words.t('documents.heading')),
    el('p', { class: 'lead' }, words.t('documents.body')),
    el('ul', { class: 'papers', 'data-count': String(service.documents.length) }, ...service.documents.map((document) =>
      el('li', { 'data-document': document.id }, icon('paper'),
        el('span', {}, words.name(document.text) || document.id,
          !document.required && el('small', {}, ` (${words.t('documents.optional')})`))))),
    el('div', { class: 'answers' },
      button({ class: 'main', 'data-answer': 'all', onclick: all, saying: () => [phrases.text('documents.all')] },
        icon('check'), words.t('documents.all')),
      button({ class: 'second', 'data-answer': 'missing', onclick: missing, saying: () => [phrases.text('documents.missing')] },
        icon('question'), words.t('documents.missing'))));

  return {
    name: 'documents', step: 'documents', build, back,
    say: () => [phrases.text('documents.heading'), ...service.documents.flatMap((document) =>
      [phrases.document(service, document), !document.required && phrases.text('documents.optional')]).filter(Boolean)],
  };
}

/** What can be done without one of them; a number may be taken all the same. */
export function missingScene({ words, phrases }, closesAt, { take, leave, back }) {
  const fetch = () => (closesAt ? words.t('missing.fetchBefore', { time: closesAt }) : words.t('missing.fetch'));

  const build = () => el('section', { class: 'missing' },
    el('h1', {}, words.t('missing.heading')),
    el('p', { class: 'lead' }, words.t('missing.body')),
    el('ul', { class: 'advice' },
      el('li', {}, icon('person'), el('span', {}, words.t('missing.ask'))),
      el('li', {}, icon('clock'), el('span', {}, fetch())),
      el('li', {}, icon('slip'), el('span', {}, words.t('missing.take')))),
    el('div', { class: 'answers' },
      button({ class: 'second', 'data-answer': 'leave', onclick: leave, saying: () => [phrases.text('missing.leave')] },
        icon('clock'), words.t('missing.leave')),
      button({ class: 'main', 'data-answer': 'take', onclick: take, saying: () => [phrases.text('missing.takeNumber')] },
        icon('slip'), words.t('missing.takeNumber'))));

  return {
    name: 'missing', step: 'documents', build, back,
    say: () => ['missing.heading', 'missing.body', 'missing.ask', 'missing.fetch', 'missing.take']
      .map((key) => phrases.text(key)),
  };
}
