// Whom a booking is for: the form, and what can be said of it before it is sent.

import { el } from '/display-board/shared/dom.js';

const FIELDS = [
  { name: 'nik', required: true, inputmode: 'numeric', autocomplete: 'off', maxlength: 24 },
  { name: 'name', required: true, autocomplete: 'name', maxlength: 100 },
  { name: 'phone', type: 'tel', inputmode: 'tel', autocomplete: 'tel', maxlength: 30 },
  { name: 'email', type: 'email', inputmode: 'email', autocomplete: 'email', maxlength: 100 },
];
const FIRST_PROVINCE = 11;
/** Added to the day of birth of women. */
const WOMEN = 40;

/** The number without the spaces, dots and lines with which people group it. */
export const plainNik = (text = '') => text.replace(/[ .-]/g, '');

/** {field: key of the words} for each field that cannot be right; as the server sees it (Permendagri 108/2019). */
export function faults(person) {
  const found = {};
  const nik = plainNik(person.nik);
  if (!/^\d{16}$/.test(nik)) found.nik = 'book.person.nik.digits';
  else if (!isPlausible(nik)) found.nik = 'book.person.nik.wrong';
  if (!person.name?.trim()) found.name = 'book.person.name.missing';
  if (person.email?.trim() && !/^\S+@\S+$/.test(person.email.trim())) found.email = 'book.person.email.wrong';
  return found;
}

function isPlausible(nik) {
  const two = (from) => Number(nik.slice(from, from + 2));
  const day = two(6) % WOMEN;
  return two(6) <= WOMEN + 31 && day >= 1 && day <= 31 && two(8) >= 1 && two(8) <= 12
    && two(0) >= FIRST_PROVINCE && !nik.endsWith('0000');
}

/** What is sent of it; empty fields are left out. */
export function sentPerson(person) {
  const text = (name) => person[name]?.trim() || undefined;
  return { nik: plainNik(person.nik), name: text('name'), phone: text('phone'), email: text('email') };
}

/** The form. What is typed goes into person at once; send(button) is called with what can be right. */
export function personForm({ words, person, problem, send }) {
  const summary = el('div.book-problem', { id: 'faults', role: 'alert', tabindex: -1, hidden: true });
  const submit = el('button.button.primary', { type: 'submit' }, words.t('book.person.continue'));
  const form = el('form.book-form', { novalidate: true, onsubmit: check },
    summary, FIELDS.map((field) => row(field, words, person)),
    el('p.small.soft', {}, words.t('book.person.privacy')), problem, submit);

  function check(event) {
    event.preventDefault();
    const found = faults(person);
    for (const { name } of FIELDS) {
      const input = form.elements[name];
      const fault = form.querySelector(`#fault-${name}`);
      fault.textContent = found[name] ? words.t(found[name]) : '';
      if (found[name]) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    const wrong = Object.entries(found);
    summary.hidden = wrong.length === 0;
    summary.replaceChildren(el('p.strong', {}, words.t('book.person.faults')), el('ul', {}, wrong.map(([name, key]) => el('li', {},
      el('a', { href: `#field-${name}`, onclick: (press) => { press.preventDefault(); form.elements[name].focus(); } },
        words.t(key))))));
    if (wrong.length) summary.focus();
    else send(submit);
  }
  return form;
}

function row({ name, required, ...properties }, words, person) {
  return el('div.book-field', {},
    el('label', { for: `field-${name}` }, words.t(`book.person.${name}`),
      !required && el('span.soft', {}, ` (${words.t('book.person.optional')})`)),
    words.has(`book.person.${name}.hint`) && el('p.small.soft', { id: `hint-${name}` }, words.t(`book.person.${name}.hint`)),
    el('p.book-fault', { id: `fault-${name}` }),
    el('input.field', {
      ...properties, name, id: `field-${name}`, 'aria-required': required ? 'true' : undefined,
      value: person[name] ?? '', oninput: (event) => { person[name] = event.target.value; },
      'aria-describedby': `${words.has(`book.person.${name}.hint`) ? `hint-${name} ` : ''}fault-${name}`,
    }));
}
