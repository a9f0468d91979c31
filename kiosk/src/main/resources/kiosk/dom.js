// Elements from data. Text is only ever set as text, so nothing that anybody sent can become markup.

const SVG = 'http://www.w3.org/2000/svg';
const sayings = new WeakMap();

/**
 * {@code el('p', {class: 'note'}, 'text', child)}; {@code on…} are listeners, {@code saying} a function that gives what
 * the spoken menu says of the element.
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'saying') sayings.set(element, value);
    else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null && child !== '' && child !== false));
  return element;
}

export function button(attributes, ...children) {
  return el('button', { type: 'button', ...attributes }, ...children);
}

/** A sign of {@code icons.svg}; it is decoration, the text beside it says the same. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** What the spoken menu says of an element. */
export const sayingOf = (element) => sayings.get(element)?.() ?? [];
