// Who waits for what on the wall board, and how long: a row for each service, in both languages.

import { el, reconcile, setText } from '../shared/dom.js';
import { unservedWords, waitWords } from '../shared/wait-words.js';

const ROOMY_SERVICES = 6;

/** Text in both languages, the Indonesian first; text(language) gives each. */
export function inBoth(text) {
  return ['id', 'en'].map((language) => el('span', { lang: language }, text(language)));
}

/** Shows the waiting of a board's view in a list, roomy or in two columns as there are services. */
export function renderWaiting(list, waiting, words) {
  list.classList.toggle('many', waiting.length > ROOMY_SERVICES);
  reconcile(list, waiting, {
    key: (service) => service.service,
    create: () => el('li.waiting-row', {}, el('span.waiting-letter'), el('span.waiting-name'),
      el('span.waiting-count.number'), el('span.waiting-wait.number')),
    update(row, service) {
      const [letter, name, count, wait] = row.children;
      setText(letter, service.letter);
      name.replaceChildren(...inBoth((language) => words.name(service.names, language)));
      count.replaceChildren(...inBoth((language) => figures(words.tIn(language, 'board.count', { count: service.count }))));
      wait.replaceChildren(...inBoth((language) => figures(service.unserved
        ? unservedWords(service.unserved, language, true) : waitWords(service.wait, language))));
      row.classList.toggle('unserved', Boolean(service.unserved));
    },
  });
}

/** What is known of a branch where nobody on duty serves anything; null where somebody serves something. */
export function unservedWhole(waiting) {
  if (waiting.length === 0 || waiting.some((service) => !service.unserved)) return null;
  return waiting.map((service) => service.unserved).sort((one, other) => Number(other.begun) - Number(one.begun))[0];
}

/** The figures in a text stand out: from far away they are what is read. */
function figures(text) {
  return text.split(/(\d[\d.,-]*)/).map((part, index) => (index % 2 ? el('strong', {}, part) : part));
}
