// The index page: every screen that this server has, as a picture, with the address under which its device finds it.

import { problemWords, send } from '/display-board/shared/actions.js';
import { byId, el, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { themePicker } from '/display-board/shared/theme-picker.js';
import { stepsAhead } from './first-steps-lead.js';
import { part } from './index-screens.js';
import { signedInAs } from './signed-in.js';

const RETRY_MILLIS = 1000;
/** Those of the hall, which participants see. */
const HALL = ['kiosk', 'board', 'phone', 'book'];
/** Those of a group. */
const GROUP = ['officer', 'booth'];

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n', '/consoles/i18n/first-steps'], { languages: ['id', 'en'] });
let screens = null;
/** What is ahead of branches that are new, by branch: their supervisors are led through the first steps. */
const ahead = new Map();

function render() {
  writeWords(words);
  if (!screens) return;
  byId('only-here').hidden = !screens.onlyHere;
  byId('branches').replaceChildren(...screens.branches.map(branchPart));
  byId('everywhere').replaceChildren(part(words, el('h2', {}, words.t('index.part.everywhere')), screens.screens));
  setText(byId('version'), screens.version ? words.t('index.version', { version: screens.version }) : '');
}

function branchPart({ branch, name, groups, screens: places }) {
  const id = `branch-${branch}`;
  const names = Object.fromEntries(groups.map((group) => [group.id, words.name(group.names) || group.id]));
  const of = (kinds) => kinds.flatMap((kind) => places.filter(({ screen }) => screen === kind));
  return el('section.branch', { 'aria-labelledby': id },
    el('h2', { id }, name),
    ahead.has(branch) && firstSteps(branch, ahead.get(branch)),
    part(words, el('h3', {}, words.t('index.part.hall')), of(HALL)),
    groups.map((group) => part(words, el('h3', {}, words.t('index.part.group', { group: names[group.id] })),
      of(GROUP).filter((place) => place.group === group.id), names)),
    part(words, el('h3', {}, words.t('index.part.staff')), places.filter(({ screen }) => ![...HALL, ...GROUP].includes(screen))));
}

/** A new branch begins with what it lacks, and with the step that comes next. */
function firstSteps(branch, { left, all, next }) {
  return el('p.index-note.index-first', {},
    words.t('index.first', { left, all }), ' ',
    el('a.button.primary', { href: `/first-steps/${encodeURIComponent(branch)}#${next}` },
      words.t('index.first.next', { step: words.t(`first.step.${next}`) })));
}

async function lookWhereNew(branches) {
  const who = await signedIn;
  if (!who?.roles.some((role) => ['supervisor', 'technician', 'auditor'].includes(role))) return;
  await Promise.all(branches.map(async ({ branch }) => {
    const steps = await stepsAhead(branch, who);
    if (steps) ahead.set(branch, steps);
  }));
}

async function load() {
  try {
    screens = await send('GET', '/api/screens');
    await lookWhereNew(screens.branches);
    byId('problem').hidden = true;
    render();
    document.documentElement.dataset.ready = 'yes';
  } catch (problem) {
    byId('problem').hidden = false;
    setText(byId('problem'), `${problemWords(problem, words)} ${words.t('live.lost')}`);
    setTimeout(load, RETRY_MILLIS);
  }
}

languageToggle(byId('language'), words);
byId('print').addEventListener('click', () => print());
const signedIn = signedInAs(words, document.querySelector('.index-head'));
themePicker(byId('theme'), words);
words.onChange(render);
render();
load();
