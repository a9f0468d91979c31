// A day whose places are drawn: in place of its hours, until when one can apply for it; and the hours that one would like.

import { el } from '/display-board/shared/dom.js';
import { dayWords, momentWords } from './book-words.js';

/** Parts of the day, as what is sent of them. */
const HOURS = { any: {}, morning: { latest: '11:45' }, afternoon: { earliest: '12:00' } };

/** The draws for which one can still apply, below the days that can be booked; choose is missing where one applies elsewhere. */
export function drawDays({ words, draws, choose }) {
  const open = draws.filter(({ state }) => state === 'open');
  return open.length > 0 && el('section.book-keep', {}, el('h2', {}, words.t('book.draw.title')),
    el('ul.book-choices', {}, open.map((draw) => {
      const said = [el('span', {}, dayWords(draw.date, words.language)),
        el('span.small', {}, words.t('book.draw.until', { moment: momentWords(draw.until, words) }))];
      return el('li', {}, choose ? el('button.button.book-choice.book-day', {
        type: 'button', dataset: { draw: draw.date }, onclick: () => choose(draw),
      }, said) : el('p.book-day', {}, said));
    })));
}

/** How it is drawn, and which hours would suit; go() is called once they are in wish. */
export function applyStep({ words, branch, wish, go }) {
  const choice = (hours) => el('label.book-hours', {}, el('input', { type: 'radio', name: 'hours', value: hours, checked: wish.hours === hours }),
    ' ', words.t(`book.draw.hours.${hours}`));
  const form = el('form.book-form', {
    onsubmit: (event) => {
      event.preventDefault();
      const hours = form.elements.hours.value;
      Object.assign(wish, { hours, wanted: HOURS[hours] });
      go();
    },
  }, el('p', {}, words.t('book.draw.rule', { moment: momentWords(wish.until, words) })),
  el('p.small', {}, words.t('book.draw.fair'), ' ', checkLink(words, branch)),
  el('fieldset.book-field', {}, el('legend', {}, words.t('book.draw.hours')), Object.keys(HOURS).map(choice)),
  el('button.button.primary', { type: 'submit' }, words.t('book.person.continue')));
  return form;
}

/** To the page on which anybody can compute the draw again. */
export function checkLink(words, branch) {
  return el('a', { href: `/draws/${encodeURIComponent(branch)}` }, words.t('book.draw.check'));
}

/** "12 people have applied; it is drawn on …", or what came of it. */
export function shareWords(words, { draw, state }) {
  if (!draw) return '';
  if (draw.drawn) return words.t('book.draw.lost', { drawn: draw.drawn, of: draw.of });
  return state === 'applied' ? words.t('book.draw.applied', { moment: momentWords(draw.until, words), of: draw.of }) : '';
}
