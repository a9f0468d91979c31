// What the draft would change and do, and the two ways to adopt it.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { waitWords } from '/display-board/shared/wait-words.js';
import { changeList } from './plan-changes.js';
import { problemsOf } from './plan-problems.js';
import { drawWaits } from './what-if-picture.js';

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
  const range = (low, high) => (low === high ? low : `${low}–${high}`);
  const percent = (share) => `${Math.round(share * 100)} %`;
  const row = (key, { wait, serviceLevel, finish }) => el('tr', {}, el('th', { scope: 'row', class: key }, words.t(`whatif.${key}`)),
    el('td', {}, waitWords(wait, words.language)), el('td', {}, range(percent(serviceLevel.low), percent(serviceLevel.high))),
    el('td', {}, range(finish.low.slice(11, 16), finish.high.slice(11, 16))));
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('class', 'whatif-picture');
  picture.setAttribute('role', 'img');
  drawWaits(picture, answer, words);
  return part(words.t('settings.review.what-if'), el('p', { class: 'strong' }, saved(page, answer.saved)),
    el('div.set-scroll', { tabindex: 0, role: 'region', 'aria-label': words.t('settings.review.what-if') }, el('table.set-figures', { id: 'review-what-if' },
      el('thead', {}, el('tr', {}, el('td'), ['wait', 'level', 'finish'].map((key) => el('th', { scope: 'col' }, words.t(`whatif.${key}`))))),
      el('tbody', {}, row('before', answer.before), row('after', answer.after)))), picture);
}

function saved({ words, number }, { lowSeconds, meanSeconds, highSeconds }) {
  if (lowSeconds <= 0 && highSeconds >= 0) return words.t('whatif.no-difference');
  return words.t(meanSeconds > 0 ? 'whatif.saves' : 'whatif.costs', { minutes: number(Math.round(Math.abs(meanSeconds) / 6) / 10) });
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
