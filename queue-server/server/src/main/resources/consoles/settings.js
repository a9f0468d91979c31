// The settings of a branch, part by part. What is changed here is a draft until it is adopted under Review.

import { problemWords, send } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { notices } from '/display-board/shared/notices.js';
import { ask } from './ask.js';
import { planDraft } from './plan-draft.js';
import { problemsOf } from './plan-problems.js';
import { drawBranch } from './settings-branch.js';
import { drawGroups } from './settings-groups.js';
import { drawHistory } from './settings-history.js';
import { countSoon, loadHolidays } from './settings-holidays.js';
import { drawHours } from './settings-hours.js';
import { drawNews } from './settings-news.js';
import { drawReview } from './settings-review.js';
import { drawRules } from './settings-rules.js';
import { drawServices } from './settings-services.js';
import { drawWords } from './settings-words.js';
import { signedInAs } from './signed-in.js';

/** By the anchors that lead to them; other pages link there. */
const PARTS = {
  branch: drawBranch, services: drawServices, groups: drawGroups, hours: drawHours, words: drawWords, rules: drawRules,
  review: drawReview, history: drawHistory,
};
/** What the journal calls the server itself: it adopts the file with which a branch begins. */
const SERVER = 'queue-server';
/** Anchors of what is a part of another part. */
const INSIDE = { holidays: 'hours', logo: 'words', voice: 'words' };

const [, branch] = pathParts();
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n', '/consoles/i18n/settings'], { languages: ['id', 'en'] });
const notice = notices(byId('notices'), words);
const touched = new Set();
const complaints = new Map();
let current;
let said = '';

const draft = planDraft(api('branches', branch, 'plan'), {
  told: showState,
  replaced() {
    said = ''; // it was of the plan before
    draw();
  },
  mayWrite: () => !page.readOnly,
});

/** What the parts are given to work with. */
const page = {
  branch, words, draft, notice, unfolded: new WeakSet(), readOnly: true, today: '', open: false,
  get plan() { return draft.plan; },
  get inForce() { return draft.view.plan; },
  address: (...parts) => api('branches', branch, 'plan', ...parts),
  /** Which day it is at the branch, and whether its business day is open: a plan can wait for the end of an open one. */
  async look() {
    const { now, day } = await send('GET', api('branches', branch));
    page.today = now.slice(0, 10);
    page.open = day.open;
  },
  number: (value) => value.toLocaleString(words.language, { maximumFractionDigits: 2 }),
  date: (date) => new Date(`${date}T12:00:00Z`).toLocaleDateString(words.language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  /** A time of the server, as a clock in the branch shows it. */
  time: (at) => new Date(`${at.slice(0, 16)}Z`).toLocaleString(words.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
  languageName: (code) => new Intl.DisplayNames([words.language], { type: 'language' }).of(code) ?? code,
  actorName: ({ actor, actorName }) => actorName ?? (actor.device === SERVER ? words.t('settings.actor.file') : words.t(`settings.actor.${actor.kind}`, { name: actor.key ?? actor.device ?? '' })),
  edit(change) {
    said = '';
    draft.edit(change);
  },
  /** Draws the part again, and gives the focus to the first of these that is there and can have it. */
  redraw(...ids) {
    complaints.clear();
    draw();
    for (const id of ids) {
      const target = document.getElementById(id);
      if (target && !target.disabled) {
        target.focus();
        return;
      }
    }
  },
  say(text) {
    said = text;
    showState();
  },
  /** Shows a message at a field that is no part of the plan, until the part is drawn again. */
  complain(field, text) {
    complaints.set(`${field}-error`, text);
    showState();
  },
  /** From now on all fields say what they lack, also those where nobody has been. */
  lookHard: () => problemsOf(draft.plan).forEach(({ field }) => touched.add(field)),
  fieldName,
  adopted(text) {
    location.hash = 'history';
    page.say(text);
  },
};

/** "Services › Klaim JHT › letter", for somebody who is led there. */
function fieldName(field) {
  const [part, number, ...rest] = field.split('-');
  const title = words.t(`settings.part.${part}`);
  const { plan } = page;
  const thing = part === 'services' ? plan.services[number] : part === 'groups' ? plan.groups[number] : undefined;
  const names = thing && (words.name(thing.names) || `${words.t('settings.unnamed')} ${thing.id}`);
  const name = part === 'hours' && number === 'special' ? page.date(plan.hours.special[rest[0]].date) : names;
  const key = field.replace(/-\d+/g, '');
  const known = ['', ...plan.languages].map((language) => (language ? key.slice(0, -language.length - 1) : key)).find((each) => words.has(`settings.at.${each}`));
  return [title, name, known && words.t(`settings.at.${known}`)].filter(Boolean).join(' › ');
}

function partOf(anchor) {
  const first = anchor.split('-')[0];
  return PARTS[first] ? first : INSIDE[first];
}

function draw() {
  if (!draft.view || !current) return;
  writeWords(words);
  document.title = `${words.t(`settings.part.${current}`)} · ${words.t('settings.title')} · ${page.inForce.name}`;
  setText(byId('branch-name'), page.inForce.name);
  setText(byId('part-title'), words.t(`settings.part.${current}`));
  setText(byId('part-lead'), words.t(`settings.lead.${current}`));
  // an auditor reads; looking at a plan of before is reading, too
  byId('fields').disabled = page.readOnly && current !== 'history';
  byId('fields').replaceChildren(...PARTS[current](page).flat().filter(Boolean));
  showNext();
  showState();
}

/** Whoever sets a branch up goes from part to part, and comes to the review last. */
function showNext() {
  const parts = Object.keys(PARTS);
  const next = current === 'review' || current === 'history' || (page.readOnly && current === 'rules') ? undefined : parts[parts.indexOf(current) + 1];
  byId('next').hidden = !next;
  byId('next').href = `#${next}`;
  setText(byId('next'), next && words.t('settings.next', { part: words.t(`settings.part.${next}`) }));
}

function showState() {
  if (!draft.view || !current) return;
  const problems = problemsOf(draft.plan);
  showParts(problems);
  showProblems(problems);
  const news = drawNews(page);
  const signature = JSON.stringify([words.language, draft.theirs, draft.outdated && draft.view.sequence, draft.view.scheduled]);
  if (byId('news').dataset.signature !== signature) {
    byId('news').dataset.signature = signature;
    byId('news').replaceChildren(...news);
  }
  byId('drop').hidden = page.readOnly || draft.state === 'idle';
  byId('to-review').hidden = page.readOnly || current === 'review';
  setText(byId('state'), [said, stateWords()].filter(Boolean).join(' '));
  byId('state').dataset.state = draft.state;
}

function stateWords() {
  if (page.readOnly) return words.t('settings.state.read-only');
  if (draft.state === 'failed') return `${words.t('settings.state.failed')} ${problemWords(draft.problem, words)}`;
  if (draft.state !== 'saved') return words.t(`settings.state.${draft.state}`);
  return words.t('settings.state.saved', { name: draft.saved.by ?? words.t('settings.somebody'), time: page.time(draft.saved.at) });
}

/** The way through the parts, with what is still to be done in each. */
function showParts(problems) {
  const soon = countSoon(page);
  const list = Object.keys(PARTS).filter((part) => part !== 'review' || !page.readOnly).map((part) => {
    const count = problems.filter(({ field }) => partOf(field) === part).length;
    const note = count ? words.t('settings.to-mend', { count }) : part === 'hours' && soon ? words.t('settings.to-decide', { count: soon }) : '';
    return { part, note };
  });
  const signature = JSON.stringify([words.language, current, list]);
  if (byId('parts').dataset.signature === signature) return;
  byId('parts').dataset.signature = signature;
  const focused = document.activeElement?.dataset.part;
  byId('parts').replaceChildren(...list.map(({ part, note }) => el('li', {}, el('a', {
    href: `#${part}`, dataset: { part }, 'aria-current': part === current ? 'page' : undefined,
  }, words.t(`settings.part.${part}`), note && el('span.badge.warn', {}, note)))));
  if (focused) byId('parts').querySelector(`[data-part=${focused}]`)?.focus();
}

/** Whether somebody types or chooses there; what is a list of days or of booths is never left like a field. */
function isEntered(id) {
  return Boolean(document.getElementById(id)?.matches('input, select, textarea'));
}

/** Beside each field what is wrong with it, once somebody has been there. */
function showProblems(problems) {
  const wrong = new Map([...complaints, ...problems.filter(({ field }) => touched.has(field) || !isEntered(field)).map(({ field, key, values }) => [`${field}-error`, words.t(key, values)])]);
  for (const place of byId('fields').querySelectorAll('.set-error[id]')) {
    const text = wrong.get(place.id);
    const field = document.getElementById(place.id.replace(/-error$/, ''));
    place.hidden = !text;
    setText(place, text);
    if (text && isEntered(field?.id)) field.setAttribute('aria-invalid', 'true');
    else field?.removeAttribute('aria-invalid');
  }
}

/** Shows what the address names, and leads to it. */
function go() {
  const anchor = decodeURIComponent(location.hash.slice(1));
  const part = partOf(anchor) ?? 'branch';
  complaints.clear();
  current = part === 'review' && page.readOnly ? 'branch' : part;
  draw();
  if (!anchor) return;
  const target = anchor === current ? byId('part-title') : document.getElementById(anchor) ?? byId('part-title');
  for (let box = target.closest('details:not([open])'); box; box = box.parentElement.closest('details:not([open])')) box.open = true;
  target.focus();
  if (target.id === 'part-title') window.scrollTo(0, 0);
}

async function begin() {
  try {
    await page.look();
    await draft.load();
    await loadHolidays(page);
    go();
    document.documentElement.dataset.ready = 'yes';
  } catch (problem) {
    setText(byId('state'), problemWords(problem, words));
    setTimeout(begin, 3_000);
  }
}

languageToggle(byId('language'), words);
byId('staff').href = `/staff/${encodeURIComponent(branch)}`;
byId('drop').addEventListener('click', async () => {
  const sure = await ask({ title: words.t('settings.drop'), detail: words.t('settings.drop.sure'), confirm: words.t('settings.drop'), cancel: words.t('ask.cancel'), danger: true });
  if (!sure) return;
  try {
    await draft.drop();
    page.say(words.t('settings.dropped'));
  } catch (problem) {
    notice(problemWords(problem, words));
  }
});
byId('fields').addEventListener('focusout', ({ target }) => {
  if (!target.id || !target.matches('input, select, textarea')) return;
  touched.add(target.id);
  if (draft.view) showProblems(problemsOf(draft.plan));
});
words.onChange(draw);
window.addEventListener('hashchange', go);
writeWords(words);
const who = await signedInAs(words);
// a program's key may open the page, too, and says nothing of its roles
page.readOnly = Boolean(who) && !who.roles.includes('supervisor');
await begin();
