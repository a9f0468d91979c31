// The planner: how many officers each half hour from now on wants, so that a share of the tickets is called in time.

import { send } from '/display-board/actions.js';
import { byId, el, reconcile, setText } from '/display-board/dom.js';
import { drawOfficers } from './staffing-picture.js';

/** Looking for the fewest takes some seconds; a busy day, or a busy server, up to a minute. */
const ANSWER_MILLIS = 120_000;

const percent = (share) => `${Math.round(share * 100)} %`;

export function staffingPanel({ address, words, failed }) {
  const form = byId('staffing-form');
  const button = byId('staffing-ask');
  let answer = null;
  let busy = false;

  const value = (name) => byId(`staffing-${name}`).valueAsNumber;

  function state() {
    if (busy) return words.t('staffing.busy');
    if (!answer) return '';
    const missed = answer.plan.filter(({ level }) => level < answer.share).length;
    return words.t(missed ? 'staffing.missed' : 'staffing.done', {
      missed, arrivals: answer.arrivals.toLocaleString(words.language), share: percent(answer.share), minutes: answer.withinMinutes,
    });
  }

  function render() {
    setText(byId('staffing-state'), state());
    byId('staffing-result').hidden = !answer;
    if (!answer) return;
    reconcile(byId('staffing-plan'), answer.plan, {
      key: (slot) => slot.from,
      create: () => el('tr', {}, el('td'), el('td'), el('td'), el('td')),
      update(row, slot) {
        const [from, arrivals, officers, level] = row.children;
        setText(from, slot.from.slice(11, 16));
        setText(arrivals, Math.round(slot.arrivals));
        setText(officers, slot.officers);
        setText(level, percent(slot.level));
        row.classList.toggle('missed', slot.level < answer.share);
      },
    });
    drawOfficers(byId('staffing-picture'), answer, words);
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    const arrivals = value('arrivals');
    busy = true;
    button.disabled = true;
    answer = null;
    render();
    try {
      const asked = { arrivals, share: value('share') / 100, withinMinutes: value('minutes') };
      answer = { ...await send('POST', address, asked, ANSWER_MILLIS), arrivals };
    } catch (problem) {
      failed(problem);
    } finally {
      busy = false;
      button.disabled = false;
    }
    render();
  });

  return { render };
}
