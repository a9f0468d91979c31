// A bar for each half hour, as high as the officers that it wants, in another colour where the target is missed even so;
// and a line over the bars for the tickets that are expected.

import { shape } from './what-if-picture.js';

const WIDTH = 640;
const HEIGHT = 220;
const EDGE = { left: 8, right: 8, top: 30, bottom: 26 };

/** Draws answer.plan into an svg element; isMissed(slot) tells where the target is missed even so. */
export function drawOfficers(svg, { plan }, words, isMissed) {
  const most = Math.max(1, ...plan.map(({ officers }) => officers));
  const busiest = Math.max(1, ...plan.map(({ arrivals }) => arrivals));
  const wide = (WIDTH - EDGE.left - EDGE.right) / plan.length;
  const floor = HEIGHT - EDGE.bottom;
  const middle = (index) => EDGE.left + wide * (index + 0.5);
  const y = (part) => floor - (floor - EDGE.top) * part;
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  const parts = [
    shape('title', {}, words.t('staffing.picture')),
    shape('line', { class: 'grid', x1: EDGE.left, x2: WIDTH - EDGE.right, y1: floor, y2: floor }),
  ];
  const every = Math.max(1, Math.ceil(plan.length / 8));
  plan.forEach((slot, index) => {
    const { from, officers } = slot;
    parts.push(shape('rect', {
      class: isMissed(slot) ? 'bar missed' : 'bar', x: middle(index) - wide * 0.4, y: y(officers / most),
      width: wide * 0.8, height: floor - y(officers / most),
    }));
    parts.push(shape('text', { class: 'on-bar', x: middle(index), y: floor - 8, 'text-anchor': 'middle' }, officers || ''));
    if (index % every === 0) {
      parts.push(shape('text', { class: 'scale', x: middle(index), y: HEIGHT - 6, 'text-anchor': 'middle' }, from.slice(11, 16)));
    }
  });
  const line = plan.map(({ arrivals }, index) => `${middle(index).toFixed(1)},${y(arrivals / busiest).toFixed(1)}`);
  parts.push(shape('polyline', { class: 'arrivals', points: line.join(' ') }));
  const peak = plan.findIndex(({ arrivals }) => arrivals === busiest);
  if (peak >= 0) {
    const anchor = peak < 2 ? 'start' : peak > plan.length - 3 ? 'end' : 'middle';
    parts.push(shape('text', { class: 'scale peak', x: middle(peak), y: EDGE.top - 12, 'text-anchor': anchor },
      words.t('staffing.peak', { arrivals: Math.round(busiest) })));
  }
  svg.replaceChildren(...parts);
}
