// Every plan that the branch had, with who adopted it; and plans as files.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { changeList } from './plan-changes.js';
import { planSummary } from './plan-summary.js';
import { group } from './settings-fields.js';

/** More are seldom looked for, and stay behind a button. */
const SHOWN = 20;

export function drawHistory(page) {
  const list = el('ol.set-history', { id: 'history-steps', 'aria-busy': true });
  load(page, list);
  return [list, files(page)];
}

async function load(page, list) {
  try {
    const { steps } = await send('GET', page.address('history'));
    const show = (count) => {
      const more = steps.length > count && el('li', {}, el('button.button', { type: 'button', onclick: () => show(steps.length) },
        page.words.t('settings.history.more', { count: steps.length - count })));
      list.replaceChildren(...[...steps.slice(0, count).map((step) => row(page, step)), more].filter(Boolean));
    };
    show(SHOWN);
  } catch (problem) {
    list.replaceChildren(el('li.set-error', {}, problemWords(problem, page.words)),
      el('li', {}, el('button.button', { type: 'button', onclick: () => page.redraw('part-title') }, page.words.t('settings.review.again'))));
  } finally {
    list.removeAttribute('aria-busy');
  }
}

function row(page, step) {
  const { words } = page;
  const when = page.time(step.at);
  const shown = el('div');
  const button = (key, act, properties) => el('button.button', { type: 'button', 'aria-label': `${words.t(key)}: ${when}`, onclick: (event) => act(event.currentTarget), ...properties }, words.t(key));
  const look = (pressed) => whileBusy(pressed, async () => {
    if (shown.firstChild) shown.replaceChildren();
    else shown.replaceChildren(planSummary(await past(page, step), page));
    pressed.setAttribute('aria-expanded', String(Boolean(shown.firstChild)));
  }).catch((problem) => page.notice(problemWords(problem, words)));
  const takeBack = (pressed) => whileBusy(pressed, async () => {
    await page.draft.replace(await past(page, step));
    location.hash = 'review';
  }).catch((problem) => page.notice(problemWords(problem, words)));
  return el('li.set-card-body', {},
    el('p', {}, el('strong', {}, el('time', {}, when)), ' · ', words.t(`settings.history.${step.kind}`, { name: page.actorName(step) })),
    step.changes.length > 0 && changeList(step.changes, page.plan, page),
    step.kind !== 'dropped' && el('div.set-buttons', {}, button('settings.history.look', look, { 'aria-expanded': 'false' }),
      !page.readOnly && step.sequence !== page.draft.view.sequence && button('settings.history.take-back', takeBack)),
    shown);
}

function past(page, step) {
  return send('GET', page.address('history', step.sequence));
}

function files(page) {
  const { words } = page;
  const file = el('input', { type: 'file', accept: '.json,application/json', id: 'history-import', 'aria-describedby': 'history-import-hint history-import-error', onchange: () => bring(page, file) });
  return group(words.t('settings.files'),
    el('div.set-buttons', {}, el('a.button', {
      id: 'history-export', download: `${page.branch}-plan-${page.today}.json`,
      href: `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(page.inForce, null, 2))}`,
    }, words.t('settings.files.export'))),
    !page.readOnly && el('div.set-field', {}, el('label', { for: 'history-import' }, words.t('settings.files.import')),
      el('p.small.soft', { id: 'history-import-hint' }, words.t('settings.files.import.hint')), file,
      el('p.set-error', { id: 'history-import-error', hidden: true })));
}

/** A file becomes the draft; the server says whether it is a plan at all. */
function bring(page, file) {
  const { words } = page;
  const chosen = file.files[0];
  if (!chosen) return;
  whileBusy(file, async () => {
    try {
      const plan = JSON.parse(await chosen.text());
      await send('POST', page.address('check'), { plan });
      if (plan.id !== page.branch) {
        page.complain('history-import', words.t('settings.files.foreign', { branch: plan.id }));
        return;
      }
      await page.draft.replace(plan);
      location.hash = 'review';
    } catch (problem) {
      const unreadable = problem instanceof SyntaxError || problem.status === 400;
      page.complain('history-import', unreadable ? words.t('settings.files.unreadable') : problemWords(problem, words));
    }
  });
}
