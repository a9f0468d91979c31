// When there is nothing to choose: what is the matter, in large, and what to do.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';

const SIGNS = {
  loading: 'wait', working: 'slip', closed: 'clock', full: 'full', serverAway: 'away', kioskAway: 'wait',
  refused: 'refused', usedUp: 'away', refusedAway: 'away', scanUnknown: 'question', scanAway: 'away',
  checkInEarly: 'clock', checkInLate: 'clock', checkInCancelled: 'refused', checkInUnconfirmed: 'question', checkInOver: 'refused',
  checkInUnknown: 'question', checkInElsewhere: 'question', checkInClosed: 'clock', checkInAway: 'away',
};

/**
 * A message of that key.
 *
 * @param about name of the scene, extra a line that stands out, said what is spoken of that line, again what "try again"
 *   does, number what "take a number here" does, back where back leads; resting for what the next person finds.
 */
export function messageScene({ words, phrases }, key, { about = key, step = null, extra = () => '', said = () => [], again, number, back, resting = false } = {}) {
  const build = () => {
    const line = extra();
    return el('section', { class: 'message', 'data-message': key },
      el('span', { class: 'sign' }, icon(SIGNS[key])),
      el('h1', {}, words.t(`${key}.heading`)),
      line && el('p', { class: 'extra' }, line),
      el('p', { class: 'lead' }, words.t(`${key}.body`)),
      again && el('div', { class: 'answers' },
        button({ class: 'main', onclick: again, saying: () => [phrases.text('tryAgain')] }, words.t('tryAgain'))),
      number && el('div', { class: 'answers' },
        button({ class: 'main', onclick: number, saying: () => [phrases.text('checkIn.number')] }, icon('slip'), words.t('checkIn.number'))));
  };
  return {
    name: about, step, build, back, resting,
    say: () => [phrases.text(`${key}.heading`), ...said(), phrases.text(`${key}.body`)],
  };
}
