// What was done about access, for an auditor: filtered on the page, exported as a file.

import { problemWords, send } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { signedInAs } from './signed-in.js';

const KINDS = ['signed-in', 'sign-in-failed', 'signed-out', 'proven', 'account-made', 'roles-changed', 'invited', 'joined',
  'account-deleted', 'key-made', 'key-revoked', 'device-paired', 'device-revoked', 'key-renewal-asked', 'key-renewed',
  'first-supervisor-invited', 'passkey-added', 'passkey-removed', 'passkey-refused', 'exported', 'held-data-shown',
  'booking-shown', 'bookings-shown', 'bookings-searched',
  'breach-noted', 'breach-changed', 'clock-answered', 'misses-lifted',
  'company-opened', 'company-list-taken', 'company-shown'];
const MONTH_MILLIS = 30 * 86_400_000;

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const filter = byId('filter');
let lines = [];

function day(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function render() {
  writeWords(words);
  const chosen = byId('kind').value;
  byId('kind').replaceChildren(el('option', { value: '' }, words.t('audit.all')),
    ...KINDS.map((kind) => el('option', { value: kind, selected: kind === chosen }, words.t(`audit.${kind}`))));
  byId('region').setAttribute('aria-label', words.t('audit.title'));
  renderLines();
}

function renderLines() {
  const kind = byId('kind').value;
  const shown = lines.filter((line) => !kind || line.kind === kind);
  byId('lines').replaceChildren(...shown.map((line) => el('tr', {},
    el('td.nowrap', {}, new Date(line.at).toLocaleString(words.language, { dateStyle: 'medium', timeStyle: 'medium' })),
    el('td', {}, words.t(`audit.${line.kind}`)), el('td', {}, line.actorName ?? line.actor),
    el('td', {}, line.subjectName ?? line.subject ?? ''), el('td', {}, line.detail ?? ''))));
  setText(byId('state'), words.t('audit.count', { count: shown.length }));
}

async function load() {
  const data = new FormData(filter);
  const query = `from=${data.get('from')}&until=${data.get('until')}`;
  byId('export').href = `/api/audit.csv?${query}`;
  try {
    ({ lines } = await send('GET', `/api/audit?${query}`));
    renderLines();
  } catch (problem) {
    setText(byId('state'), problemWords(problem, words));
  }
  document.documentElement.dataset.ready = 'yes';
}

languageToggle(byId('language'), words);
words.onChange(render);
filter.elements.until.value = day(new Date());
filter.elements.from.value = day(new Date(Date.now() - MONTH_MILLIS));
filter.addEventListener('submit', (event) => {
  event.preventDefault();
  load();
});
byId('kind').addEventListener('change', renderLines);
signedInAs(words);
render();
load();
