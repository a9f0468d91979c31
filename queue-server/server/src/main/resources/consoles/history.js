// The day as charts on the staff page: arrivals, waiting and service level by half hours; today, or any day before.

import { byId, el, reconcile, setText } from '/display-board/shared/dom.js';
import { send } from '/display-board/shared/actions.js';
import { drawCharts } from './history-charts.js';
import { branchClock } from '/display-board/shared/clock.js';

const AGAIN_MILLIS = 60_000;
const COLUMNS = ['arrivals', 'called', 'mostWaiting', 'meanWaitSeconds', 'inTarget', 'completed', 'noShow', 'abandoned'];

/** The panel; start() once there is a branch. failed(problem) is told of what did not work. */
export function historyPanel({ address, words, failed }) {
  let history = null;
  let date = null;
  let charts = null;
  const clock = branchClock();

  async function load() {
    try {
      history = await send('GET', date ? `${address}?date=${encodeURIComponent(date)}` : address);
      render();
    } catch (problem) {
      failed(problem);
    }
  }

  function go(next) {
    date = next;
    load();
  }

  function render() {
    if (!history) return;
    const empty = history.slots.length === 0;
    byId('history-date').value = history.date;
    byId('history-previous').disabled = !history.previous;
    byId('history-next').disabled = !history.next;
    byId('history-empty').hidden = !empty;
    byId('history-charts').hidden = byId('history-table').hidden = empty;
    setText(byId('history-slips'), empty ? '' : words.t('history.slips', history.slips));
    if (empty) return;
    const rows = history.slots.map((slot) => row(slot));
    renderTable(rows);
    charts ??= drawCharts({ arrivals: byId('history-arrivals'), waiting: byId('history-waiting'), level: byId('history-level') });
    charts.then((show) => show(rows, words)).catch(failed);
  }

  function row(slot) {
    clock.set(slot.from);
    return { ...slot, time: clock.time(words.language, slot.from), level: slot.called ? slot.inTarget / slot.called : null };
  }

  function renderTable(rows) {
    reconcile(byId('history-rows'), rows, {
      key: (slot) => slot.from,
      create: () => el('tr', {}, el('th', { scope: 'row' }), COLUMNS.map(() => el('td'))),
      update(line, slot) {
        const [time, ...cells] = line.children;
        setText(time, slot.time);
        COLUMNS.forEach((name, index) => setText(cells[index], figure(name, slot)));
      },
    });
  }

  function figure(name, slot) {
    if (name === 'meanWaitSeconds') return slot.called ? words.t('history.minutes', { minutes: Math.round(slot[name] / 60) }) : '–';
    if (name === 'inTarget') return slot.called ? `${Math.round(slot.level * 100)} %` : '–';
    return slot[name];
  }

  byId('history-previous').addEventListener('click', () => go(history.previous));
  byId('history-next').addEventListener('click', () => go(history.next));
  byId('history-today').addEventListener('click', () => go(null));
  byId('history-date').addEventListener('change', (event) => event.target.value && go(event.target.value));
  // a day that is over does not change
  setInterval(() => date === null && !document.hidden && history && load(), AGAIN_MILLIS);

  return { start: load, render };
}
