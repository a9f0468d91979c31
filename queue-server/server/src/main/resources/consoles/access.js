// Who may do what: accounts, paired devices and keys, for a supervisor; the devices alone for a technician.

import { problemWords, randomUuid, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { ask } from './ask.js';
import { proven } from './proof.js';
import { signedInAs } from './signed-in.js';

const REFRESH_MILLIS = 3000;
const ROLES = ['officer', 'supervisor', 'technician', 'auditor'];
const KINDS = ['kiosk', 'board', 'booth', 'screen', 'pc'];

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
let accounts = [];
let devices = [];
let waiting = [];
let authority;
let keys = [];

function render() {
  writeWords(words);
  byId('roles').replaceChildren(...ROLES.map((role) => el('label.choice', {},
    el('input', { type: 'checkbox', name: 'role', value: role, checked: role === 'officer' }), words.t(`role.${role}`))));
  byId('key-role').replaceChildren(...ROLES.map((role) => el('option', { value: role }, words.t(`role.${role}`))));
  renderLists();
}

function renderLists() {
  byId('people').replaceChildren(...accounts.map(personRow));
  byId('devices').replaceChildren(...devices.map(deviceRow));
  byId('keys').replaceChildren(...keys.map(keyRow));
  byId('none-waiting').hidden = waiting.length > 0;
  byId('waiting').replaceChildren(...waiting.map((device) => el('button.button', { type: 'button', onclick: () => approve(device) },
    `${device.code} · ${words.t(`device.${device.kind}`)}${device.booth ? ` ${device.booth}` : ''} · ${device.address}`)));
}

function personRow({ account, name, roles, ready, headOffice }) {
  return el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, roles.map((role) => words.t(`role.${role}`)).join(', ')),
    el('td', {}, words.t(headOffice ? 'access.head-office' : ready ? 'access.ready' : 'access.invited')),
    el('td', {}, el('div.access-list', {},
      headOffice ? null : button('access.renew', (pressed) => renew(account, name, pressed), name),
      button('access.delete', (pressed) => remove(account, name, pressed), name))));
}

function deviceRow({ device, kind, booth, lastUsedAt }) {
  return el('tr', {}, el('th', { scope: 'row' }, device), el('td', {}, words.t(`device.${kind}`), booth ? ` ${booth}` : ''),
    el('td', {}, time(lastUsedAt)),
    el('td', {}, el('div.access-list', {},
      kind === 'kiosk' ? button('access.renew-key', (pressed) => renewKey(device, pressed), device) : '',
      button('access.revoke', (pressed) => revoke('paired-devices', device, pressed), device))));
}

function keyRow({ key, name, role, expiresAt }) {
  return el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, words.t(`role.${role}`)), el('td', {}, time(expiresAt)),
    el('td', {}, button('access.revoke', (pressed) => revoke('keys', key, pressed), name)));
}

function button(key, act, of) {
  return el('button.button', { type: 'button', 'aria-label': `${words.t(key)}: ${of}`, onclick: (event) => act(event.currentTarget) }, words.t(key));
}

function time(text) {
  return text ? new Date(text).toLocaleString(words.language, { dateStyle: 'medium', timeStyle: 'short' }) : '';
}

function say(text) {
  setText(byId('state'), text);
}

/** Does something, asking for password and code again where the server wants that, and shows what came of it. */
async function command(pressed, work) {
  return whileBusy(pressed, async () => {
    try {
      const answer = await proven(words, work);
      say('');
      await load({ always: true });
      return answer;
    } catch (problem) {
      say(problemWords(problem, words));
      return undefined;
    }
  });
}

function showCode(title, code) {
  return ask({ title, detail: words.t('access.code.how'), text: { label: words.t('join.code'), value: code }, confirm: words.t('access.done'), cancel: words.t('ask.cancel') });
}

async function invite(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const data = new FormData(form);
  const name = data.get('name').trim();
  const made = await command(form.querySelector('button'), () => send('POST', '/api/accounts', { name, roles: data.getAll('role') }));
  if (made) {
    form.elements.name.value = '';
    await showCode(words.t('access.code.for', { name }), made.code);
  }
}

async function renew(account, name, pressed) {
  const sure = await ask({ title: words.t('access.renew'), detail: words.t('access.renew.sure', { name }), confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel') });
  if (!sure) return;
  const made = await command(pressed, () => send('POST', api('accounts', account, 'invitation'), {}));
  if (made) await showCode(words.t('access.code.for', { name }), made.code);
}

async function remove(account, name, pressed) {
  const sure = await ask({ title: words.t('access.delete'), detail: words.t('access.delete.sure', { name }), confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel'), danger: true });
  if (sure) await command(pressed, () => send('DELETE', api('accounts', account)));
}

async function renewKey(name, pressed) {
  const sure = await ask({ title: words.t('access.renew-key'), detail: words.t('access.renew-key.sure', { name }), confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel') });
  if (sure && await command(pressed, () => send('POST', api('paired-devices', name, 'renewal'), {}))) say(words.t('access.renew-key.asked', { name }));
}

async function revoke(what, id, pressed) {
  const sure = await ask({ title: words.t('access.revoke'), detail: words.t('access.revoke.sure', { name: id }), confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel'), danger: true });
  if (sure) await command(pressed, () => send('DELETE', api(what, id)));
}

async function approve(device) {
  const suggested = device.name ?? (device.booth ? `booth-${device.booth}` : `${device.kind}-${randomUuid().slice(0, 4)}`);
  const answer = await ask({
    title: words.t('access.approve', { code: device.code }),
    detail: words.t('access.approve.how') + (authority && device.kind === 'kiosk' ? ` ${words.t('access.approve.signs', { signs: authority })}` : ''),
    choices: KINDS.filter((kind) => (kind === 'booth') === Boolean(device.booth))
      .sort((a, b) => (b === device.kind) - (a === device.kind))
      .map((kind) => ({ value: kind, label: words.t(`device.${kind}`) + (kind === 'booth' ? ` ${device.booth}` : '') })),
    text: { label: words.t('access.device'), value: suggested, required: true },
    confirm: words.t('access.pair'), cancel: words.t('ask.cancel'),
  });
  if (!answer) return;
  await command(byId('waiting').querySelector('button'), () => send('POST', api('pairings', device.code, 'approval'), {
    name: answer.text, kind: answer.value, ...(answer.value === 'booth' ? { booth: device.booth } : {}),
  }));
}

async function makeKey(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const data = new FormData(form);
  const made = await command(form.querySelector('button'), () => send('POST', '/api/keys', {
    name: data.get('name').trim(), role: data.get('role'), days: Number(data.get('days')),
  }));
  if (made) {
    form.elements.name.value = '';
    await ask({ title: words.t('access.key.secret'), detail: words.t('access.key.once'), text: { label: words.t('access.key'), value: made.secret }, confirm: words.t('access.done'), cancel: words.t('ask.cancel') });
  }
}

/** What somebody is about to press stays under the finger, unless a press of theirs has just changed it. */
async function load({ always = false } = {}) {
  try {
    [{ devices }, { waiting, authority }] = await Promise.all([send('GET', '/api/paired-devices'), send('GET', '/api/pairings')]);
    if (supervises) [{ accounts }, { keys }] = await Promise.all([send('GET', '/api/accounts'), send('GET', '/api/keys')]);
    if (always || !document.querySelector('dialog[open], :is(tbody, #waiting) :focus')) renderLists();
    document.documentElement.dataset.ready = 'yes';
  } catch (problem) {
    say(problemWords(problem, words));
  }
}

languageToggle(byId('language'), words);
words.onChange(render);
byId('new-account').addEventListener('submit', invite);
byId('new-key').addEventListener('submit', makeKey);
const who = await signedInAs(words);
// a program's key may open the page, too, and says nothing of its roles
const supervises = !who || who.roles.includes('supervisor');
byId('people-section').hidden = !supervises;
byId('keys-section').hidden = !supervises;
render();
await load({ always: true });
setInterval(load, REFRESH_MILLIS);
