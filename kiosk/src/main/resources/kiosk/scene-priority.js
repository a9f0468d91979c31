// Who is put forward by law, asked with tact: as an offer, without proof, and going on is the first and largest choice.

import { button, el, icon } from './dom.js';

export function priorityScene({ words, phrases }, plan, { choose, back }) {
  const reasons = plan.priorities.filter((name) => name !== 'none');

  const build = () => el('section', { class: 'priorities' },
    el('h1', {}, words.text('priority.heading')),
    el('p', { class: 'lead' }, words.text('priority.body')),
    el('div', { class: 'reasons' }, choice('none', 'main', 'go'), ...reasons.map((name) => choice(name, 'reason', name))));

  function choice(name, kind, sign) {
    return button({
      class: kind,
      'data-priority': name,
      onclick: () => choose(name),
      saying: () => [phrases.text(`priority.${name}`)],
    }, icon(sign), el('span', {}, words.text(`priority.${name}`)));
  }

  return {
    name: 'priority', step: 'priority', build, back,
    say: () => [phrases.text('priority.heading'), phrases.text('priority.body')],
  };
}
