// Asks a person one question in a dialog: a choice of a few answers (also by the keys 1 to 9), a text, or just yes.

import { el } from '/display-board/dom.js';

/**
 * Shows the dialog; answers with {value, text} or null if it was cancelled. choices: [{value, label}], the first is
 * chosen already, so that Enter takes the usual one. text: {label, value?, required?} adds a line to write in.
 */
export function ask({ title, detail, choices = [], text, confirm, cancel, danger = false }) {
  return new Promise((answer) => {
    const field = text && el('input.field', {
      name: 'text', maxlength: 80, autocomplete: 'off', required: text.required, value: text.value ?? '',
      'aria-label': text.label, placeholder: text.label,
    });
    const form = el('form', { method: 'dialog' },
      el('h2', { id: 'ask-title' }, title),
      detail && el('p', {}, detail),
      choices.length > 0 && el('div.ask-choices', { role: 'radiogroup', 'aria-labelledby': 'ask-title' },
        choices.map((choice, index) => choiceRow(choice, index))),
      field,
      el('div.dialog-buttons', {},
        el('button.button', { type: 'button', onclick: () => dialog.close('') }, cancel),
        el(`button.button.primary${danger ? '.danger' : ''}`, { type: 'submit', value: 'yes' }, confirm)),
    );
    const dialog = el('dialog', { 'aria-labelledby': 'ask-title' }, form);

    dialog.addEventListener('keydown', (event) => {
      const radio = form.querySelectorAll('input[type=radio]')[Number(event.key) - 1];
      if (!radio || event.target === field) return;
      event.preventDefault();
      radio.checked = true;
      radio.focus();
    });
    dialog.addEventListener('close', () => {
      const data = new FormData(form);
      dialog.remove();
      answer(dialog.returnValue === 'yes' ? { value: data.get('choice'), text: data.get('text')?.trim() } : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    (form.querySelector('input:checked') ?? field ?? form.querySelector('[type=submit]')).focus();
  });
}

function choiceRow({ value, label }, index) {
  return el('label.choice', {},
    el('input', { type: 'radio', name: 'choice', value, checked: index === 0 }),
    label,
    el('kbd', { 'aria-hidden': 'true' }, String(index + 1)));
}
