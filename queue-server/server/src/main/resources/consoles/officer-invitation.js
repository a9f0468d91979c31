// The seat of an interpreter: a link and a code that open it once and for some minutes.

import { el } from '/display-board/shared/dom.js';

/** Asks the server for an invitation to the visit in a booth and shows it. */
export async function showInvitation({ faces, booth, ticket, words, clock }) {
  const { url, code, expiresAt } = await faces.invite(booth, ticket);
  const link = el('input.field', { id: 'invite-link', readonly: true, value: new URL(url, location.href).href });
  const copied = el('p.small', { role: 'status' });
  const close = () => dialog.close();
  const dialog = el('dialog', { 'aria-labelledby': 'invite-title' }, el('div.dialog-body', {},
    el('h2', { id: 'invite-title' }, words.t('invite.title', { booth })),
    el('p', {}, words.t('invite.detail', { time: clock.time(words.language, expiresAt) })),
    el('label', { for: 'invite-link' }, words.t('invite.link')), link,
    el('p', {}, words.t('invite.code')), el('p.invite-code.number', {}, code),
    copied,
    el('div.dialog-buttons', {},
      el('button.button', { type: 'button', onclick: copy }, words.t('invite.copy')),
      el('button.button.primary', { type: 'button', onclick: close }, words.t('invite.close')))));

  async function copy() {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      copied.textContent = words.t('invite.copied');
    } catch {
      // The link is selected and can be copied by hand.
    }
  }

  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
