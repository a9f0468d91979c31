// Who waits for what on the wall board, and how long: a row for each service. A wait that all share stands above, once and
// large. What has no room at a size that ten metres need stands on a page of its own, and pages take turns.

import { el, reconcile, setText } from '../shared/dom.js';
import { unservedWords, waitWords } from '../shared/wait-words.js';

/** How a list may stand, the best first: both languages below each other or in turn, figures beside the name or below it. */
const LAYOUTS = [[], ['in-turn'], ['in-turn', 'stacked']];

/** Text in both languages, the Indonesian first; text(language) gives each. */
export function inBoth(text) {
  return ['id', 'en'].map((language) => el('span', { lang: language }, text(language)));
}

/** Shows the waiting of a board's view in a list, and in shared the wait that is that of every service. */
export function renderWaiting({ list, shared }, waiting, words) {
  const same = sharedWait(waiting);
  shared.hidden = !same;
  shared.replaceChildren(...(same ? inBoth((language) =>
    [`${words.tIn(language, 'board.wait.all')}: `, ...figures(waitOf(same, language))]) : []));
  list.classList.toggle('same-wait', Boolean(same));
  reconcile(list, waiting, {
    key: (service) => service.service,
    create: () => el('li.waiting-row', {}, el('span.waiting-letter'), el('span.waiting-name'),
      el('span.waiting-count.number'), el('span.waiting-wait.number')),
    update(row, service) {
      const [letter, name, count, wait] = row.children;
      setText(letter, service.letter);
      name.replaceChildren(...inBoth((language) => words.name(service.names, language)));
      count.replaceChildren(...inBoth((language) => figures(words.tIn(language, 'board.count', { count: service.count }))));
      wait.replaceChildren(...inBoth((language) => figures(waitOf(service, language))));
      row.classList.toggle('unserved', Boolean(service.unserved));
    },
  });
}

/**
 * Lays the rows out so that they need the fewest pages, and shows the one whose turn it is: page(pages) is its index. Both
 * languages beside each other are chosen only where all of them fit on one page. neighbours are the places whose room the
 * list takes: each keeps its least height.
 */
export function layWaiting({ list, shared, neighbours }, page) {
  const most = roomFor(list, neighbours);
  let best = null;
  for (const classes of LAYOUTS) {
    lay(list, classes);
    const pages = pagesOf(list, most);
    const height = pages.reduce((sum, rows) => sum + heightOf(rows), 0);
    const both = best?.classes.length === 0;
    if (!best || (both ? best.pages.length > 1 : pages.length < best.pages.length
      || (pages.length === best.pages.length && height < best.height))) best = { classes, pages, height };
  }
  lay(list, best.classes);
  // as high as the highest page, so that nothing else moves when another takes its place
  list.style.minBlockSize = best.pages.length > 1 ? `${Math.max(...best.pages.map(heightOf))}px` : '';
  shared.classList.toggle('in-turn', list.classList.contains('in-turn'));
  const shown = best.pages[page(best.pages.length)] ?? [];
  for (const row of list.children) row.hidden = !shown.includes(row);
}

function lay(list, classes) {
  list.classList.remove(...LAYOUTS.flat());
  list.classList.add(...classes);
  for (const row of list.children) row.hidden = false;
}

/** How high the list may be, in pixels: no higher than its style allows, and what its neighbours can spare. */
function roomFor(list, neighbours) {
  for (const row of list.children) row.hidden = true;
  list.style.minBlockSize = '';
  const spare = neighbours.map((place) => {
    const least = Number.parseFloat(getComputedStyle(place).minBlockSize);
    return least > 0 ? place.getBoundingClientRect().height - least : Infinity;
  });
  return Math.min(Number.parseFloat(getComputedStyle(list).maxBlockSize), ...spare);
}

/** The rows by pages, each as full as the list may be high. */
function pagesOf(list, most) {
  const pages = [];
  let top = 0;
  for (const row of list.children) {
    const box = row.getBoundingClientRect();
    if (pages.length === 0 || box.bottom - top > most + 1) {
      pages.push([]);
      top = box.top;
    }
    pages.at(-1).push(row);
  }
  return pages;
}

const heightOf = (rows) => rows.at(-1).getBoundingClientRect().bottom - rows[0].getBoundingClientRect().top;

/** What is known of a branch where nobody on duty serves anything; null where somebody serves something. */
export function unservedWhole(waiting) {
  if (waiting.length === 0 || waiting.some((service) => !service.unserved)) return null;
  return waiting.map((service) => service.unserved).sort((one, other) => Number(other.begun) - Number(one.begun))[0];
}

const waitOf = (service, language) => (service.unserved
  ? unservedWords(service.unserved, language, true) : waitWords(service.wait, language));

/** A service whose wait is that of all others in the same words; null where they differ, or one stands alone. */
function sharedWait(waiting) {
  const said = waiting.map((service) => waitOf(service, 'id'));
  return waiting.length > 1 && said[0] && said.every((wait) => wait === said[0]) ? waiting[0] : null;
}

/** The figures in a text stand out: from far away they are what is read. */
function figures(text) {
  return text.split(/(\d[\d.,-]*)/).map((part, index) => (index % 2 ? el('strong', {}, part) : part));
}
