// A service as something to touch: its letter, which will stand on the slip, and its name. One whose reserved numbers are
// used up is grey and says so; a touch on it says what else there is.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';

export function serviceTile({ words, phrases }, service, { choose, usedUp = [], quick = false }) {
  const gone = usedUp.includes(service.id);
  return button({
    class: quick ? 'tile small' : 'tile',
    'data-service': service.id,
    'data-used-up': gone && '',
    onclick: () => choose(service),
    saying: () => [quick && phrases.text('say.quick'), phrases.service(service), gone && phrases.text('usedUp.tile')].filter(Boolean),
  },
  el('span', { class: 'letter', 'aria-hidden': 'true' }, service.letter),
  el('span', { class: 'name' }, words.name(service.names) || service.id,
    gone && el('small', { class: 'why' }, words.t('usedUp.tile'))));
}
