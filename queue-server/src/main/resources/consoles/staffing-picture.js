// A bar for each half hour, as high as the officers that it wants; where the target is missed even so, in another colour.

import { shape } from './what-if-picture.js';

const WIDTH = 640;
const HEIGHT = 200;
const EDGE = { left: 8, right: 8, top: 24, bottom: 26 };

/** Draws answer.plan into an svg element. */
export function drawOfficers(svg, { plan, share }, words) {
  const most = Math.max(1, ...plan.map(({ officers }) => officers));
  const wide = (WIDTH - EDGE.left - EDGE.right) / plan.length;
  const floor = HEIGHT - EDGE.bottom;
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  const parts = [
    shape('title', {}, words.t('staffing.picture')),
    shape('line', { class: 'grid', x1: EDGE.left, x2: WIDTH - EDGE.right, y1: floor, y2: floor }),
  ];
  const every = Math.max(1, Math.ceil(plan.length / 8));
  plan.forEach(({ from, officers, level }, index) => {
    const left = EDGE.left + wide * index;
    const tall = (floor - EDGE.top) * officers / most;
    const middle = left + wide / 2;
    parts.push(shape('rect', {
      class: level < share ? 'bar missed' : 'bar', x: left + wide * 0.1, y: floor - tall, width: wide * 0.8, height: tall,
    }));
    parts.push(shape('text', { class: 'scale', x: middle, y: floor - tall - 6, 'text-anchor': 'middle' }, officers));
    if (index % every === 0) {
      parts.push(shape('text', { class: 'scale', x: middle, y: HEIGHT - 8, 'text-anchor': 'middle' }, from.slice(11, 16)));
    }
  });
  svg.replaceChildren(...parts);
}
