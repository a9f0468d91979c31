// The passkeys of whoever is signed in: which there are, one more, one fewer.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { ask } from './ask.js';
import { canPasskey, makePasskey } from './passkey.js';
import { prove, proven } from './proof.js';
import { session, signedInAs } from './signed-in.js';

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const form = byId('new-passkey');
let own = null;
let name = '';

function render() {
  writeWords(words);
  if (!own) return;
  setText(byId('lead'), own.app ? words.t('my.app') : '');
  byId('none').hidden = own.passkeys.length > 0;
  byId('table').hidden = own.passkeys.length === 0;
  byId('passkeys').replaceChildren(...own.passkeys.map(row));
  form.hidden = !own.password || !canPasskey;
  byId('why-not').hidden = !form.hidden;
  setText(byId('why-not'), words.t(own.password ? 'my.not-here' : 'my.no-password'));
}

function row(each) {
  const last = own.passkeys.length === 1 && !own.app;
  return el('tr', {}, el('th', { scope: 'row' }, each.name), el('td', {}, each.site), el('td', {}, time(each.madeAt)),
    el('td', {}, time(each.lastUsedAt)),
    el('td', {}, last ? words.t('my.last') : el('button.button', {
      type: 'button', 'aria-label': `${words.t('my.remove')}: ${each.name}`, onclick: (event) => remove(each, event.currentTarget),
    }, words.t('my.remove'))));
}

function time(text) {
  return new Date(text).toLocaleString(words.language, { dateStyle: 'medium', timeStyle: 'short' });
}

function say(text) {
  setText(byId('state'), text);
}

/** Does something, and shows what came of it. */
async function command(pressed, work) {
  await whileBusy(pressed, async () => {
    try {
      await work();
      say('');
      await load();
    } catch (problem) {
      say(problemWords(problem, words));
    }
  });
}

async function add() {
  // the proof comes first, since it may be given by a passkey: this browser has one challenge at a time
  if (!(await session())?.proven && !(await prove(words))) return;
  const made = await makePasskey({ id: own.account, name }, own.passkeys.map((each) => each.credential));
  const called = form.elements.name.value.trim();
  await send('POST', '/api/passkeys', called ? { ...made, name: called } : made);
  form.elements.name.value = '';
}

async function remove(each, pressed) {
  const sure = await ask({ title: words.t('my.remove'), detail: words.t('my.remove.sure', { name: each.name }), confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel'), danger: true });
  if (sure) await command(pressed, () => proven(words, () => send('DELETE', api('passkeys', each.passkey))));
}

async function load() {
  try {
    own = await send('GET', '/api/passkeys');
    render();
    document.documentElement.dataset.ready = 'yes';
  } catch (problem) {
    say(problemWords(problem, words));
  }
}

languageToggle(byId('language'), words);
words.onChange(render);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  command(form.querySelector('button'), add);
});
name = (await signedInAs(words))?.name ?? '';
render();
await load();
