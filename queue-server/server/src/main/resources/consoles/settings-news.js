// Tells a supervisor of a plan that waits, of a plan that others adopted, and of a draft of somebody else.

import { problemWords, send, whileBusy } from '/display-board/shared/actions.js';
import { el } from '/display-board/shared/dom.js';
import { changeList } from './plan-changes.js';
import { planSummary } from './plan-summary.js';

/** The panels that hold now; none mostly. */
export function drawNews(page) {
  const { draft } = page;
  return [
    draft.theirs && overtaken(page),
    draft.outdated && outdated(page),
    draft.view.scheduled && scheduled(page),
  ].filter(Boolean);
}

function panel(id, text, buttons, shown) {
  return el('section.panel.set-news', { id, 'aria-label': text }, el('p', {}, text), el('div.set-buttons', {}, ...buttons), shown);
}

function button(page, key, act, primary) {
  return el(`button.button${primary ? '.primary' : ''}`, {
    type: 'button', onclick: (event) => whileBusy(event.currentTarget, act).catch((problem) => page.notice(problemWords(problem, page.words))),
  }, page.words.t(key));
}

function overtaken(page) {
  const { words, draft } = page;
  const { at, actorName } = draft.theirs;
  return panel('news-overtaken', words.t('settings.news.overtaken', { name: actorName ?? words.t('settings.somebody'), time: page.time(at) }), [
    button(page, 'settings.news.theirs', () => draft.settle(false)),
    button(page, 'settings.news.mine', () => draft.settle(true)),
  ]);
}

function outdated(page) {
  const { words, draft } = page;
  const { view } = draft;
  const shown = el('div');
  const look = async () => {
    const { steps } = await send('GET', page.address('history'));
    shown.replaceChildren(...steps.filter(({ kind, sequence }) => kind === 'adopted' && sequence > draft.basedOn).map((step) => changeList(step.changes, view.plan, page)));
  };
  return panel('news-outdated', words.t('settings.news.outdated', { name: page.actorName(view), time: page.time(view.at) }), page.readOnly ? [] : [
    button(page, 'settings.news.look', look),
    button(page, 'settings.news.carry-over', async () => {
      await draft.carryOver();
      page.say(words.t('settings.news.carried-over'));
    }, true),
  ], shown);
}

function scheduled(page) {
  const { words, draft } = page;
  const shown = el('div');
  return panel('news-scheduled', words.t('settings.news.scheduled'), [
    button(page, 'settings.history.look', async () => {
      if (shown.firstChild) shown.replaceChildren();
      else shown.replaceChildren(planSummary(draft.view.scheduled, page));
    }),
    !page.readOnly && button(page, 'settings.news.drop-scheduled', async () => {
      await draft.dropScheduled();
      page.say(words.t('settings.news.scheduled-dropped'));
    }),
  ].filter(Boolean), shown);
}
