// A service as something to touch: its picture, its letter, which will stand on the slip, its name, and about how long the
// wait is now. One whose reserved numbers are used up is grey and says so; a touch on it says what else there is.

import { el } from '/display-board/shared/dom.js';
import { serviceIcon } from '/display-board/shared/service-icon.js';
import { button } from './button.js';
import { icon } from './icon.js';

/** In the page's language, or in all of {@code languages}, the first large. */
export function serviceTile({ words, phrases }, service, { choose, waits, usedUp = [], languages = [words.language], quick = false }) {
  const gone = usedUp.includes(service.id);
  const names = languages.map((language) => [language, words.name(service.names, language) || service.id])
    .filter(([, name], index, all) => all.findIndex(([, other]) => other === name) === index);
  return button({
    class: quick ? 'tile small' : 'tile',
    'data-service': service.id,
    'data-used-up': gone && '',
    onclick: () => choose(service),
    saying: () => [quick && phrases.text('say.quick'), phrases.service(service), gone && phrases.text('usedUp.tile'),
      ...(waits()[service.id] ? [phrases.text('wait'), phrases.queue(service, waits())] : [])].filter(Boolean),
  },
  el('span', { class: 'mark', 'aria-hidden': 'true' }, serviceIcon(service.icon),
    el('span', { class: 'letter' }, service.letter)),
  el('span', { class: 'about' },
    ...names.map(([language, name], index) => el('span', { class: index ? 'also' : 'name', lang: language }, name)),
    gone && el('small', { class: 'why' }, words.t('usedUp.tile')),
    el('span', { class: 'waiting', 'data-wait-of': service.id, 'data-languages': languages.join(' ') })));
}

/**
 * Writes about how long the wait is now into the tiles that are shown, and leaves the tiles where they are: one that was
 * built anew under a finger would lose its touch. Nothing where no wait is known.
 */
export function writeWaits(words, waits) {
  function textOf(language, wait) {
    const [before, after] = words.tIn(language, 'tile.wait').split('{wait}');
    return el('span', { lang: language }, el('span', { class: 'what' }, before), wait, after);
  }

  for (const place of document.querySelectorAll('[data-wait-of]')) {
    const wait = waits[place.dataset.waitOf];
    const texts = wait ? place.dataset.languages.split(' ').map((language) => textOf(language, wait[language])) : [];
    if (place.textContent === texts.map((text) => text.textContent).join('')) continue;
    place.replaceChildren(...(wait ? [icon('clock'), el('span', { class: 'texts' }, ...texts)] : []));
  }
}
