// Asks for password and code, or a passkey, once more, where the server wants that before something that cannot be taken
// back. People of a head office prove there who they are, and come back to the page that they left.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { canPasskey, signWithPasskey } from './passkey.js';

/** Does the work; where a proof is needed, asks for it and does the work again. Throws the problem if nobody proves. */
export async function proven(words, work) {
  try {
    return await work();
  } catch (problem) {
    if (problem.refusal !== 'ProofNeeded' || !(await prove(words))) throw problem;
    return work();
  }
}

/** Answers whether the person has proved it. */
export function prove(words) {
  return new Promise((answer) => {
    const problem = el('p.problem', { role: 'alert', hidden: true });
    const field = (name, key, properties) => el('label.door-field', {}, el('span', {}, words.t(key)),
      el('input.field', { name, type: 'password', required: true, autocomplete: 'off', ...properties }));
    const form = el('form', { method: 'dialog' },
      el('h2', { id: 'proof-title' }, words.t('proof.title')), problem,
      field('password', 'sign-in.password', { autocomplete: 'current-password', maxlength: 200 }),
      field('code', 'sign-in.code', { type: 'text', inputmode: 'numeric', maxlength: 10 }),
      el('p', { hidden: true }, el('a.button', { href: `/oidc/start?prove=yes&to=${encodeURIComponent(location.pathname)}` },
        words.t('proof.head-office'))),
      el('div.dialog-buttons', {},
        el('button.button', { type: 'button', onclick: () => dialog.close() }, words.t('ask.cancel')),
        canPasskey && el('button.button', { type: 'button', onclick: (event) => byPasskey(event.currentTarget) }, words.t('proof.passkey')),
        el('button.button.primary', { type: 'submit' }, words.t('ask.confirm'))));
    const dialog = el('dialog', { 'aria-labelledby': 'proof-title' }, form);
    let done = false;
    send('GET', '/api/sign-in-ways').then(({ headOffice }) => {
      form.querySelector('a').parentElement.hidden = !headOffice;
    }, () => {});
    const give = async (second) => {
      try {
        await send('POST', '/api/session/proof', { password: form.password.value, ...(await second()) }, undefined, { stay: true });
        done = true;
        dialog.close();
      } catch (refused) {
        problem.hidden = false;
        problem.textContent = problemWords(refused, words);
      }
    };
    const byPasskey = (pressed) => {
      if (form.password.reportValidity()) whileBusy(pressed, () => give(async () => ({ passkey: await signWithPasskey() })));
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      give(async () => ({ code: form.code.value.trim() }));
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(done);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
