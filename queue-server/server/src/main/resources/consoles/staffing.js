// The planner: how many officers each half hour wants, so that a share of the tickets is called in time. The server works
// at it by itself: this page asks how far it is, shows what another page has asked for, and can cancel.

import { send } from '/display-board/shared/actions.js';
import { byId, el, reconcile, setText } from '/display-board/shared/dom.js';
import { officersPicture } from './staffing-picture.js';
import { dayMinutes, minuteWords } from './time-axis.js';

const LOOK_AGAIN_MILLIS = 700;
const RUNNING = ['searching', 'verifying'];

const percent = (share) => `${Math.round(share * 100)} %`;

export function staffingPanel({ address, words, failed }) {
  const form = byId('staffing-form');
  const most = byId('staffing-most');
  let work = { state: 'none' };
  let picture = null;
  let drawn = '';

  const value = (name) => byId(`staffing-${name}`).valueAsNumber;
  const isRunning = () => RUNNING.includes(work.state);
  const isMissed = (slot) => slot.missed;

  function state() {
    const { answer } = work;
    if (isRunning()) {
      return words.t(`staffing.${work.state}`, {
        tried: work.tried, hours: hours(work.officerHours), seconds: Math.round(work.millis / 1000),
      });
    }
    if (work.state === 'failed') return words.t('staffing.failed');
    if (!answer) return work.state === 'cancelled' ? words.t('staffing.cancelled') : '';
    const missed = answer.plan.filter(isMissed).length;
    const parts = [words.t(missed ? 'staffing.missed' : 'staffing.done', {
      missed, share: percent(answer.share), minutes: answer.withinMinutes, hours: hours(answer.officerHours),
    })];
    if (Math.max(...answer.plan.map(({ officers }) => officers)) > answer.groups) {
      parts.push(words.t('staffing.more-groups', { groups: answer.groups }));
    }
    parts.push(words.t('staffing.interval'));
    if (!answer.learned) parts.push(words.t('staffing.not-learned'));
    return parts.join(' ');
  }

  function hours(number) {
    return (number ?? 0).toLocaleString(words.language, { maximumFractionDigits: 1 });
  }

  /** Without the end of a day in which nobody comes and nobody is wanted. */
  function busyPart(plan) {
    const last = plan.findLastIndex(({ arrivals, officers }) => officers > 0 || Math.round(arrivals) > 0);
    return plan.slice(0, Math.max(1, last + 1));
  }

  function render() {
    setText(byId('staffing-state'), state());
    byId('staffing-progress').hidden = byId('staffing-cancel').hidden = !isRunning();
    byId('staffing-ask').hidden = isRunning();
    const { answer } = work;
    byId('staffing-result').hidden = !answer;
    if (!answer) {
      drawn = '';
      return;
    }
    const plan = busyPart(answer.plan);
    reconcile(byId('staffing-plan'), plan, {
      key: (slot) => slot.from,
      create: () => el('tr', {}, el('td'), el('td'), el('td'), el('td')),
      update(row, slot) {
        const [from, arrivals, officers, level] = row.children;
        setText(from, minuteWords(dayMinutes(slot.from), words.language));
        setText(arrivals, Math.round(slot.arrivals));
        setText(officers, slot.officers);
        const { low, mean, high } = slot.verified;
        setText(level, `${percent(mean)} (${Math.round(low * 100)}–${Math.round(high * 100)})`);
        row.classList.toggle('missed', isMissed(slot));
      },
    });
    drawOnce(answer.now, plan);
  }

  /** A view comes every few seconds, and the picture is the same until there is another plan. */
  function drawOnce(now, plan) {
    const signature = JSON.stringify([words.language, now, plan]);
    if (signature === drawn) return;
    drawn = signature;
    picture ??= officersPicture(byId('staffing-picture'));
    picture.show(plan, words, isMissed).catch(failed);
  }

  async function watch() {
    while (isRunning()) {
      await new Promise((done) => setTimeout(done, LOOK_AGAIN_MILLIS));
      try {
        work = await send('GET', `${address}/work`);
      } catch (problem) {
        // a server that restarts has forgotten the work
        if (!problem.lost) work = { state: 'none' };
      }
      render();
    }
  }

  async function act(request) {
    try {
      work = await request();
    } catch (problem) {
      failed(problem);
    }
    render();
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isRunning()) return;
    await act(() => send('POST', `${address}/work`, {
      day: byId('staffing-day').value, arrivals: value('arrivals'), share: value('share') / 100,
      withinMinutes: value('minutes'), most: value('most'), shortestShift: Math.round(value('shift') * 2),
    }));
    watch();
  });
  byId('staffing-cancel').addEventListener('click', () => act(() => send('DELETE', `${address}/work`)));

  /** Starts from the target of the plan that is shown, until somebody types another. */
  function takeTarget() {
    const { answer } = work;
    const fields = [byId('staffing-share'), byId('staffing-minutes')];
    if (!answer || fields.some((field) => field.value !== field.defaultValue)) return;
    byId('staffing-share').value = Math.round(answer.share * 100);
    byId('staffing-minutes').value = answer.withinMinutes;
  }

  act(() => send('GET', `${address}/work`)).then(watch).then(takeTarget);

  return {
    render,
    /** As many officers as there are groups, until somebody says otherwise. */
    update(groups) {
      if (!most.value) most.value = groups.length;
    },
  };
}
