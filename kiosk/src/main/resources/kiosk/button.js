// A button of this page: it can be touched, chosen from the spoken menu, and says what it is for.

import { el } from '/display-board/shared/dom.js';

const sayings = new WeakMap();

/** {@code saying} is a function that gives what the spoken menu says of the button; the rest as for {@code el}. */
export function button({ saying, ...attributes }, ...children) {
  const element = el('button', { type: 'button', ...attributes }, ...children);
  if (saying) sayings.set(element, saying);
  return element;
}

/** What the spoken menu says of an element. */
export const sayingOf = (element) => sayings.get(element)?.() ?? [];
