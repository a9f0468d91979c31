// Signs a person in: by the link of a trial at once, by name, password and a code or a passkey, at a shared PC by name
// and PIN, or with a head office, from which a browser comes back here.

import { Problem, problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { canPasskey, signWithPasskey } from './passkey.js';

// a link signs in at once; what the page says comes later, if it is needed at all
const [first, token] = pathParts();
const entering = first === 'enter' ? send('POST', '/api/session', { token }) : null;
entering?.catch(() => {});

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
/** Where many sign in at once, each waits for those before. */
const CROWD_MILLIS = 25_000;
const form = byId('form');
const asked = new URLSearchParams(location.search);
const backFromOffice = asked.has('signed');
let vain = asked.get('office');
let officers = [];
let byPin = false;

/** The page that somebody came from, where it is one of this server's. */
function wanted() {
  const to = asked.get('to') ?? '';
  return /^\/[^/\\]/.test(to) ? to : null;
}

function say(problem) {
  byId('problem').hidden = !problem;
  setText(byId('problem'), problem ? problemWords(problem, words) : '');
}

/** Why somebody came back from the head office in vain. */
function sayWhy() {
  if (!vain || !words.has(`sign-in.office.${vain}`)) return;
  byId('problem').hidden = false;
  setText(byId('problem'), words.t(`sign-in.office.${vain}`));
}

/** Where people of a head office may sign in, too, that is offered. It is one way of several, so no page waits for it. */
async function offerHeadOffice() {
  try {
    const { headOffice } = await send('GET', '/api/sign-in-ways');
    const to = wanted();
    byId('to-head-office').href = to ? `/oidc/start?to=${encodeURIComponent(to)}` : '/oidc/start';
    byId('head-office').hidden = !headOffice;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
}

async function signIn(attempt) {
  vain = null;
  say(null);
  try {
    const session = await attempt;
    location.replace(wanted() ?? session.page);
  } catch (problem) {
    say(problem);
    form.hidden = false;
  }
}

function render() {
  writeWords(words);
  sayWhy();
  setText(byId('lead'), asked.has('other') ? words.t('sign-in.other') : '');
  byId('officers').hidden = !byPin;
  byId('account-field').hidden = byPin;
  byId('password-field').hidden = byPin;
  byId('code-field').hidden = byPin;
  byId('pin-field').hidden = !byPin;
  byId('by-passkey').hidden = byPin || !canPasskey;
  form.account.required = !byPin;
  byId('other-way').hidden = officers.length === 0;
  setText(byId('other-way'), words.t(byPin ? 'sign-in.by-password' : 'sign-in.by-pin'));
}

/** At a PC that officers share their names are there to choose from. */
async function listOfficers() {
  try {
    ({ officers } = await send('GET', '/api/shared-pc'));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
  byPin = officers.length > 0;
  byId('officers').replaceChildren(...officers.map((name, index) => el('label.choice', {},
    el('input', { type: 'radio', name: 'officer', value: name, checked: index === 0 }), name)));
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const field = (name) => form[name].value.trim();
  signIn(send('POST', '/api/session', byPin ? { account: new FormData(form).get('officer'), pin: field('pin') }
    : { account: field('account'), password: form.password.value, code: field('code') }, CROWD_MILLIS));
  form.pin.value = '';
  form.password.value = '';
});
/** The passkey is asked for before the password is looked at, so nobody learns from it who has one. */
async function withPasskey() {
  const account = form.account.value.trim();
  const password = form.password.value;
  const passkey = await signWithPasskey();
  form.password.value = '';
  return send('POST', '/api/session', { account, password, passkey }, CROWD_MILLIS);
}

byId('by-passkey').addEventListener('click', (event) => {
  if (form.reportValidity()) whileBusy(event.currentTarget, () => signIn(withPasskey()));
});
byId('other-way').addEventListener('click', () => {
  byPin = !byPin;
  render();
});

languageToggle(byId('language'), words);
words.onChange(render);
if (entering) {
  render();
  await signIn(entering);
} else if (backFromOffice) {
  // the cookie of the session is sent from here on: before, another site had asked
  render();
  await signIn(send('GET', '/api/session', undefined, undefined, { stay: true }));
  await offerHeadOffice();
} else {
  await Promise.all([listOfficers(), offerHeadOffice()]);
  form.hidden = false;
  render();
  form.querySelector('input:not([hidden])')?.focus();
}
document.documentElement.dataset.ready = 'yes';
