// One tile of the officer's console: a booth, who is in it, for how long, and what can be done. The element stays the
// same from view to view, so that focus and a press that is under way survive.

import { el, reconcile, setText } from '/display-board/shared/dom.js';
import { tileActions, tileStage } from './booth-actions.js';
import { icon } from './officer-icons.js';
import { languageMark, renderLanguage } from './language-mark.js';
import { tickTimers, urgency } from './officer-timers.js';

/** As long as a view names the visit that left last. */
const MORE_TIME_SECONDS = 60;

/** Makes the tile; onSelect(booth) and onAction(name, booth, button) say what was pressed. */
export function createTile({ onSelect, onAction }) {
  const parts = {
    key: el('kbd'),
    marks: el('span.tile-marks'),
    face: el('div.tile-face', { hidden: true }),
    name: el('h3'),
    house: el('span.tile-house', { hidden: true }, icon('house'), el('span.visually-hidden')),
    language: languageMark(),
    badge: el('span.badge'),
    before: el('p.tile-before.small', { hidden: true }),
    ticket: el('p.tile-ticket.number'),
    timerName: el('span.small.soft'),
    timer: el('span.stopwatch'),
    service: el('p.tile-service'),
    progress: el('progress', { max: 1, value: 0 }),
    targetNow: el('span.stopwatch'),
    targetGoal: el('span.stopwatch'),
    sheet: el('p.tile-sheet.small'),
    why: el('p.tile-why'),
    empty: el('p.tile-empty.soft'),
    actions: el('div.tile-actions'),
  };
  parts.about = el('div.tile-about', {}, parts.sheet, parts.why);
  parts.target = el('div.tile-target', {}, parts.progress, el('p.small', {}, parts.targetNow, parts.targetGoal));
  parts.main = el('div.tile-main', {}, parts.ticket, el('p.tile-timer', {}, parts.timerName, parts.timer), parts.service);
  const tile = el('article.tile', { tabindex: 0 },
    el('header.tile-head', {}, parts.key, parts.name, parts.house, parts.language, parts.marks, parts.badge), parts.before, parts.face, parts.main, parts.target, parts.about, parts.empty,
    parts.actions);
  tile.parts = parts;
  selectOnUse(tile, () => onSelect(tile.dataset.booth));
  tile.onAction = onAction;
  return tile;
}

/** Selects by focus, and by a press once it is over: a tile that grew at its beginning would take the button from under it. */
function selectOnUse(tile, select) {
  let pressed = false;
  tile.addEventListener('pointerdown', () => {
    pressed = true;
    addEventListener('pointerup', () => { pressed = false; }, { once: true });
  });
  tile.addEventListener('focusin', () => pressed || select());
  tile.addEventListener('click', select);
}

/** Brings the tile up to a view. shown(key) is the key that the person has chosen for that of an action. */
export function updateTile(tile, booth, { words, clock, key, selected, note, shown = (letter) => letter }) {
  const { parts } = tile;
  tile.shown = shown;
  const { visit } = booth;
  const stage = tileStage(booth);
  tile.booth = booth;
  tile.dataset.booth = booth.booth;
  tile.dataset.stage = stage;
  tile.classList.toggle('selected', selected);
  tile.classList.toggle('asks', stage === 'needs-officer' && visit.need === 'help');
  if (selected) tile.setAttribute('aria-current', 'true');
  else tile.removeAttribute('aria-current');
  tile.setAttribute('aria-label', [words.t('booth'), booth.booth, visit?.ticket ?? '', words.t(`stage.${stage}`)].join(' '));
  setText(parts.key, key);
  setText(parts.name, `${words.t('booth')} ${booth.booth}`);
  renderHouse(parts.house, booth, words);
  parts.badge.dataset.stage = stage;
  setText(parts.badge, words.t(`stage.${stage}`));
  parts.main.hidden = parts.target.hidden = parts.about.hidden = !visit;
  parts.empty.hidden = Boolean(visit);
  setText(parts.empty, visit ? '' : words.t(`officer.empty.${emptiness(booth, stage)}`));
  renderLanguage(parts.language, visit?.language, words);
  if (visit) renderVisit(parts, booth, words, clock, note);
  tickTile(tile, { words, clock });
}

/** A booth for a participant at home. */
function renderHouse(house, { kind }, words) {
  house.hidden = kind !== 'home';
  house.title = words.t('officer.home');
  setText(house.lastElementChild, words.t('officer.home'));
}

/** Brings the timers of a tile up to the second. */
export function tickTile(tile, { words, clock }) {
  const { parts, booth } = tile;
  if (!booth) return;
  renderActions(tile, booth, words, clock);
  renderMoreTime(parts.before, booth.last, words, clock);
  const waits = booth.visit && tileStage(booth) === 'needs-officer';
  tile.dataset.urgency = waits ? urgency(clock.secondsSince(booth.visit.attentionSince ?? booth.visit.arrivedAt)) : '';
  if (booth.visit) tickTimers(parts, booth.visit, { words, clock });
}

function renderVisit(parts, { visit, status }, words, clock, note) {
  setText(parts.ticket, visit.ticket);
  parts.service.replaceChildren(...[
    el('span', {}, words.name(visit.names)),
    visit.priority && visit.priority !== 'none' ? el('span.badge.warn', {}, words.t(`priority.${visit.priority}`)) : '',
    visit.appointment ? el('span.badge', {}, words.t('appointment', { time: clock.time(words.language, visit.appointment) })) : '',
    visit.comingSince ? el('span.badge.good', {}, words.t('officer.coming')) : '',
    visit.recalls > 0 ? el('span.badge', { dataset: { stage: 'called' } }, words.t('officer.recalled', { count: visit.recalls })) : '',
    status === 'draining' ? el('span.badge', { dataset: { stage: 'draining' } }, words.t('stage.draining')) : '',
  ]);
  const reason = words.has(`reason.${visit.reason}`) ? words.t(`reason.${visit.reason}`) : visit.reason;
  setText(parts.why, words.t('officer.why', { reason }));
  parts.sheet.replaceChildren(...[
    visit.need && el('span.badge.need', { dataset: { need: visit.need } }, words.t(`need.${visit.need}`)),
    papersBadge(visit.documents ?? [], words),
    note && el('span.badge', {}, words.t('officer.note.there')),
  ].filter(Boolean));
  const why = visit.explanation;
  parts.why.title = why ? words.t('officer.why.whole', {
    minutes: Math.round(why.waitedSeconds / 60), weight: why.weight.toLocaleString(words.language), load: why.load,
    concurrency: why.concurrency, rivals: why.rivals,
    booth: words.has(`reason.${why.booth}`) ? words.t(`reason.${why.booth}`) : why.booth,
  }) : '';
}

/** The step that follows; undefined where none does. */
const nextStep = (visit) => visit?.steps?.find(({ state }) => state === 'next');

/** Why nobody is in a booth. */
const emptiness = (booth, stage) => (stage === 'free' && booth.paused ? 'paused' : stage);

/** For a while, why the booth was given to the next: whoever was called asked for more time. */
function renderMoreTime(line, last, words, clock) {
  line.hidden = !last?.deferredUntil || clock.secondsSince(last.endedAt) >= MORE_TIME_SECONDS;
  setText(line, line.hidden ? '' : words.t('officer.more-time', { ticket: last.ticket, time: clock.time(words.language, last.deferredUntil) }));
}

/** How many of the papers were seen: a sheet and two numbers to the eye, a sentence to a screen reader. */
function papersBadge(papers, words) {
  if (papers.length === 0) return null;
  const seen = papers.filter((paper) => paper.ticked).length;
  const sentence = words.t('officer.papers.seen', { seen, all: papers.length });
  const [name] = sentence.split(`${seen}/`);
  return el(`span.badge.sheet${seen === papers.length ? '.good' : ''}`, { title: sentence },
    el('span.visually-hidden', {}, name), `${seen}/${papers.length}`);
}

function renderActions(tile, booth, words, clock) {
  const actions = tileActions(booth, clock.now());
  reconcile(tile.parts.actions, actions, {
    key: (action) => `${action.ticket ?? booth.visit.ticket} ${action.name}`,
    create: (action) => el('button.button', {
      type: 'button',
      dataset: { action: action.name, usual: action.key },
      onclick: (event) => tile.onAction(action.name, tile.booth, event.currentTarget),
    }, el('span'), el('kbd', {}, action.key)),
    update(button, action) {
      button.classList.toggle('primary', Boolean(booth.visit) && action === actions[0]);
      button.classList.toggle('danger', action.name === 'no-show');
      setText(button.lastElementChild, tile.shown(action.key));
      const then = action.name === 'complete' ? nextStep(booth.visit) : undefined;
      const name = action.ticket && booth.visit ? `${action.name}.held` : then ? 'complete.step' : action.name;
      setText(button.firstElementChild, words.t(`action.${name}`, {
        service: then && (words.name(then.names) || then.service), ticket: action.ticket, left: action.ticket ? clock.secondsUntil(booth.last.undoUntil) : '',
      }));
    },
  });
  tile.parts.actions.hidden = actions.length === 0;
}
