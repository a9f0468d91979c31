import { api, el, reconcile } from '/display-board/shared/dom.js';
import { equal, test } from './harness.js';

function listOf(parent, names) {
  reconcile(parent, names, { key: (name) => name, create: (name) => el('button', {}, name) });
  return [...parent.children].map((child) => child.textContent).join('');
}

test('a list follows its items in any order and keeps the elements of those that stay', () => {
  const parent = el('div');
  listOf(parent, ['a', 'b', 'c']);
  const b = parent.children[1];
  for (const names of ['cba', 'bd', 'dab', 'bcad', '', 'b']) equal(listOf(parent, [...names]), names);
  listOf(parent, ['x', 'b']);
  equal(listOf(parent, ['b', 'x']), 'bx');
  equal(b === parent.children[0], false);
});

test('a moved element keeps the focus', () => {
  const parent = el('div');
  document.body.append(parent);
  listOf(parent, ['a', 'b', 'c']);
  const focused = parent.children[2];
  focused.focus();
  listOf(parent, ['c', 'a', 'b']);
  equal(document.activeElement === focused, true);
  parent.remove();
});

test('text is never taken for markup', () => {
  equal(el('p', {}, '<b>A1</b>').innerHTML, '&lt;b&gt;A1&lt;/b&gt;');
});

test('an address keeps every sign of a name', () => {
  equal(api('branches', 'a/b', 'booths', '3 ?'), '/api/branches/a%2Fb/booths/3%20%3F');
});
