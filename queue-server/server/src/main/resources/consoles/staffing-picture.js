// A bar for each half hour, as high as the officers that it wants, in another colour where the target is missed even so;
// and a line for the tickets that are expected, by an axis of its own.

import { axisTitle, chartOn, chartOptions, colour } from './charts.js';
import { dayMinutes, minuteWords, timeAxis } from './time-axis.js';

const SLOT_MINUTES = 30;

/** The canvas; show(plan, words, isMissed) draws the half hours. */
export function officersPicture(canvas) {
  const chart = chartOn(canvas);
  return {
    show(plan, words, isMissed) {
      canvas.setAttribute('aria-label', words.t('staffing.picture'));
      return chart.show(() => configuration(plan, words, isMissed));
    },
  };
}

function configuration(plan, words, isMissed) {
  const first = plan[0].from;
  const start = (slot) => dayMinutes(slot.from, first);
  const middle = (slot) => start(slot) + SLOT_MINUTES / 2;
  const options = chartOptions();
  const { y } = options.scales;
  const officers = { ...y, title: axisTitle(words.t('staffing.officers')), ticks: { ...y.ticks, stepSize: 1 } };
  officers.max = Math.max(1, ...plan.map((slot) => slot.officers)) + 1;
  options.scales = {
    x: timeAxis(start(plan[0]), start(plan.at(-1)) + SLOT_MINUTES, words.language),
    y: officers,
    arrivals: { ...y, position: 'right', title: axisTitle(words.t('staffing.arrivals')), grid: { drawOnChartArea: false } },
  };
  const missed = plan.some(isMissed);
  const bars = (key, ink, holds) => ({
    type: 'bar', label: words.t(key), backgroundColor: ink, borderRadius: 3, pointStyle: 'rect', grouped: false, order: 1,
    data: plan.filter(holds).map((slot) => ({ x: middle(slot), y: slot.officers })), barPercentage: 0.9, categoryPercentage: 1,
  });
  options.interaction = { mode: 'nearest', axis: 'x', intersect: false };
  options.plugins.tooltip = {
    callbacks: {
      title: ([item]) => item && minuteWords(item.parsed.x - SLOT_MINUTES / 2, words.language),
      label: ({ dataset, parsed }) => `${dataset.label}: ${Math.round(parsed.y)}`,
    },
  };
  const datasets = [
    bars('staffing.officers', colour('action'), (slot) => !isMissed(slot)),
    missed && bars('staffing.officers.missed', colour('danger'), isMissed),
    {
      type: 'line', label: words.t('staffing.arrivals'), yAxisID: 'arrivals', borderColor: colour('ink'), tension: 0.25,
      backgroundColor: colour('ink'), borderDash: [6, 4], pointStyle: 'circle', order: 0,
      data: plan.map((slot) => ({ x: middle(slot), y: slot.arrivals })),
    },
  ].filter(Boolean);
  return { type: 'bar', data: { datasets }, options };
}
