// Lets somebody who was handed a code choose how to sign in: the first supervisor, or whoever a supervisor has invited.

import { problemWords, randomUuid, send, whileBusy } from '/display-board/shared/actions.js';
import { byId, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { canPasskey, makePasskey } from './passkey.js';

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const codeForm = byId('code-form');
const choiceForm = byId('choice-form');
/** For whom a passkey is made that has no account yet; says nothing of the person. */
const newcomer = randomUuid();
let asked = null;

function say(problem) {
  byId('problem').hidden = !problem;
  setText(byId('problem'), problem ? problemWords(problem, words) : '');
}

function render() {
  writeWords(words);
  setText(byId('lead'), asked?.name ? words.t('join.as', { name: asked.name }) : words.t('join.lead'));
}

async function look(event) {
  event.preventDefault();
  say(null);
  try {
    asked = await send('POST', '/api/join/look', { code: codeForm.code.value });
  } catch (problem) {
    say(problem);
    return;
  }
  const password = asked.choose === 'password';
  codeForm.hidden = true;
  choiceForm.hidden = false;
  byId('name-field').hidden = Boolean(asked.name);
  choiceForm.elements.name.required = !asked.name;
  byId('by-password').hidden = !password;
  byId('by-pin').hidden = password;
  if (password) {
    setText(byId('totp-secret'), asked.totpSecret.replace(/(.{4})(?!$)/g, '$1 '));
    byId('totp-link').href = asked.totpUri;
    byId('totp-picture').src = asked.totpPicture;
    byId('factor').hidden = !canPasskey;
  }
  render();
  choiceForm.querySelector('label:not([hidden]) input')?.focus();
}

const byPasskey = () => asked?.choose === 'password' && choiceForm.elements.factor.value === 'passkey';

function renderFactor() {
  byId('by-app').hidden = byPasskey();
  byId('by-passkey').hidden = !byPasskey();
}

/** The second factor, with the password that is chosen. */
async function second() {
  if (!byPasskey()) return { totp: choiceForm.elements.totp.value.trim() };
  const name = asked.name ?? choiceForm.elements.name.value.trim();
  return { passkey: await makePasskey({ id: asked.account ?? newcomer, name }) };
}

async function join() {
  say(null);
  const field = (name) => choiceForm.elements[name].value.trim();
  try {
    const choice = asked.choose === 'password'
      ? { password: choiceForm.elements.password.value, ...(await second()) }
      : { pin: field('pin') };
    await send('POST', '/api/join', { code: codeForm.code.value, ...(asked.name ? {} : { name: field('name') }), ...choice });
    const session = await send('GET', '/api/session');
    location.replace(session.page);
  } catch (problem) {
    say(problem);
  }
}

codeForm.addEventListener('submit', look);
choiceForm.addEventListener('submit', (event) => {
  event.preventDefault();
  whileBusy(choiceForm.querySelector('[type=submit]'), join);
});
byId('factor').addEventListener('change', renderFactor);
languageToggle(byId('language'), words);
words.onChange(render);
render();
codeForm.code.value = decodeURIComponent(location.hash.slice(1));
// hidden until now: what somebody typed before would be lost, or stand in the address
codeForm.hidden = false;
codeForm.code.focus();
document.documentElement.dataset.ready = 'yes';
