// The first steps of a branch: what it still lacks, one step unfolded with the one thing to do now.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, reconcile, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { kioskStep, screensStep } from './first-steps-devices.js';
import { mayDo } from './first-steps-lead.js';
import { accountsStep } from './first-steps-people.js';
import { branchStep, groupsStep, hoursStep, servicesStep } from './first-steps-plan.js';
import { trialStep } from './first-steps-trial.js';
import { proven } from './proof.js';
import { signedInAs } from './signed-in.js';

const REFRESH_MILLIS = 2_500;
const RETRY_MILLIS = 3_000;

/** Each says what it needs to know with load(page), and what there is to do with draw(page, known). */
const BODIES = {
  branch: branchStep, services: servicesStep, groups: groupsStep, hours: hoursStep,
  accounts: accountsStep, kiosk: kioskStep, screens: screensStep, trial: trialStep,
};

const [, branch] = pathParts();
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n', '/consoles/i18n/settings', '/consoles/i18n/first-steps'], { languages: ['id', 'en'] });
let view = null;
/** The step that is unfolded, or nothing where somebody has folded it. */
let opened;
let drawn = '';
/** Whether the last look at the server failed, and the page says so. */
let unanswered = false;

const page = {
  branch, words, who: null,
  at: (...parts) => api('branches', branch, ...parts),
  /** Does something behind a button, says what came of it, and goes on where that has finished the step. */
  act(button, work) {
    return whileBusy(button, async () => {
      try {
        const answer = await proven(words, work);
        say('');
        await load({ advance: true });
        return answer;
      } catch (problem) {
        say(problemWords(problem, words));
        return undefined;
      }
    });
  },
  /** "That is right so", said by whoever presses it. */
  confirm: (step) => send('PUT', page.at('first-steps', step), {}),
  /** The button for it, where a word would settle something. */
  confirmButton(step, key, values) {
    return mayConfirm() && view.steps.find((each) => each.step === step).confirmable && el('button.button.primary', {
      type: 'button', id: `confirm-${step}`, onclick: (event) => page.act(event.currentTarget, () => page.confirm(step)),
    }, words.t(key, values));
  },
  step: (name) => view.steps.find(({ step }) => step === name),
  date: (date) => new Date(`${date}T12:00:00Z`).toLocaleDateString(words.language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  settingsLink: (anchor) => el('a.button', { href: `/settings/${encodeURIComponent(branch)}#${anchor}` }, words.t('first.in-settings')),
  redraw: () => load(),
};

function say(text) {
  setText(byId('state'), text);
}

function missingWords(step) {
  return step.missing.map(({ what, count }) => words.t(`first.missing.${step.step}.${what}`, { count })).join(' · ');
}

/** A word that something is right as it is, is a supervisor's. */
function mayConfirm() {
  return !page.who || page.who.roles.includes('supervisor');
}

/** The first that is not done, of those behind the one that was left, and then from the beginning; one's own before others'. */
function nextOpen(after) {
  const index = view.steps.findIndex(({ step }) => step === after);
  const all = [...view.steps.slice(index + 1), ...view.steps.slice(0, index + 1)];
  const own = all.filter(({ step }) => mayDo(page.who, step));
  const order = own.some(({ done }) => !done) ? own : all;
  return order.find(({ done, step }) => !done && step !== after)?.step ?? order.find(({ done }) => !done)?.step;
}

function unfold(step, { focus } = {}) {
  opened = step;
  drawn = '';
  drawHeads();
  return load().then(() => focus && step && byId(`head-${step}`).focus());
}

/** The address names the step, so that it is taken up again where it was left. */
function drawHeads() {
  history.replaceState(null, '', opened ? `#${opened}` : location.pathname);
  reconcile(byId('steps'), view.steps, {
    key: ({ step }) => step,
    create: ({ step }) => el('li.first-step', {}, el('h2', {}, el('button.first-head', {
      type: 'button', id: `head-${step}`, 'aria-controls': `body-${step}`,
      onclick: () => unfold(opened === step ? undefined : step),
    }, el('span'), el('span.badge'))), el('div.first-body', { id: `body-${step}`, hidden: true })),
    update(item, step) {
      const [title, badge] = item.querySelectorAll('.first-head > span');
      const number = view.steps.indexOf(step) + 1;
      setText(title, `${number}. ${words.t(`first.step.${step.step}`)}`);
      badge.className = `badge ${step.done ? 'good' : 'warn'}`;
      setText(badge, step.done ? words.t('first.done') : missingWords(step));
      item.dataset.done = step.done ? 'yes' : 'no';
      item.querySelector('.first-head').setAttribute('aria-expanded', String(opened === step.step));
      item.querySelector('.first-body').hidden = opened !== step.step;
    },
  });
}

/** Draws the unfolded step anew where something about it is different; keepTyped: what somebody is typing stays. */
async function drawBody({ keepTyped }) {
  const step = view.steps.find((each) => each.step === opened);
  if (!step) return;
  const may = mayDo(page.who, opened);
  const known = may ? await BODIES[opened].load(page) : null;
  const signature = JSON.stringify([words.language, step, known, nextOpen(opened)]);
  if (signature === drawn || opened !== step.step) return;
  drawn = signature;
  const body = byId(`body-${opened}`);
  const focused = body.contains(document.activeElement) ? document.activeElement.id : undefined;
  const typed = keepTyped ? [...body.querySelectorAll('input')].filter(({ value, defaultValue }) => value !== defaultValue) : [];
  body.replaceChildren(...[
    el('p.soft', {}, words.t(`first.lead.${opened}`)),
    step.confirmed && el('p.small.soft', {}, words.t('first.confirmed', { name: step.confirmed.actorName ?? words.t('first.somebody'), date: page.date(step.confirmed.at.slice(0, 10)) })),
    ...(may ? BODIES[opened].draw(page, known) : []),
    may && !view.complete && nextOpen(opened) !== opened && el('div', {}, el(`button.button${step.done ? '.primary' : '.quiet'}`, {
      type: 'button', id: `on-${opened}`, onclick: () => unfold(nextOpen(step.step), { focus: true }),
    }, words.t(step.done ? 'first.next' : 'first.later'))),
  ].flat().filter(Boolean));
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (focused !== undefined) (document.getElementById(focused) ?? byId(`head-${opened}`)).focus();
}

/** Whose steps these are. */
function lead() {
  if (mayConfirm()) return 'first.lead';
  return page.who.roles.includes('technician') ? 'first.lead.technician' : 'first.lead.read-only';
}

function drawFrame() {
  writeWords(words);
  if (!view) return;
  document.title = `${words.t('first.title')} · ${view.name}`;
  setText(byId('branch-name'), view.name);
  const left = view.steps.filter(({ done }) => !done).length;
  setText(byId('lead'), words.t(lead(), { left, all: view.steps.length }));
  byId('lead').hidden = view.complete;
  byId('complete').hidden = !view.complete;
  setText(byId('complete'), words.t('first.complete'));
}

let loading = Promise.resolve();

/** One after the other, so that an older answer never replaces a newer one. */
function load(options) {
  loading = loading.then(() => loadNow(options));
  return loading;
}

async function loadNow({ advance = false } = {}) {
  view = await send('GET', page.at('first-steps'));
  if (unanswered) {
    unanswered = false;
    say('');
  }
  const before = view.steps.find(({ step }) => step === opened);
  // the trial stays: it is to be ended where it was made
  const finished = advance && before?.done && opened !== 'trial' ? opened : undefined;
  if (finished) opened = nextOpen(finished);
  drawFrame();
  drawHeads();
  await drawBody({ keepTyped: !advance });
  if (finished) {
    say(words.t('first.finished', { step: words.t(`first.step.${finished}`) }));
    byId(`head-${opened ?? finished}`).focus();
  }
  document.documentElement.dataset.ready = 'yes';
}

/** What stands there until the server answers again. */
function sayUnanswered(problem) {
  say(problemWords(problem, words));
  unanswered = true;
  loading = Promise.resolve();
}

async function keepLooking() {
  try {
    await load();
  } catch (problem) {
    sayUnanswered(problem);
  }
  setTimeout(keepLooking, REFRESH_MILLIS);
}

async function begin() {
  try {
    view = await send('GET', page.at('first-steps'));
    const wanted = location.hash.slice(1);
    opened = BODIES[wanted] ? wanted : nextOpen();
    await load();
  } catch (problem) {
    sayUnanswered(problem);
    await new Promise((done) => setTimeout(done, RETRY_MILLIS));
    await begin();
  }
}

languageToggle(byId('language'), words);
words.onChange(() => {
  drawFrame();
  if (view) load();
});
drawFrame();
page.who = await signedInAs(words);
const home = page.who?.roles.every((role) => ['officer', 'technician'].includes(role)) ? 'technician' : 'staff';
byId('home').dataset.t = `first.${home}`;
byId('home').href = `/${home}/${encodeURIComponent(branch)}`;
await begin();
setTimeout(keepLooking, REFRESH_MILLIS);
