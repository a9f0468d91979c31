// The first thing that anybody sees: the language, each in its own words. Below, in one touch and in every language, a
// number for those who know; who needs priority says so beside it.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';
import { serviceTile } from './tiles.js';

const MOST_QUICK = 8; // more tiles would make the first screen a puzzle

/** priority: whether it is asked for, and what its button does; nothing where the plan knows none. */
export function startScene(tools, plan, { choose, quick, usedUp, waits, priority, owed, printOwed, haveOwed }) {
  const { words, phrases } = tools;

  function build() {
    return el('section', { class: 'start' },
      el('h1', {}, ...plan.languages.map((language) =>
        el('span', { lang: language }, words.tIn(language, 'welcome')))),
      plan.text && Object.keys(plan.text).length > 0 && el('p', { class: 'own-text' }, ...plan.languages.filter((language) => plan.text[language])
        .map((language) => el('span', { lang: language }, plan.text[language]))),
      owed && owedCard(),
      el('div', { class: 'tongues' }, ...plan.languages.map(tongue)),
      plan.services.length <= MOST_QUICK && el('div', { class: 'quick' },
        el('div', { class: 'quick-head' },
          el('h2', {}, ...both(priority?.isWished() ? 'quick.priority' : 'quick')),
          priority && priorityButton()),
        el('div', { class: 'tiles', 'data-count': String(plan.services.length) },
          ...plan.services.map((service) => serviceTile(tools, service, { choose: quick, usedUp, waits, languages: plan.languages, quick: true })))));
  }

  const both = (key) => plan.languages.map((language) => el('span', { lang: language }, words.tIn(language, key)));

  function priorityButton() {
    return button({
      class: 'need-priority',
      'aria-pressed': String(priority.isWished()),
      onclick: priority.toggle,
      saying: () => [phrases.text('priority.need'), phrases.text(priority.isWished() ? 'say.on' : 'say.off')],
    }, icon('disabled'), icon('elderly'), el('span', { class: 'both' }, ...both('priority.need')),
    el('span', { class: 'tick', 'aria-hidden': 'true' }, priority.isWished() && icon('check')));
  }

  function tongue(language) {
    return button({
      class: 'tongue main',
      lang: language,
      'data-language': language,
      onclick: () => choose(language),
      saying: () => [phrases.textIn(language, 'language')],
    },
    el('span', { class: 'name' }, words.tIn(language, 'language')),
    el('span', { class: 'hint' }, words.tIn(language, 'startHere'), icon('go')));
  }

  /** The slip of somebody who had to go without: the number only, so it tells nobody anything. */
  function owedCard() {
    return el('div', { class: 'card owed', role: 'status' }, icon('printer'),
      el('p', {}, el('strong', {}, words.t(owed.sure ? 'owed.heading' : 'owed.maybe', { ticket: owed.ticket })), owed.sure && `. ${words.t('owed.body')}`),
      button({ class: 'second', onclick: printOwed, saying: () => [phrases.text('owed.print')] }, words.t('owed.print')),
      !owed.sure && button({ class: 'have', onclick: haveOwed, saying: () => [phrases.text('owed.have')] }, words.t('owed.have')));
  }

  const say = () => [
    ...plan.languages.flatMap((language) => [phrases.textIn(language, 'welcome'), phrases.textIn(language, 'say.start'),
      phrases.textIn(language, 'chooseLanguage')]),
  ];
  return { name: 'start', step: 'language', build, say, resting: true, begun: () => priority?.isWished() };
}
