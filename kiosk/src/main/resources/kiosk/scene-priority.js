// Who is put forward by law, asked with tact: as an offer, without proof, and going on is the first and largest choice.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';

export function priorityScene({ words, phrases }, plan, { choose, back }) {
  const reasons = plan.priorities.filter((name) => name !== 'none');

  const build = () => el('section', { class: 'priorities' },
    el('h1', {}, words.t('priority.heading')),
    el('p', { class: 'lead' }, words.t('priority.body')),
    el('div', { class: 'reasons' }, choice('none', 'main', 'go'), ...reasons.map((name) => choice(name, 'reason', name))));

  function choice(name, kind, sign) {
    return button({
      class: kind,
      'data-priority': name,
      onclick: () => choose(name),
      saying: () => [phrases.text(`priority.${name}`)],
    }, icon(sign), el('span', {}, words.t(`priority.${name}`)));
  }

  return {
    name: 'priority', step: 'priority', build, back,
    say: () => [phrases.text('priority.heading'), phrases.text('priority.body')],
  };
}
