// A booking as its holder sees it: to be confirmed, confirmed, or over. To look at it changes nothing.

import { el } from '/display-board/shared/dom.js';
import { papers } from './book-steps.js';
import { dayWords, hourWords } from './book-words.js';

/** States in which nothing can be done with it any more. */
const OVER = ['cancelled', 'expired', 'missed'];

/** The parts of the page for a booking; act has what its buttons do. person is known only to the page that booked. */
export function bookingView({ words, clock, offer, booking, person, service, link, symbol, sent, isKept, act }) {
  if (booking.state === 'unknown') return [el('p', {}, words.t('book.unknown')), again({ words, act })];
  const parts = [facts({ words, offer, booking, person, service })];
  const button = (key, does, style = '') => el(`button.button${style}`, {
    type: 'button', dataset: { does: key }, onclick: (event) => act[does](event.currentTarget),
  }, words.t(`book.do.${key}`));

  if (booking.state === 'held') {
    parts.push(heldUntil(words, clock, booking), button('confirm', 'confirm', '.primary'), button('change', 'change'),
      button('drop', 'cancel', '.quiet'));
  } else if (booking.state === 'confirmed') {
    parts.push(booking.place !== 'home' && mayCheckIn(booking, clock) && checkIn(words, button), el('p', {}, words.t(booking.place === 'home' ? 'book.place.checkIn' : 'book.checkIn', {
      early: minutesFrom(booking.at, -offer.checkInEarlyMinutes, words, clock),
      late: minutesFrom(booking.at, offer.checkInLateMinutes, words, clock),
    })), booking.place === 'home' ? fromHome(words, link) : symbolPart(words, symbol, !isKept && button('remember', 'remember')),
    keep({ words, link, act }), button('calendar', 'calendar'), booking.place !== 'home' && button('sheet', 'sheet'), bring(words, service), sent,
    booking.movable && button('move', 'move'),
    el('p.small.soft', {}, words.t(booking.movable ? 'book.move.rule' : 'book.move.over')),
    button('cancel', 'cancel', '.danger'));
  } else if (booking.state === 'checkedIn') {
    parts.push(booking.place === 'home' && fromHome(words, link), button('follow', 'follow', '.primary'), el('p.small.soft', {}, words.t('book.follow.hint')), sent);
  } else if (OVER.includes(booking.state)) {
    parts.push(booking.state === 'cancelled' && booking.sequence > 0 && button('calendar.out', 'calendar'),
      again({ words, act }));
  }
  return parts.filter(Boolean);
}

/** The page on which somebody at home is called; it has the same key as this one. */
function fromHome(words, link) {
  return el('a.button.primary', { href: link.replace('/book/', '/home/') }, words.t('book.home'));
}

function again({ words, act }) {
  return el('button.button.primary', { type: 'button', dataset: { does: 'again' }, onclick: act.again }, words.t('book.do.again'));
}

/** Whether its holder may check in now. */
export const mayCheckIn = (booking, clock) => booking.state === 'confirmed' && clock.now() >= Date.parse(booking.checkInFrom)
  && clock.now() <= Date.parse(booking.checkInUntil);

function checkIn(words, button) {
  return el('section.book-keep', {}, button('checkIn', 'checkIn', '.primary'), el('p.small', {}, words.t('book.checkIn.here')));
}

/** The link for the scanner of a kiosk, from the phone or printed. */
function symbolPart(words, symbol, remember) {
  return el('section.book-keep', {},
    el('h2', {}, words.t('book.symbol.title')),
    el('p.small', {}, words.t('book.symbol.hint')),
    symbol,
    el('p.small', { id: 'remember-hint', tabindex: -1 }, words.t(remember ? 'book.remember.hint' : 'book.remember.kept')),
    remember);
}

/** What is known of a booking. person and reason are known only to the page that booked, and to staff. */
export function facts({ words, offer, booking, person, reason, service }) {
  const row = (key, value) => value && el('div', {}, el('dt.small.soft', {}, words.t(`book.fact.${key}`)), el('dd', {}, value));
  return el('dl.book-facts', {},
    row('day', el('strong', {}, dayWords(booking.at, words.language))),
    row('time', el('strong.number', {}, hourWords(booking.at, words.language))),
    row('service', words.name(service?.names) || booking.service),
    row('branch', booking.place === 'home' ? words.t('book.place.fact') : offer.name),
    row('ticket', booking.ticket),
    row('number', inFours(booking.booking)),
    row('name', person?.name),
    row('nik', person?.nik && inFours(person.nik)),
    row('phone', person?.phone),
    row('email', person?.email),
    row('reason', reason));
}

/** As people compare a long number. */
const inFours = (number) => number.replace(/(.{4})(?=.)/g, '$1 ');

export function heldUntil(words, clock, booking) {
  return el('p.book-held', {}, words.t('book.held.until', { time: hourWords(booking.holdUntil, words.language) }),
    ' ', el('span.soft', { id: 'left' }, leftWords(words, clock, booking)));
}

/** "(9 minutes left)" */
export function leftWords(words, clock, booking) {
  return words.t('book.held.left', { minutes: Math.max(1, Math.ceil(clock.secondsUntil(booking.holdUntil) / 60)) });
}

/** The time so many minutes after a moment. */
export function minutesFrom(at, minutes, words, clock) {
  return clock.time(words.language, new Date(Date.parse(at) + minutes * 60_000).toISOString());
}

/** Where papers depend on the reason, the papers to be sent are also those to be brought. */
function bring(words, service) {
  return !service?.reasons?.length && service?.documents.length > 0 && el('section', {}, el('h2', {}, words.t('book.papers.title')), papers(words, service));
}

/** The link to this page, to be kept; of: key of the words for what it leads to. */
export function keep({ words, link, act, of = 'book.link' }) {
  const field = el('input.field', { id: 'link', readonly: true, value: link, 'aria-describedby': 'link-hint', onfocus: () => field.select() });
  return el('section.book-keep', {},
    el('h2', {}, el('label', { for: 'link' }, words.t(of))),
    el('p.small', { id: 'link-hint' }, words.t(`${of}.hint`)),
    field,
    el('button.button', { type: 'button', dataset: { does: 'copy' }, onclick: () => act.copy(field) }, words.t('book.do.copy')));
}
