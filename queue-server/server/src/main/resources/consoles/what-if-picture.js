// Expected waits over the rest of the day, as it is and with each change: a line for the middle, and where two are compared
// a band around it, with a tenth of the days below and a tenth above.

import { axisTitle, chartOn, chartOptions, colour } from './charts.js';
import { dayMinutes, minuteStep, minuteWords, timeAxis } from './time-axis.js';

/** A point an hour: they tell lines apart, and would hide a long one. */
const POINT_EVERY = 4;
/** By place; dashes and points differ too, for those who see no colours. */
const LOOKS = [
  { token: 'ink-soft', borderDash: [6, 4], pointStyle: 'circle' },
  { token: 'action', borderDash: [], pointStyle: 'rect' },
  { token: 'self', borderDash: [2, 3], pointStyle: 'triangle' },
  { token: 'officer', borderDash: [10, 3], pointStyle: 'rectRot' },
  { token: 'warn-ink', borderDash: [10, 3, 2, 3], pointStyle: 'star' },
  { token: 'ink', borderDash: [1, 2], pointStyle: 'crossRot' },
  { token: 'free-ink', borderDash: [14, 4], pointStyle: 'cross' },
];

/** The canvas; show(sides, words) draws [{label, expected}], the first as it is. */
export function waitsPicture(canvas) {
  const chart = chartOn(canvas);
  return {
    show(sides, words) {
      canvas.setAttribute('aria-label', words.t('whatif.picture'));
      return chart.show((Chart) => configuration(sides, words, Chart));
    },
  };
}

function configuration(sides, words, Chart) {
  const slots = sides.flatMap(({ expected }) => expected);
  const first = slots.map(({ at }) => at).sort()[0];
  const hasBands = sides.length === 2;
  const most = Math.max(10, ...slots.map((slot) => (hasBands ? slot.highSeconds : slot.likelySeconds) / 60));
  const times = slots.map(({ at }) => dayMinutes(at, first));
  const options = chartOptions();
  const y = { ...options.scales.y, title: axisTitle(words.t('whatif.picture.wait')) };
  y.ticks = { ...y.ticks, stepSize: minuteStep(most) };
  y.max = Math.ceil(most / minuteStep(most)) * minuteStep(most);
  options.scales = { x: timeAxis(Math.min(...times), Math.max(...times), words.language), y };
  options.interaction = { mode: 'nearest', axis: 'x', intersect: false };
  options.plugins.legend.labels.filter = (item, { datasets }) => !datasets[item.datasetIndex].isEdge;
  options.plugins.tooltip = {
    filter: ({ dataset }) => !dataset.isEdge,
    callbacks: {
      title: ([item]) => item && minuteWords(item.parsed.x, words.language),
      label: ({ dataset, parsed }) => `${dataset.label}: ${words.t('whatif.minutes', { minutes: Math.round(parsed.y) })}`,
    },
  };
  const datasets = sides.flatMap(({ label, expected }, place) => {
    const look = LOOKS[place % LOOKS.length];
    const ink = colour(look.token);
    const points = (key) => expected.map((slot) => ({ x: dayMinutes(slot.at, first), y: slot[key] / 60 }));
    const middle = {
      label, data: points('likelySeconds'), borderColor: ink, backgroundColor: ink, borderWidth: 2.5, tension: 0.25,
      borderDash: look.borderDash, pointStyle: look.pointStyle, pointRadius: ({ dataIndex }) => (dataIndex % POINT_EVERY ? 0 : 4),
    };
    const edge = { isEdge: true, borderWidth: 0, pointRadius: 0, tension: 0.25, backgroundColor: Chart.helpers.color(ink).alpha(0.2).rgbString() };
    return hasBands
      ? [middle, { ...edge, label: '', data: points('highSeconds'), fill: '+1' }, { ...edge, label: '', data: points('lowSeconds') }]
      : [middle];
  });
  return { type: 'line', data: { datasets }, options };
}
