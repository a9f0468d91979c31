// A service as something to touch: its letter, which will stand on the slip, and its name.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';

export function serviceTile({ words, phrases }, service, { choose, quick = false }) {
  return button({
    class: quick ? 'tile small' : 'tile',
    'data-service': service.id,
    onclick: () => choose(service),
    saying: () => [quick && phrases.text('say.quick'), phrases.service(service)].filter(Boolean),
  },
  el('span', { class: 'letter', 'aria-hidden': 'true' }, service.letter),
  el('span', { class: 'name' }, words.name(service.names) || service.id));
}
