// A number for whoever stands at the door: /door/{branch}#CODE. The code is exchanged for a pass at once, so that there is
// time to choose a service; the pass is good for one number.

import { Problem, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { browserLanguage, languageToggle, openWords } from '/display-board/shared/i18n.js';
import { serviceIcon } from '/display-board/shared/service-icon.js';
import { unservedWords, waitWords } from '/display-board/shared/wait-words.js';
import { bookingPart, doorBookings } from './door-booking.js';
import { doorMemory } from './door-memory.js';

/** Stages of a visit that is over, and of a number that the branch no longer knows. */
const OVER = ['completed', 'abandoned', 'expired', 'lost'];
const ANSWER_MILLIS = 10_000;

const [, branch] = pathParts();
const words = await openWords(['/consoles/i18n/door'], { usual: browserLanguage() });
const memory = doorMemory(branch);
const bookings = doorBookings(branch);

/** state: opening, choose, ticket, scan (there is no code to exchange) or problem. */
const page = { state: 'opening', offer: null, booked: [], known: memory.find(), problem: null, again: null };

const ask = (method, path, body) => send(method, path, body, ANSWER_MILLIS, { stay: true });

function render() {
  setText(byId('branch'), page.offer?.name ?? page.known?.name);
  const title = words.t(`door.title.${page.state}`);
  byId('step').replaceChildren(el('h1', { tabindex: -1 }, title), ...[content()].flat().filter(Boolean));
  document.title = page.offer ? `${title} · ${page.offer.name}` : title;
}

function content() {
  switch (page.state) {
    case 'choose':
      return [problemPart(), ...page.booked.map((booked) => bookingPart(words, booked, page.offer.now, checkIn)), el('ul.book-choices', {}, page.offer.services.map((service) => el('li', {}, choice(service))))];
    case 'ticket':
      return [
        el('p.book-facts', {}, el('strong', { id: 'ticket' }, page.known.ticket)),
        el('a.button.primary', { href: page.known.follow }, words.t('door.follow')),
      ];
    case 'scan':
      return el('p', {}, words.t('door.scan'));
    case 'problem':
      return problemPart();
    default:
      return null;
  }
}

function choice(service) {
  const row = page.offer.waiting.find((waiting) => waiting.service === service.id);
  const wait = row?.unserved ? unservedWords(row.unserved, words.language, true) : waitWords(row?.wait, words.language);
  return el('button.button.book-choice', {
    type: 'button', dataset: { service: service.id }, onclick: (event) => take(service.id, event.currentTarget),
  }, serviceIcon(service.icon), el('span', {}, words.name(service.names) || service.id, wait && el('span.door-wait', {}, wait)));
}

function problemPart() {
  return page.problem && el('div.book-problem', { role: 'alert' }, el('p.strong', {}, page.problem()),
    page.again && el('button.button', { type: 'button', onclick: (event) => page.again(event.currentTarget) }, words.t('door.retry')));
}

function show(state, problem = null, again = null) {
  Object.assign(page, { state, problem, again });
  render();
  (document.querySelector('.book-problem .button') ?? document.querySelector('h1')).focus();
}

/** What is said; a code or pass that is over has a screen of its own. */
function fail(problem, again) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.status === 403) {
    show('scan');
  } else if (problem.lost || problem.status >= 500) {
    show(page.offer ? 'choose' : 'problem', () => words.t('door.problem.lost'), again);
  } else if (problem.status === 429) {
    show('problem', () => words.t('door.problem.often'), again);
  } else {
    const key = `door.refusal.${problem.refusal}`;
    show(page.offer ? 'choose' : 'problem', () => words.t(words.has(key) ? key : 'door.problem.other'));
  }
}

function remember(entry) {
  page.known = entry;
  memory.keep(entry);
}

function leadTo(issued) {
  const follow = new URL(issued.followUrl).pathname;
  remember({ ...page.known, follow, ticket: issued.ticket, name: issued.name });
  location.assign(follow);
}

function checkIn(key, button) {
  return whileBusy(button, async () => {
    try {
      leadTo(await bookings.checkIn(key, words.language));
    } catch (problem) {
      fail(problem, (again) => checkIn(key, again));
    }
  });
}

function take(service, button) {
  return whileBusy(button, async () => {
    try {
      const issued = await ask('POST', api('branches', branch, 'door', 'tickets'), {
        pass: page.known.pass, service, language: words.language,
      });
      leadTo(issued);
    } catch (problem) {
      if (problem.status === 403) memory.forget();
      fail(problem, (again) => take(service, again));
    }
  });
}

/** Whether the number that this phone has is still one of today that is not over. */
async function hasNumber() {
  if (!page.known?.follow) return false;
  const [secret] = page.known.follow.split('/').slice(-1);
  try {
    return !OVER.includes((await ask('GET', api('follow', decodeURIComponent(secret)))).stage);
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    return false;
  }
}

async function begin() {
  try {
    if (await hasNumber()) return show('ticket');
    if (page.known?.follow) memory.forget();
    const code = location.hash.slice(1);
    if (!code) return show('scan');
    const pass = await ask('POST', api('branches', branch, 'door'), { code });
    page.booked = await bookings.find(pass.branch.now);
    page.offer = pass.branch;
    // a pass of a first scan is kept: should its answer have been lost, it leads to the number that there is
    const held = page.known?.pass && !page.known.follow && page.known.until > Date.now();
    if (!held) remember({ pass: pass.pass, until: Date.now() + pass.leftMillis });
    return show('choose');
  } catch (problem) {
    return fail(problem, begin);
  }
}

languageToggle(byId('language'), words);
words.onChange(render);
render();
begin().finally(() => {
  document.documentElement.dataset.ready = 'yes';
});
