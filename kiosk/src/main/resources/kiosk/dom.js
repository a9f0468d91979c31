// Elements from data. Text is only ever set as text, so nothing that anybody sent can become markup.

/** {@code el('p', {class: 'note'}, 'text', child)}; {@code on…} are listeners. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null && child !== ''));
  return element;
}

export function button(attributes, ...children) {
  return el('button', { type: 'button', ...attributes }, ...children);
}
