// Small helpers to build a page. Text from a view always goes in as text, never as markup.

/** el('p', {class: 'soft', onclick: f, dataset: {ticket}}, 'text', otherElement): an element with all that. */
export function el(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'dataset') Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** The element with this id; a page without it is a bug. */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`This page has no element with the id ${id}`);
  return found;
}

/** Sets text only where it differs, so that a screen reader is not told the same thing twice. */
export function setText(element, text) {
  const string = String(text ?? '');
  if (element.textContent !== string) element.textContent = string;
}

/**
 * Makes the children of a parent match the items, in their order, keeping the elements of items that stay (focus,
 * pressed buttons and running transitions survive a new view). key(item) names an item, create(item) makes its
 * element, update(element, item) brings it up to date.
 */
export function reconcile(parent, items, { key, create, update = () => {} }) {
  const focused = document.activeElement;
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    let child = old.get(name);
    if (child) {
      old.delete(name);
    } else {
      child = create(item);
      child.dataset.key = name;
    }
    if (child === place) place = place.nextElementSibling;
    else parent.insertBefore(child, place);
    update(child, item);
  }
  for (const gone of old.values()) gone.remove();
  // An element that is moved loses the focus; whoever works by keyboard must not.
  if (focused !== document.activeElement && parent.contains(focused)) focused.focus({ preventScroll: true });
}

/** The parts of the page's own path: "/booth/pekalongan/3" -> ["booth", "pekalongan", "3"]. */
export function pathParts() {
  return location.pathname.split('/').filter(Boolean).map(decodeURIComponent);
}

/** An address under /api from parts that may hold any sign: api('branches', 'x', 'booths', '3/B'). */
export function api(...parts) {
  return `/api/${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}
