// The waiting list: on which days a place would suit, how a wish stands, and what is offered.

import { el } from '/display-board/shared/dom.js';
import { checkLink, shareWords } from './book-draw.js';
import { dayWords, momentWords } from './book-words.js';

/** States of a wish that has not come to a booking. */
export const WAITING = ['applied', 'waiting', 'offered', 'left', 'over'];

/** "Wait for a place", below the days that have one. */
export function waitButton(words, go) {
  return el('section.book-keep', {}, el('p.small', {}, words.t('book.wait.lead')),
    el('button.button', { type: 'button', dataset: { does: 'wait' }, onclick: go }, words.t('book.do.wait')));
}

/** Two days, of which the second is not before the first; go() is called once they are in wish. */
export function waitStep({ words, wish, first, last, go }) {
  const day = (name, from) => el('input.field', { type: 'date', id: `wait-${name}`, name, required: true, min: from(), max: last, value: wish[name] });
  const until = day('until', () => wish.from);
  const from = day('from', () => first);
  from.addEventListener('change', () => { until.min = from.value; });
  return el('form.book-form', {
    onsubmit: (event) => {
      event.preventDefault();
      Object.assign(wish, { from: from.value, until: until.value });
      go();
    },
  }, el('p', {}, words.t('book.wait.rule')),
  el('div.book-field', {}, el('label', { for: 'wait-from' }, words.t('book.wait.from')), from),
  el('div.book-field', {}, el('label', { for: 'wait-until' }, words.t('book.wait.until')), until),
  el('button.button.primary', { type: 'submit' }, words.t('book.person.continue')));
}

/** "Wednesday, 11 March, to Friday, 13 March" */
export function daysWords(words, { from, until }) {
  return from === until ? dayWords(from, words.language) : words.t('book.wait.days', {
    from: dayWords(from, words.language), until: dayWords(until, words.language),
  });
}

/** "You are 2nd of 7" */
export function rankWords(words, { position, of }) {
  return words.t('book.wait.rank', { position, of });
}

/** The parts of the page for a wish; act has what its buttons do. */
export function waitingView({ words, offer, branch, wish, service, link, keep, act }) {
  const button = (key, style = '') => el(`button.button${style}`, {
    type: 'button', dataset: { does: key }, onclick: (event) => act[key](event.currentTarget),
  }, words.t(`book.do.${key}`));
  const row = (key, value) => value && el('div', {}, el('dt.small.soft', {}, words.t(`book.fact.${key}`)), el('dd', {}, value));
  const facts = el('dl.book-facts', {},
    row('offered', wish.offer && el('strong', {}, momentWords(wish.offer.at, words))),
    row('days', daysWords(words, wish)),
    row('service', words.name(service?.names) || wish.service),
    row('branch', wish.place === 'home' ? words.t('book.place.fact') : offer.name),
    row('lot', wish.draw && el('code', {}, wish.booking)));
  const share = wish.draw && el('p', { id: 'share' }, shareWords(words, wish), ' ', checkLink(words, branch));
  if (wish.state === 'applied') {
    return [facts, share, el('p', {}, words.t('book.draw.how')), keep({ words, link, act, of: 'book.draw.link' }), button('withdraw', '.danger')];
  }
  const why = wish.unanswered && el('p', {}, words.t('book.wait.unanswered'));
  if (wish.state === 'offered') {
    return [facts, why, el('p.book-held', {}, words.t('book.wait.kept', { moment: momentWords(wish.offer.until, words) })),
      button('accept', '.primary'), button('decline'), button('leave', '.quiet')].filter(Boolean);
  }
  if (wish.state === 'waiting') {
    return [facts, share, why, el('p', { id: 'rank' }, rankWords(words, wish)), el('p', {}, words.t('book.wait.how')),
      keep({ words, link, act, of: 'book.wait.link' }), button('leave', '.danger')].filter(Boolean);
  }
  return [facts, el('p', {}, words.t(`book.wait.${wish.state}`)),
    el('button.button.primary', { type: 'button', dataset: { does: 'again' }, onclick: act.again }, words.t('book.do.again'))];
}
