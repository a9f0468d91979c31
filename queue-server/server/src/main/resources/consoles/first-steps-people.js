// The first steps with people: officers are invited, and each gets a code to choose a PIN with.

import { send } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { field, textInput } from './settings-fields.js';

/** Codes that were made on this page. The server keeps only their hashes, so the codes are gone when the page is left. */
const codes = new Map();

export const accountsStep = {
  async load() {
    const { accounts } = await send('GET', '/api/accounts');
    return accounts.map(({ account, name, roles, ready }) => ({ account, name, roles, ready, code: codes.get(account) }));
  },
  draw(page, accounts) {
    const { words } = page;
    let name = '';
    const input = textInput('', (text) => { name = text; }, { required: true, maxlength: 40 });
    const form = el('form', { onsubmit: (event) => {
      event.preventDefault();
      page.act(event.submitter, async () => {
        const { account, code } = await send('POST', '/api/accounts', { name, roles: ['officer'] });
        codes.set(account, code);
      });
    } },
    field('first-officer', words.t('first.accounts.name'), input),
    el('div.first-row', {}, el('button.button.primary', { type: 'submit', id: 'first-invite' }, words.t('first.accounts.invite'))));
    return [
      form,
      el('ul.first-list', {}, accounts.map((person) => el('li', {}, el('strong', {}, person.name), ' · ',
        person.roles.map((role) => words.t(`role.${role}`)).join(', '), ' · ', words.t(person.ready ? 'access.ready' : 'access.invited'),
        !person.ready && person.code && el('p', {}, words.t('first.accounts.code', { address: `${location.origin}/join` }), ' ',
          el('span.first-code', { dataset: { code: person.account } }, person.code))))),
      el('div.first-row', {}, page.confirmButton('accounts', 'first.accounts.none'), el('a.button', { href: '/access' }, words.t('first.in-access'))),
    ];
  },
};
