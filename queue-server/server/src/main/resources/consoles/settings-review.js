// What the draft would change and do, and the two ways to adopt it.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { changeList } from './plan-changes.js';
import { problemsOf } from './plan-problems.js';
import { cells, isUnserved, neverCalled, sides } from './what-if-figures.js';
import { waitsPicture } from './what-if-picture.js';

export function drawReview(page) {
  const place = el('div.set-stack', { id: 'review-check' }, el('p', { role: 'status' }, page.words.t('settings.review.checking')));
  check(page, place);
  return [place];
}

/** Asks the server about the draft as it is saved, and shows what it says where the page still shows this. */
async function check(page, place) {
  const { draft, words } = page;
  try {
    await draft.save();
    if (draft.state === 'overtaken') {
      place.replaceChildren(el('p', {}, words.t('settings.state.overtaken')));
      return;
    }
    await page.look();
    const answer = await send('POST', page.address('check'), { plan: draft.plan });
    if (place.isConnected) place.replaceChildren(...verdict(page, answer).filter(Boolean));
  } catch (problem) {
    place.replaceChildren(el('p.set-error', { role: 'alert' }, problemWords(problem, words)),
      el('button.button', { type: 'button', onclick: () => page.redraw('part-title') }, words.t('settings.review.again')));
  }
}

function verdict(page, { problem, inUse = [], changes = [], whatIf }) {
  const { words, draft } = page;
  const lacks = problemsOf(draft.plan);
  if (!problem && changes.length === 0 && lacks.length === 0) {
    return [el('p', { id: 'review-result', role: 'status' }, words.t('settings.review.same'))];
  }
  return [
    lacks.length > 0 && part(words.t(problem ? 'settings.review.lacks' : 'settings.review.look'), el('ul.set-problems', {}, lacks.map(({ field, key, values }) => el('li', {},
      el('a', { href: `#${field}`, onclick: () => page.lookHard() }, page.fieldName(field)), ': ', words.t(key, values))))),
    // what the page doesn't know is in the server's own words
    problem && lacks.length === 0 && el('p.set-error', { role: 'alert' }, problem),
    changes.length > 0 && part(words.t('settings.review.changes'), changeList(changes, draft.plan, page)),
    inUse.length > 0 && part(words.t('settings.review.in-use'),
      el('ul.set-problems', {}, inUse.map((what) => el('li', {}, inUseWords(page, what)))), el('p', {}, words.t('settings.review.in-use.then'))),
    whatIf ? foreseen(page, whatIf) : !problem && inUse.length === 0 && el('p.soft', {}, words.t(page.open ? 'settings.review.unforeseen' : 'settings.review.closed')),
    !problem && changes.length > 0 && adoption(page, inUse),
  ];
}

function part(title, ...children) {
  return el('section.set-stack', {}, el('h3', {}, title), ...children);
}

/** "booth 3 of group g1", "service jht" and "zone Asia/Jakarta", as the server names them. */
function inUseWords({ words, inForce }, what) {
  const [, booth, group] = /^booth (\S+) of group (\S+)$/.exec(what) ?? [];
  if (booth) return words.t('settings.in-use.booth', { booth, group: words.name(inForce.groups.find(({ id }) => id === group)?.names) || group });
  const [, kind, name] = /^(service|zone) (\S+)$/.exec(what) ?? [];
  if (kind === 'service') return words.t('settings.in-use.service', { service: words.name(inForce.services.find(({ id }) => id === name)?.names) || name });
  return kind ? words.t('settings.in-use.zone') : what;
}

function foreseen(page, answer) {
  const { words } = page;
  const compared = sides(answer, [words.t('whatif.before'), words.t('whatif.after')]);
  const columns = ['wait', 'level', 'finish', 'uncalled', 'saved'];
  const canvas = el('canvas', { role: 'img' });
  const seen = compared.filter(({ expected }) => expected.length > 0);
  if (seen.length > 0) waitsPicture(canvas).show(seen, words).catch((problem) => page.notice(problemWords(problem, words)));
  return part(words.t('settings.review.what-if'),
    isUnserved(answer.before) && el('p.strong', {}, words.t('whatif.unserved', { count: neverCalled(answer.before) })),
    el('div.set-scroll', { tabindex: 0, role: 'region', 'aria-label': words.t('settings.review.what-if') }, el('table.set-figures', { id: 'review-what-if' },
      el('thead', {}, el('tr', {}, el('td'), columns.map((key) => el('th', { scope: 'col' }, words.t(`whatif.${key}`))))),
      el('tbody', {}, compared.map((side) => el('tr', {}, el('th', { scope: 'row' }, side.label), cells(side, words).map((text) => el('td', {}, text))))))),
    el('p.soft', {}, words.t('whatif.ranges')),
    seen.length > 0 && el('div.chart', {}, canvas));
}

function adoption(page, inUse) {
  const { words, draft } = page;
  const adopt = (when) => (event) => whileBusy(event.currentTarget, async () => {
    try {
      const answer = await draft.adopt(when);
      if (answer) page.adopted(words.t(answer.scheduled ? 'settings.review.scheduled' : 'settings.review.adopted'));
      else page.redraw('part-title');
    } catch (problem) {
      page.notice(problemWords(problem, words));
      page.redraw('part-title');
    }
  });
  return part(words.t('settings.review.adopt'),
    el('p.soft', {}, words.t(page.open ? 'settings.review.adopt.hint' : 'settings.review.adopt.closed')),
    draft.view.scheduled && el('p.soft', {}, words.t('settings.review.replaces')),
    el('div.set-buttons', {},
      inUse.length === 0 && el('button.button.primary', { type: 'button', id: 'review-now', onclick: adopt('now') }, words.t('settings.review.now')),
      page.open && el('button.button', { type: 'button', id: 'review-after', onclick: adopt('after-today') }, words.t('settings.review.after'))));
}
