// What a participant may ask of a branch, and the register of breaches, for a supervisor.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { notices } from '/display-board/shared/notices.js';
import { renderVerification } from './privacy-verification.js';
import { signedInAs } from './signed-in.js';

const REFRESH_MILLIS = 60_000;
const HOUR_SECONDS = 3600;
const SOON_HOURS = 24;

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const [, branch] = pathParts();
const asking = byId('ask');
const form = byId('breach');
let held;
let verification;
const notice = notices(byId('notices'), words);
let breaches = [];
/** The breaches as they are on the page. Buttons that are drawn anew lose the focus, so that is done only after a change. */
let drawn = '';
let changed;

function render() {
  writeWords(words);
  byId('held').setAttribute('aria-label', words.t('privacy.events'));
  byId('register').setAttribute('aria-label', words.t('privacy.register'));
  renderHeld();
  renderBreaches();
}

function time(text) {
  return text ? new Date(text).toLocaleString(words.language, { dateStyle: 'medium', timeStyle: 'short' }) : '';
}

function date(text) {
  return new Date(`${text}T12:00`).toLocaleDateString(words.language, { dateStyle: 'medium' });
}

// ---- what is held on a ticket

function renderHeld() {
  byId('held').hidden = !held;
  byId('download').hidden = !held;
  renderVerification(held && verification, { words, time, actor });
  if (!held) return;
  byId('events').replaceChildren(...held.events.map((event) => el('tr', {},
    el('td.nowrap', {}, time(event.at)), el('td', {}, el('code', {}, event.type)), el('td', {}, actor(event.actor)),
    el('td', {}, ...facts(event)))));
  setText(byId('held-state'), held.kept.map(({ level, until, purged }) =>
    words.t(purged ? `privacy.purged.${level}` : `privacy.kept.${level}`, { date: date(until) })).join(' '));
}

function actor({ kind, name, account, device, key }) {
  return name ?? account ?? device ?? key ?? words.t(`privacy.actor.${kind}`);
}

function facts({ facts: known, purged }) {
  const lines = flat(known).map(([name, value]) => el('div', {}, `${name}: ${value}`));
  return purged.length ? [...lines, el('em.soft', {}, words.t('privacy.purged'))] : lines;
}

/** Each fact with the names that lead to it; what is absent is left out. */
function flat(value, names = []) {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[names.join('.'), value]];
  return Object.entries(value).flatMap(([name, each]) => flat(each, [...names, name]));
}

async function show() {
  const data = new FormData(asking);
  const ticket = data.get('ticket').toUpperCase();
  const url = `${api('branches', branch)}/held-data?date=${data.get('date')}&ticket=${encodeURIComponent(ticket)}`;
  held = undefined;
  try {
    held = await send('GET', url);
    verification = await reportOf(ticket, held.date);
    byId('download').href = url;
    byId('download').download = `${ticket}-${held.date}.json`;
  } catch (problem) {
    setText(byId('held-state'), problem.status === 404 ? words.t('privacy.nothing') : problemWords(problem, words));
  }
  renderHeld();
}

/** Nothing for a number that was recorded when its day was over: it has no visit. */
async function reportOf(ticket, day) {
  try {
    return await send('GET', `${api('branches', branch, 'tickets', ticket, 'verification')}?date=${day}`);
  } catch (problem) {
    if (problem.status !== 404) notice(problemWords(problem, words));
    return undefined;
  }
}

// ---- the register of breaches

function renderBreaches() {
  setText(byId('breach-title'), words.t(changed ? 'privacy.change.title' : 'privacy.new'));
  byId('another').hidden = !changed;
  setText(byId('breaches-state'), breaches.length ? '' : words.t('privacy.breaches.none'));
  byId('register').hidden = breaches.length === 0;
  byId('breaches').replaceChildren(...breaches.map((breach) => el('tr', {},
    el('td.nowrap', {}, time(breach.noticedAt)), el('td', {}, breach.what),
    el('td', {}, breach.concerned, breach.people === undefined ? '' : ` (${words.t('privacy.about', { people: breach.people })})`),
    el('td', {}, breach.measures), el('td', {}, ...told(breach)),
    el('td', {}, el('button.button', {
      type: 'button', 'aria-label': `${words.t('privacy.change')}: ${breach.what}`, onclick: () => take(breach),
    }, words.t('privacy.change'))))));
}

/** Whole hours until a deadline, negative behind it; nothing where there is none. */
function hoursLeft(seconds) {
  return seconds === undefined ? undefined : Math.trunc(seconds / HOUR_SECONDS);
}

function told({ authorityToldAt, peopleToldAt, deadline, secondsLeft }) {
  const lines = [];
  if (secondsLeft !== undefined) {
    const hours = Math.abs(hoursLeft(secondsLeft));
    const key = secondsLeft < 0 ? 'privacy.over' : hours < SOON_HOURS ? 'privacy.soon' : 'privacy.left';
    lines.push(el('div', { class: secondsLeft < SOON_HOURS * HOUR_SECONDS ? 'problem' : null },
      el('strong', {}, words.t(key, { hours, time: time(deadline) }))));
  }
  if (authorityToldAt) lines.push(el('div', {}, `${words.t('privacy.authority-told')}: ${time(authorityToldAt)}`));
  if (peopleToldAt) lines.push(el('div', {}, `${words.t('privacy.people-told')}: ${time(peopleToldAt)}`));
  return lines;
}

/** A time as its field wants it: by the clock of whoever looks, without a zone. */
function local(text) {
  if (!text) return '';
  const at = new Date(text);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function instant(field) {
  return field.value ? new Date(field.value).toISOString() : undefined;
}

function take(breach) {
  changed = breach?.breach;
  form.reset();
  const fields = form.elements;
  fields.noticedAt.value = local(breach?.noticedAt ?? new Date().toISOString());
  if (breach) {
    fields.people.value = breach.people ?? '';
    for (const name of ['what', 'concerned', 'measures']) fields[name].value = breach[name];
    for (const name of ['authorityToldAt', 'peopleToldAt']) fields[name].value = local(breach[name]);
    fields.what.focus();
  }
  renderBreaches();
}

async function keep() {
  const fields = form.elements;
  const body = {
    noticedAt: instant(fields.noticedAt),
    what: fields.what.value,
    concerned: fields.concerned.value,
    people: fields.people.value === '' ? undefined : Number(fields.people.value),
    measures: fields.measures.value,
    authorityToldAt: instant(fields.authorityToldAt),
    peopleToldAt: instant(fields.peopleToldAt),
  };
  try {
    await (changed ? send('PUT', api('breaches', changed), body) : send('POST', api('breaches'), body));
    take();
    await load();
  } catch (problem) {
    notice(problemWords(problem, words));
  }
}

async function load() {
  try {
    ({ breaches } = await send('GET', api('breaches')));
    const known = JSON.stringify(breaches.map(({ secondsLeft, ...breach }) => ({ ...breach, left: [hoursLeft(secondsLeft), secondsLeft < 0] })));
    if (known !== drawn) renderBreaches();
    drawn = known;
  } catch (problem) {
    setText(byId('breaches-state'), problemWords(problem, words));
    drawn = '';
  }
  document.documentElement.dataset.ready = 'yes';
}

languageToggle(byId('language'), words);
words.onChange(render);
asking.elements.date.value = local(new Date().toISOString()).slice(0, 10);
asking.addEventListener('submit', (event) => {
  event.preventDefault();
  whileBusy(event.submitter, show);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  whileBusy(event.submitter, keep);
});
byId('another').addEventListener('click', () => take());
signedInAs(words);
take();
render();
load();
setInterval(load, REFRESH_MILLIS);
