// The last calls: which of them matter still, their rows, and how many of them have room.

import { el, setText } from '../shared/dom.js';

/** The calls whose visit is still expected in its booth. */
export function awaited(calls) {
  return calls.filter((call) => call.awaited !== false);
}

/** The newest call of each booth: the one before was answered, or nobody came. */
export function lastOfBooths(calls) {
  const booths = new Set();
  return calls.filter(({ booth }) => !booths.has(booth) && booths.add(booth));
}

/** How a row of the list is made and kept up to date (see reconcile). */
export const callRow = {
  create: () => el('li.last-row', {}, el('span.number'), arrow(), el('span.last-booth.number')),
  update(row, call) {
    setText(row.firstElementChild, call.ticket);
    setText(row.lastElementChild, call.booth);
  },
};

/** Hides the rows that would be cut off by the end of the list, and answers how many these are. */
export function fittingRows(list) {
  const end = list.getBoundingClientRect().bottom + 1;
  const beyond = [...list.children].map((row) => row.getBoundingClientRect().bottom > end);
  [...list.children].forEach((row, index) => row.classList.toggle('beyond', beyond[index]));
  return beyond.filter(Boolean).length;
}

function arrow() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 48 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', 'M2 12h40M32 2l10 10-10 10');
  svg.append(path);
  return svg;
}
