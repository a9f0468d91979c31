// A booking as staff at the desk see it, and what they can do with it.

import { el } from '/display-board/shared/dom.js';
import { reasonPapers } from './book-reasons.js';
import { papers } from './book-steps.js';
import { facts, heldUntil, minutesFrom } from './book-booking.js';

export function deskBooking({ page, act, service, sent }) {
  const { words, clock, offer, booking, known } = page;
  const button = (key, does, style = '') => el(`button.button${style}`, {
    type: 'button', dataset: { does: key }, onclick: (event) => act[does](event.currentTarget),
  }, words.t(words.has(`appointments.do.${key}`) ? `appointments.do.${key}` : `book.do.${key}`));

  const claimed = service?.reasons?.find(({ id }) => id === known?.claim?.reason);
  const parts = [facts({ words, offer, booking, person: known?.person, reason: [words.name(claimed?.names), known?.reason].filter(Boolean).join(' · '), service }),
    !known && el('p.soft', {}, words.t('appointments.nobody'))];
  if (booking.state === 'held') {
    parts.push(heldUntil(words, clock, booking), button('confirm', 'confirm', '.primary'), button('drop', 'cancel'));
  } else if (booking.state === 'confirmed') {
    parts.push(
      el('p', {}, words.t('appointments.check-in', {
        early: minutesFrom(booking.at, -offer.checkInEarlyMinutes, words, clock),
        late: minutesFrom(booking.at, offer.checkInLateMinutes, words, clock),
      })),
      button('check-in', 'checkIn', '.primary'), booking.movable && button('move', 'move'),
      el('p.small.soft', {}, words.t(booking.movable ? 'book.move.rule' : 'book.move.over')), button('cancel', 'cancel', '.danger'),
      service?.documents.length > 0 && el('section', {}, el('h3', {}, words.t('book.papers.title')), claimed ? reasonPapers(words, claimed) : papers(words, service)));
  } else if (booking.state === 'checkedIn') {
    parts.push(el('p', {}, words.t('appointments.ticket'), ' ', el('strong.number.appointments-ticket', {}, booking.ticket)));
  }
  if (['confirmed', 'checkedIn'].includes(booking.state)) parts.push(sent);
  parts.push(button('next', 'again', booking.state === 'held' || booking.state === 'confirmed' ? '.quiet' : '.primary'));
  return parts.filter(Boolean);
}
