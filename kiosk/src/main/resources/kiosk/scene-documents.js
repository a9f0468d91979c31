// The claim's papers, before the number: nobody should wait for two hours with one of them at home.

import { button, el, icon } from './dom.js';

export function documentsScene({ words, phrases }, service, { all, missing, back }) {
  const build = () => el('section', { class: 'documents' },
    el('h1', {}, words.text('documents.heading')),
    el('p', { class: 'lead' }, words.text('documents.body')),
    el('ul', { class: 'papers', 'data-count': String(service.documents.length) }, ...service.documents.map((document) =>
      el('li', { 'data-document': document.id }, icon('paper'),
        el('span', {}, words.pick(document.text, document.id),
          !document.required && el('small', {}, ` (${words.text('documents.optional')})`))))),
    el('div', { class: 'answers' },
      button({ class: 'main', 'data-answer': 'all', onclick: all, saying: () => [phrases.text('documents.all')] },
        icon('check'), words.text('documents.all')),
      button({ class: 'second', 'data-answer': 'missing', onclick: missing, saying: () => [phrases.text('documents.missing')] },
        icon('question'), words.text('documents.missing'))));

  return {
    name: 'documents', step: 'documents', build, back,
    say: () => [phrases.text('documents.heading'), ...service.documents.flatMap((document) =>
      [phrases.document(service, document), !document.required && phrases.text('documents.optional')]).filter(Boolean)],
  };
}

/** What can be done without one of them; a number may be taken all the same. */
export function missingScene({ words, phrases }, closesAt, { take, leave, back }) {
  const fetch = () => (closesAt ? words.text('missing.fetchBefore', closesAt) : words.text('missing.fetch'));

  const build = () => el('section', { class: 'missing' },
    el('h1', {}, words.text('missing.heading')),
    el('p', { class: 'lead' }, words.text('missing.body')),
    el('ul', { class: 'advice' },
      el('li', {}, icon('person'), el('span', {}, words.text('missing.ask'))),
      el('li', {}, icon('clock'), el('span', {}, fetch())),
      el('li', {}, icon('slip'), el('span', {}, words.text('missing.take')))),
    el('div', { class: 'answers' },
      button({ class: 'second', 'data-answer': 'leave', onclick: leave, saying: () => [phrases.text('missing.leave')] },
        icon('clock'), words.text('missing.leave')),
      button({ class: 'main', 'data-answer': 'take', onclick: take, saying: () => [phrases.text('missing.takeNumber')] },
        icon('slip'), words.text('missing.takeNumber'))));

  return {
    name: 'missing', step: 'documents', build, back,
    say: () => ['missing.heading', 'missing.body', 'missing.ask', 'missing.fetch', 'missing.take']
      .map((key) => phrases.text(key)),
  };
}
