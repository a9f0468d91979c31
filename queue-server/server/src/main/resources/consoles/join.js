// Lets somebody who was handed a code choose how to sign in: the first supervisor, or whoever a supervisor has invited.

import { problemWords, send } from '/display-board/shared/actions.js';
import { byId, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const codeForm = byId('code-form');
const choiceForm = byId('choice-form');
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
  }
  render();
  choiceForm.querySelector('label:not([hidden]) input')?.focus();
}

async function join(event) {
  event.preventDefault();
  say(null);
  const field = (name) => choiceForm.elements[name].value.trim();
  const choice = asked.choose === 'password'
    ? { password: choiceForm.elements.password.value, totp: field('totp') }
    : { pin: field('pin') };
  try {
    await send('POST', '/api/join', { code: codeForm.code.value, ...(asked.name ? {} : { name: field('name') }), ...choice });
    const session = await send('GET', '/api/session');
    location.replace(session.page);
  } catch (problem) {
    say(problem);
  }
}

codeForm.addEventListener('submit', look);
choiceForm.addEventListener('submit', join);
languageToggle(byId('language'), words);
words.onChange(render);
render();
codeForm.code.value = decodeURIComponent(location.hash.slice(1));
codeForm.code.focus();
document.documentElement.dataset.ready = 'yes';
