// Asks for password and code once more, where the server wants that before something that cannot be taken back.

import { send } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';

/** Does the work; where a proof is needed, asks for it and does the work again. Throws the problem if nobody proves. */
export async function proven(words, work) {
  try {
    return await work();
  } catch (problem) {
    if (problem.refusal !== 'ProofNeeded' || !(await prove(words))) throw problem;
    return work();
  }
}

function prove(words) {
  return new Promise((answer) => {
    const problem = el('p.problem', { role: 'alert', hidden: true });
    const field = (name, key, properties) => el('label.door-field', {}, el('span', {}, words.t(key)),
      el('input.field', { name, type: 'password', required: true, autocomplete: 'off', ...properties }));
    const form = el('form', { method: 'dialog' },
      el('h2', { id: 'proof-title' }, words.t('proof.title')), problem,
      field('password', 'sign-in.password', { autocomplete: 'current-password', maxlength: 200 }),
      field('code', 'sign-in.code', { type: 'text', inputmode: 'numeric', maxlength: 10 }),
      el('div.dialog-buttons', {},
        el('button.button', { type: 'button', onclick: () => dialog.close() }, words.t('ask.cancel')),
        el('button.button.primary', { type: 'submit' }, words.t('ask.confirm'))));
    const dialog = el('dialog', { 'aria-labelledby': 'proof-title' }, form);
    let done = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        await send('POST', '/api/session/proof', { password: form.password.value, code: form.code.value.trim() });
        done = true;
        dialog.close();
      } catch (refused) {
        problem.hidden = false;
        problem.textContent = refused.message;
      }
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(done);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
