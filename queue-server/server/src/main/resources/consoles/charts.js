// chart.js, which the server ships, with the colours of the page: a chart is light or dark with it, and where the system
// forces colours it has those.

const LIBRARY = '/vendor/chart.js';
/** In forced colours there are few: lines differ by their dashes, too. */
const FORCED = { ink: 'CanvasText', 'ink-soft': 'CanvasText', line: 'GrayText', 'line-strong': 'CanvasText', self: 'LinkText', danger: 'LinkText' };

/**
 * 200 KB, fetched only where somebody looks at charts. It is a classic script, but an import runs it as well, and asks for no
 * trusted address as a script element would.
 */
export async function chartLibrary() {
  await import(LIBRARY);
  // a canvas is not drawn again when its letters come
  await document.fonts.ready;
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  return window.Chart;
}

/** A colour of the page by the name of its token. */
export function colour(name) {
  if (matchMedia('(forced-colors: active)').matches) return systemColour(FORCED[name] ?? 'Highlight');
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** As numbers, which chart.js can mix. */
function systemColour(name) {
  const probe = document.createElement('span');
  probe.style.color = name;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Calls again whenever the colours of the page change. */
export function onNewColours(again) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  matchMedia('(forced-colors: active)').addEventListener('change', again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}

/** What all charts of the consoles have in common. */
export function chartOptions() {
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

/** The title of an axis. */
export function axisTitle(text) {
  return { display: true, text, color: colour('ink-soft') };
}

/**
 * A canvas that is drawn by the newest of what it is given: show(draw), where draw(Chart) answers with a configuration. It is
 * drawn anew in new colours.
 */
export function chartOn(canvas) {
  let chart = null;
  let drawing = null;

  async function show(draw) {
    drawing = draw;
    const Chart = await chartLibrary();
    if (drawing !== draw) return;
    chart?.destroy();
    chart = new Chart(canvas, draw(Chart));
  }

  onNewColours(() => drawing && show(drawing));
  return { show };
}
