// Draws the charts of a day with chart.js, which the server ships. Colours come from the tokens, so that a chart is
// light or dark with its page; a change of the theme draws them anew.

const LIBRARY = '/vendor/chart.js';

/** Answers with show(rows, words) once the library is there. canvases: {arrivals, waiting, level}. */
export async function drawCharts(canvases) {
  const Chart = await library();
  // a canvas is not drawn again when its letters come
  await document.fonts.ready;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  let drawn = [];
  let last = null;

  function show(rows, words) {
    last = [rows, words];
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    const common = commonOptions(colour);
    drawn.forEach((chart) => chart.destroy());
    drawn = [
      draw(canvases.arrivals, words.t('history.arrivals'), rows, common, [
        bars(words.t('history.column.arrivals'), rows.map((row) => row.arrivals), colour('action')),
        bars(words.t('history.column.called'), rows.map((row) => row.called), colour('self')),
      ]),
      draw(canvases.waiting, words.t('history.waiting'), rows, withSecondAxis(common, words, colour), [
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

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ['data-theme'] });
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

function commonOptions(colour) {
  const axis = { ticks: { color: colour('ink-soft'), precision: 0 }, grid: { color: colour('line') } };
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: 'index', intersect: false },
    plugins: { legend: { labels: { color: colour('ink'), usePointStyle: true, boxHeight: 8 } } },
    scales: { x: axis, y: { ...axis, beginAtZero: true } },
  };
}

function withSecondAxis(options, words, colour) {
  const minutes = {
    position: 'right', beginAtZero: true, grid: { drawOnChartArea: false }, ticks: { color: colour('ink-soft'), precision: 0 },
    title: { display: true, text: words.t('history.wait'), color: colour('ink-soft') },
  };
  return { ...options, scales: { ...options.scales, minutes } };
}

function percent(options) {
  return { ...options, scales: { ...options.scales, y: { ...options.scales.y, max: 100 } } };
}

/**
 * 200 KB, fetched only where somebody looks at charts. It is a classic script, but an import runs it as well, and asks for no
 * trusted address as a script element would.
 */
async function library() {
  await import(LIBRARY);
  return window.Chart;
}
