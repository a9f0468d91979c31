// The fields of the settings: each with a label, a hint where one helps, and a place for what is wrong with it.

import { el } from '/display-board/shared/dom.js';

const MOST_DIGITS = 2;

/** An input with its label; the hint stands between them, what is wrong below. */
export function field(id, label, input, hint) {
  input.id = id;
  input.setAttribute('aria-describedby', hint ? `${id}-hint ${id}-error` : `${id}-error`);
  return el('div.set-field', {},
    el('label', { for: id }, label),
    hint && el('p.small.soft', { id: `${id}-hint` }, hint),
    input,
    el('p.set-error', { id: `${id}-error`, hidden: true }));
}

/** A line of text. */
export function textInput(value, write, properties = {}) {
  return el('input.field', { value: value ?? '', autocomplete: 'off', maxlength: 80, oninput: (event) => write(event.target.value.trim()), ...properties });
}

/** Some lines of text, which are written as one. */
export function longInput(value, write, properties = {}) {
  return el('textarea.field', { rows: 2, oninput: (event) => write(event.target.value.replace(/\s+/g, ' ').trim()), ...properties }, value ?? '');
}

/** A number, with a point or a comma. Text that is no number counts as zero, which is refused later; in an optional field it counts as left out. */
export function numberInput(page, value, write, { optional = false, ...properties } = {}) {
  const shown = value === undefined || value === null || (value === 0 && !optional) ? ''
    : value.toLocaleString(page.words.language, { useGrouping: false, maximumFractionDigits: MOST_DIGITS });
  return el('input.field.set-number', {
    value: shown, inputmode: 'decimal', autocomplete: 'off', maxlength: 8,
    oninput: (event) => write(numberOf(event.target.value) ?? (optional ? undefined : 0)), ...properties,
  });
}

function numberOf(text) {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : undefined;
}

/** A time of the day: "8.30" becomes "08:30" when the field is left. */
export function timeInput(value, write) {
  return el('input.field.set-time', {
    value: value ?? '', inputmode: 'numeric', autocomplete: 'off', maxlength: 5, placeholder: '08:00',
    oninput: (event) => write(clock(event.target.value)),
    onchange: (event) => { event.target.value = clock(event.target.value); },
  });
}

function clock(text) {
  const found = /^\s*(\d{1,2})[:.]?(\d{2})?\s*$/.exec(text);
  return found ? `${found[1].padStart(2, '0')}:${found[2] ?? '00'}` : text.trim();
}

/** A choice of a few: [[value, label]]. */
export function choiceInput(value, choices, write, properties = {}) {
  return el('select.field', { onchange: (event) => write(event.target.value), ...properties },
    choices.map(([each, label]) => el('option', { value: each, selected: each === value }, label)));
}

/** A box to tick with its words beside it. */
export function tick(id, label, checked, write) {
  return el('label.choice', {}, el('input', { type: 'checkbox', id, checked, onchange: (event) => write(event.target.checked) }), label);
}

/** Fields under one heading. */
export function group(legend, ...children) {
  return el('fieldset.set-group', {}, el('legend', {}, legend), ...children);
}

/** A text in every language of the branch, a field for each. write(texts) gets those that are there, or undefined. */
export function inLanguages(page, id, label, texts, write, { long = false, max = 80, hint } = {}) {
  const written = { ...texts };
  return page.plan.languages.map((language) => {
    const put = (text) => {
      if (text) written[language] = text;
      else delete written[language];
      const order = [...new Set([...page.plan.languages, ...Object.keys(written)])].filter((each) => written[each]);
      write(order.length ? Object.fromEntries(order.map((each) => [each, written[each]])) : undefined);
    };
    const make = long ? longInput : textInput;
    return field(`${id}-${language}`, page.words.t('settings.in-language', { what: label, language: page.languageName(language) }),
      make(written[language], put, { lang: language, maxlength: max }), hint);
  });
}

/** Up, down and away for one of a list. id(index) names the one at that place, so that the focus moves along with it. */
export function orderButtons(page, { id, name, list, index, remove }) {
  const move = (by) => {
    page.edit(() => list.splice(index + by, 0, ...list.splice(index, 1)));
    const there = `${id(index + by)}-${by < 0 ? 'up' : 'down'}`;
    page.redraw(there, `${id(index + by)}-${by < 0 ? 'down' : 'up'}`);
  };
  const button = (kind, act, disabled) => el('button.button', {
    type: 'button', id: `${id(index)}-${kind}`, disabled, onclick: act,
    'aria-label': page.words.t(`settings.${kind}.of`, { name }),
  }, page.words.t(`settings.${kind}`));
  return el('div.set-buttons', {},
    button('up', () => move(-1), index === 0),
    button('down', () => move(1), index === list.length - 1),
    button('remove', remove));
}

/** One of a list, folded to one line while it is not worked on. */
export function card(page, model, summary, ...children) {
  const line = el('summary');
  const box = el('details.set-card', {
    open: page.unfolded.has(model),
    ontoggle: () => { page.unfolded[box.open ? 'add' : 'delete'](model); },
  }, line, el('div.set-card-body', {}, ...children));
  const write = () => line.replaceChildren(...summary());
  write();
  box.addEventListener('input', write);
  box.addEventListener('change', write);
  return box;
}

export function addButton(page, id, key, act) {
  return el('button.button.set-add', { type: 'button', id, onclick: act }, page.words.t(key));
}
