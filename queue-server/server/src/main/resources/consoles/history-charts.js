// Draws the charts of a day.

import { axisTitle, chartLibrary, chartOptions, colour, onNewColours } from './charts.js';

/** Answers with show(rows, words) once the library is there. canvases: {arrivals, waiting, level}. */
export async function drawCharts(canvases) {
  const Chart = await chartLibrary();
  let drawn = [];
  let last = null;

  function show(rows, words) {
    last = [rows, words];
    const common = chartOptions();
    drawn.forEach((chart) => chart.destroy());
    drawn = [
      draw(canvases.arrivals, words.t('history.arrivals'), rows, common, [
        bars(words.t('history.column.arrivals'), rows.map((row) => row.arrivals), colour('action')),
        bars(words.t('history.column.called'), rows.map((row) => row.called), colour('self')),
      ]),
      draw(canvases.waiting, words.t('history.waiting'), rows, withSecondAxis(common, words), [
        line(words.t('history.column.mostWaiting'), rows.map((row) => row.mostWaiting), colour('officer')),
        { ...line(words.t('history.wait'), rows.map((row) => (row.called ? row.meanWaitSeconds / 60 : null)), colour('self')),
          yAxisID: 'minutes', borderDash: [6, 4] },
      ]),
      draw(canvases.level, words.t('history.level'), rows, percent(common), [
        bars(words.t('history.level'), rows.map((row) => (row.level === null ? null : row.level * 100)), colour('action')),
      ]),
    ];
  }

  function again() {
    if (last) show(...last);
  }

  onNewColours(again);
  return show;

  function draw(canvas, title, rows, options, datasets) {
    canvas.setAttribute('aria-label', title);
    return new Chart(canvas, { data: { labels: rows.map((row) => row.time), datasets }, options });
  }
}

function bars(label, data, colour) {
  return { type: 'bar', label, data, backgroundColor: colour, maxBarThickness: 28, borderRadius: 3, pointStyle: 'rect' };
}

function line(label, data, colour) {
  return {
    type: 'line', label, data, borderColor: colour, backgroundColor: colour, tension: 0.25, spanGaps: true, pointStyle: 'circle',
  };
}

function withSecondAxis(options, words) {
  const minutes = {
    position: 'right', beginAtZero: true, grid: { drawOnChartArea: false }, ticks: { color: colour('ink-soft'), precision: 0 },
    title: axisTitle(words.t('history.wait')),
  };
  return { ...options, scales: { ...options.scales, minutes } };
}

function percent(options) {
  return { ...options, scales: { ...options.scales, y: { ...options.scales.y, max: 100 } } };
}
