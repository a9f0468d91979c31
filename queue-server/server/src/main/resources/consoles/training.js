// Practising: a supervisor begins and ends a branch that is not real, and everybody who works here finds its screens.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { api, byId, el, pathParts, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';
import { notices } from '/display-board/shared/notices.js';
import { groupName } from './group-name.js';
import { signedInAs } from './signed-in.js';
import { dayMinutes, minuteWords } from './time-axis.js';

const SPEEDS = [1, 2, 5, 10, 20];
const CROWDS = { quiet: 0.5, usual: 1, busy: 2, rush: 4 };
const AGAIN_MILLIS = 5_000;

const [, branch] = pathParts();
const address = `${api('branches', branch)}/training`;
const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const notice = notices(byId('notices'), words);
let running = null;
let groups = [];
let mayBegin = false;
/** What is on the page: links and choices that are drawn anew lose the focus, so they are only where something changed. */
let drawn = '';

function render() {
  writeWords(words);
  byId('begin').hidden = !mayBegin || Boolean(running);
  byId('end').hidden = !mayBegin;
  byId('running').hidden = !running;
  setText(byId('state'), running
    ? words.t('training.since', { time: branchTime(running.since), speed: running.speed })
    : words.t(mayBegin ? 'training.none' : 'training.none.ask'));
  choices(byId('speed'), SPEEDS.map((speed) => [speed, words.t(speed === 1 ? 'training.speed.life' : 'training.speed.times', { speed })]), 5);
  choices(byId('crowd'), Object.entries(CROWDS).map(([name, crowd]) => [crowd, words.t(`training.crowd.${name}`)]), 1);
  byId('screens').replaceChildren(...(running ? screens(running.branch) : []));
}

/** The time of the day at the branch, which is how the server words it. */
function branchTime(moment) {
  return minuteWords(dayMinutes(moment), words.language);
}

/** Keeps what was chosen when the language changes. */
function choices(select, options, usual) {
  const chosen = select.value || String(usual);
  select.replaceChildren(...options.map(([value, text]) => el('option', { value, selected: String(value) === chosen }, text)));
}

function screens(training) {
  const at = (...parts) => `/${parts.map(encodeURIComponent).join('/')}`;
  return [
    ...groups.map((group) => screen(at('officer', training, group.id),
      words.t('training.officer', { group: groupName({ group: group.id, names: group.names }, words) }))),
    screen(at('staff', training), words.t('training.staff')),
    screen(at('board', training), words.t('training.board')),
    ...groups.slice(0, 1).map((group) => screen(at('booth', training, group.booths[0]), words.t('training.booth', { booth: group.booths[0] }))),
  ];
}

function screen(href, text) {
  return el('a.screen', { href }, el('strong', {}, text));
}

async function load() {
  try {
    const [me, training] = await Promise.all([send('GET', '/api/session'), send('GET', address)]);
    mayBegin = me.roles.includes('supervisor');
    running = training.running ?? null;
    if (running) ({ groups } = await send('GET', api('branches', running.branch)));
    const known = JSON.stringify([mayBegin, running, groups.map(({ id, names, booths }) => [id, names, booths])]);
    if (known !== drawn) render();
    drawn = known;
  } catch (problem) {
    setText(byId('state'), problemWords(problem, words));
    drawn = '';
  }
  document.documentElement.dataset.ready = 'yes';
}

async function change(button, method, body) {
  await whileBusy(button, async () => {
    try {
      await send(method, address, body);
    } catch (problem) {
      notice(problemWords(problem, words));
    }
    await load();
  });
}

byId('begin').addEventListener('submit', (event) => {
  event.preventDefault();
  change(event.submitter, 'POST', { speed: Number(byId('speed').value), crowd: Number(byId('crowd').value) });
});
byId('end').addEventListener('click', () => change(byId('end'), 'DELETE'));
languageToggle(byId('language'), words);
signedInAs(words);
words.onChange(render);
render();
load();
setInterval(load, AGAIN_MILLIS);
