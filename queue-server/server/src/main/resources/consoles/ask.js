// Asks a person one question in a dialog: a choice of a few answers (also by the keys 1 to 9), a text, or just yes.

import { el } from '/display-board/shared/dom.js';

/**
 * Shows the dialog; answers with {value, text} or null if it was cancelled. choices: [{value, label}], the first is
 * chosen already, so that Enter takes the usual one. text: {label, value?, required?} adds a line to write in. many:
 * [{value, label, checked}] are boxes of which any may be ticked; its answer is {many}. also:
 * {label, choices: [{value, label, key}]} asks a second thing in one row, with keys of its own; its answer is {also}.
 */
export function ask({ title, detail, choices = [], many = [], text, also, confirm, cancel, danger = false }) {
  return new Promise((answer) => {
    const field = text && el('input.field', {
      name: 'text', maxlength: 80, autocomplete: 'off', required: text.required, value: text.value ?? '',
      'aria-label': text.label, placeholder: text.label,
    });
    const form = el('form', { method: 'dialog' },
      el('h2', { id: 'ask-title' }, title),
      detail && el('p', {}, detail),
      choices.length > 0 && el('div.ask-choices', { role: 'radiogroup', 'aria-labelledby': 'ask-title' },
        choices.map((choice, index) => choiceRow('choice', choice, index))),
      many.length > 0 && el('div.ask-choices', { role: 'group', 'aria-labelledby': 'ask-title' },
        many.map(({ value, label, checked }) => el('label.choice', {}, el('input', { type: 'checkbox', name: 'many', value, checked }), label))),
      field,
      also && el('fieldset.ask-also', {}, el('legend.small', {}, also.label),
        also.choices.map((choice, index) => choiceRow('also', choice, index))),
      el('div.dialog-buttons', {},
        el('button.button', { type: 'button', onclick: () => dialog.close('') }, cancel),
        el(`button.button.primary${danger ? '.danger' : ''}`, { type: 'submit', value: 'yes' }, confirm)),
    );
    const dialog = el('dialog', { 'aria-labelledby': 'ask-title' }, form);

    dialog.addEventListener('keydown', (event) => {
      const key = event.key.toUpperCase();
      const radio = [...form.querySelectorAll('input[type=radio]')].find((input) => input.dataset.key === key);
      if (!radio || event.target === field) return;
      event.preventDefault();
      radio.checked = true;
      radio.focus();
    });
    dialog.addEventListener('close', () => {
      const data = new FormData(form);
      dialog.remove();
      answer(dialog.returnValue === 'yes' ? {
        value: data.get('choice'), text: data.get('text')?.trim(), also: data.get('also'), many: data.getAll('many'),
      } : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    (form.querySelector('input[type=radio]:checked') ?? form.querySelector('input[type=checkbox]') ?? field ?? form.querySelector('[type=submit]')).focus();
  });
}

function choiceRow(name, { value, label, key }, index) {
  const shown = key ?? String(index + 1);
  return el('label.choice', {},
    el('input', { type: 'radio', name, value, checked: index === 0, dataset: { key: shown } }),
    label,
    el('kbd', { 'aria-hidden': 'true' }, shown));
}
