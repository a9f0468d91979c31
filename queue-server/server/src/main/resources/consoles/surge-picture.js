// A bar for each half hour of a week, as high as the officers that it wants, in another colour where the target is missed
// even so; and a line for the arrivals, by an axis of its own. The dates stand side by side, without their nights.

import { axisTitle, chartOn, chartOptions, colour } from './charts.js';
import { dayMinutes, minuteWords } from './time-axis.js';

const SLOT_MINUTES = 30;
/** Of a day's hours, between two dates. */
const GAP_MINUTES = 60;

/** The canvas; show(days, words, dateWords) draws the dates. */
export function weekPicture(canvas) {
  const chart = chartOn(canvas);
  return {
    show(days, words, dateWords) {
      canvas.setAttribute('aria-label', words.t('surge.picture.named'));
      return chart.show(() => configuration(days, words, dateWords));
    },
  };
}

function configuration(days, words, dateWords) {
  const minutes = (slot) => dayMinutes(slot.from);
  const opens = Math.min(...days.map(({ plan }) => minutes(plan[0])));
  const closes = Math.max(...days.map(({ plan }) => minutes(plan[0]) + plan.length * SLOT_MINUTES));
  const width = closes - opens + GAP_MINUTES;
  const bars = days.flatMap(({ plan }, day) => plan.map((slot, at) => ({
    ...slot, day, x: day * width + minutes(plan[0]) + at * SLOT_MINUTES - opens + SLOT_MINUTES / 2,
  })));
  const time = (x) => minuteWords((x % width) + opens - SLOT_MINUTES / 2, words.language);
  const options = chartOptions();
  const { x, y } = options.scales;
  // the first round hour of each date, and the date below it
  const hour = Math.ceil(opens / 60) * 60;
  options.scales = {
    x: {
      ...x, type: 'linear', min: 0, max: days.length * width - GAP_MINUTES,
      ticks: { ...x.ticks, maxRotation: 0, callback: (value) => [minuteWords(hour, words.language), dateWords(days[Math.floor(value / width)].date)] },
      afterBuildTicks(axis) { axis.ticks = days.map((_, day) => ({ value: day * width + hour - opens })); },
    },
    y: { ...y, title: axisTitle(words.t('staffing.officers')) },
    arrivals: { ...y, position: 'right', title: axisTitle(words.t('staffing.arrivals')), grid: { drawOnChartArea: false } },
  };
  options.interaction = { mode: 'nearest', axis: 'x', intersect: false };
  options.plugins.tooltip = {
    callbacks: {
      title: ([item]) => item && `${dateWords(days[Math.floor(item.parsed.x / width)].date)}, ${time(item.parsed.x)}`,
      label: ({ dataset, parsed }) => `${dataset.label}: ${Math.round(parsed.y)}`,
    },
  };
  const officers = (key, ink, missed) => ({
    type: 'bar', label: words.t(key), backgroundColor: ink, pointStyle: 'rect', grouped: false, order: 1,
    data: bars.filter((bar) => bar.missed === missed).map((bar) => ({ x: bar.x, y: bar.officers })), barPercentage: 0.9, categoryPercentage: 1,
  });
  const datasets = [
    officers('staffing.officers', colour('action'), false),
    bars.some(({ missed }) => missed) && officers('staffing.officers.missed', colour('danger'), true),
    {
      type: 'line', label: words.t('staffing.arrivals'), yAxisID: 'arrivals', borderColor: colour('ink'), tension: 0.25, order: 0,
      backgroundColor: colour('ink'), borderDash: [6, 4], pointStyle: 'circle', pointRadius: 1.5,
      // nothing joins the evening of a date and the next morning
      data: bars.flatMap((bar, at) => [at > 0 && bars[at - 1].day !== bar.day && { x: bar.x - SLOT_MINUTES, y: null },
        { x: bar.x, y: bar.arrivals }].filter(Boolean)),
    },
  ].filter(Boolean);
  return { type: 'bar', data: { datasets }, options };
}
