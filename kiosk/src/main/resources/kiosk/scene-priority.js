// Who is put forward by law, asked with tact: as an offer, without proof, and going on is the first and largest choice. In
// all of the languages where nobody has chosen one yet.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';

export function priorityScene({ words, phrases }, plan, { choose, back, languages }) {
  const said = (key) => (languages ? languages.map((language) => el('span', { lang: language }, words.tIn(language, key))) : [words.t(key)]);
  const reasons = plan.priorities.filter((name) => name !== 'none');

  const build = () => el('section', { class: languages ? 'priorities in-all' : 'priorities' },
    el('h1', {}, ...said('priority.heading')),
    el('p', { class: 'lead' }, ...said('priority.body')),
    el('div', { class: 'reasons' }, choice('none', 'main', 'go'), ...reasons.map((name) => choice(name, 'reason', name))));

  function choice(name, kind, sign) {
    return button({
      class: kind,
      'data-priority': name,
      onclick: () => choose(name),
      saying: () => [phrases.text(`priority.${name}`)],
    }, icon(sign), el('span', { class: 'both' }, ...said(`priority.${name}`)));
  }

  return {
    name: 'priority', step: 'priority', build, back,
    say: () => [phrases.text('priority.heading'), phrases.text('priority.body')],
  };
}
