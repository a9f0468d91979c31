// Shows the code by which a technician pairs this screen or PC, and goes on to its page once that has happened.

import { problemWords, send } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';

const ASK_MILLIS = 2000;
const RETRY_MILLIS = 5000;

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const to = new URLSearchParams(location.search).get('to') ?? '';
const key = ownKey();
const [page, , booth] = to.split('?')[0].split('/').filter(Boolean).map(decodeURIComponent);

/** A screen whose browser forgets everything brings the key that it has drawn along; nobody else sees it. */
function ownKey() {
  const brought = /^#device=(bilik-device-[\w-]+)$/.exec(location.hash)?.[1];
  if (brought) {
    sessionStorage.setItem('bilik.device-key', brought);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return brought ?? sessionStorage.getItem('bilik.device-key') ?? undefined;
}

/** Whether this screen was paired before, and may go on. */
async function isPaired(key) {
  if (!key) return false;
  try {
    await send('POST', '/api/device-session', { key });
    return true;
  } catch (problem) {
    if (problem.status === 401) return false;
    say(problem);
    await new Promise((done) => setTimeout(done, RETRY_MILLIS));
    return isPaired(key);
  }
}

function say(problem) {
  byId('problem').hidden = !problem;
  setText(byId('problem'), problem ? problemWords(problem, words) : '');
}

function render() {
  writeWords(words);
  byId('kinds').replaceChildren(...['pc', 'board', 'screen'].map((kind, index) => el('label.choice', {},
    el('input', { type: 'radio', name: 'kind', value: kind, checked: index === 0 }), words.t(`device.${kind}`))));
}

/** Where the device works once it is paired. */
function begin(kind) {
  if (/^\/[^/\\]/.test(to)) return to;
  return kind === 'pc' ? '/sign-in' : '/';
}

/** A code holds for a quarter of an hour; then the screen shows a new one, for as long as it takes. */
async function show(kind) {
  byId('choose').hidden = true;
  byId('showing').hidden = false;
  for (;;) {
    try {
      const pairing = await send('POST', '/api/pairings', { kind, key, ...(kind === 'booth' ? { booth } : {}) });
      setText(byId('code'), pairing.code);
      say(null);
      if (await approved(pairing.claim)) {
        location.replace(begin(kind));
        return;
      }
    } catch (problem) {
      say(problem);
      await new Promise((done) => setTimeout(done, RETRY_MILLIS));
    }
  }
}

/** False where the code has grown old. */
async function approved(claim) {
  for (;;) {
    await new Promise((done) => setTimeout(done, ASK_MILLIS));
    try {
      const { state } = await send('POST', '/api/pairings/claim', { claim, cookie: true });
      if (state === 'approved') return true;
      say(null);
    } catch (problem) {
      if (problem.status === 404) return false;
      say(problem);
    }
  }
}

languageToggle(byId('language'), words);
words.onChange(render);
render();
byId('sign-in').href = to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in';
byId('choose').addEventListener('submit', (event) => {
  event.preventDefault();
  show(new FormData(byId('choose')).get('kind'));
});
document.documentElement.dataset.ready = 'yes';
if (await isPaired(key)) location.replace(begin('screen'));
else if (page === 'board') show('board');
else if (page === 'booth') show('booth');
else byId('choose').hidden = false;
