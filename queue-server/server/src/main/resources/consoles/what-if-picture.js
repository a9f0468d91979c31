// Two bands over the rest of the day: expected waits without and with a change, a tenth below and a tenth above each.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 640;
const HEIGHT = 220;
const EDGE = { left: 64, right: 22, top: 10, bottom: 26 };

/** An element of a picture. */
export function shape(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

/** Draws answer.before and answer.after into an svg element. */
export function drawWaits(svg, answer, words) {
  const sides = [['before', answer.before.expected], ['after', answer.after.expected]];
  const most = Math.max(600, ...sides.flatMap(([, slots]) => slots.map((slot) => slot.highSeconds)));
  const count = Math.max(2, answer.before.expected.length);
  const x = (index) => EDGE.left + (WIDTH - EDGE.left - EDGE.right) * index / (count - 1);
  const y = (seconds) => HEIGHT - EDGE.bottom - (HEIGHT - EDGE.top - EDGE.bottom) * seconds / most;
  const points = (slots, key) => slots.map((slot, index) => `${x(index).toFixed(1)},${y(slot[key]).toFixed(1)}`);

  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  const parts = [shape('title', {}, words.t('whatif.picture'))];
  for (const part of [0, 0.5, 1]) {
    parts.push(shape('line', { class: 'grid', x1: EDGE.left, x2: WIDTH - EDGE.right, y1: y(most * part), y2: y(most * part) }));
    parts.push(shape('text', { class: 'scale', x: EDGE.left - 6, y: y(most * part) + 4, 'text-anchor': 'end' },
      words.t('whatif.minutes', { minutes: Math.round(most * part / 60) })));
  }
  const slots = answer.before.expected;
  for (let index = 0; index < slots.length; index += Math.max(1, Math.ceil(slots.length / 6))) {
    parts.push(shape('text', { class: 'scale', x: x(index), y: HEIGHT - 8, 'text-anchor': 'middle' }, slots[index].at.slice(11, 16)));
  }
  for (const [name, expected] of sides) {
    const band = [...points(expected, 'highSeconds'), ...points(expected, 'lowSeconds').reverse()];
    parts.push(shape('polygon', { class: `band ${name}`, points: band.join(' ') }));
    parts.push(shape('polyline', { class: `middle ${name}`, points: points(expected, 'likelySeconds').join(' ') }));
  }
  svg.replaceChildren(...parts);
}
