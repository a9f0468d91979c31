// The steps before a place is kept: what for, what to bring, on which day, at what hour.

import { el } from '/display-board/shared/dom.js';
import { serviceIcon } from '/display-board/shared/service-icon.js';
import { reasonPapers } from './book-reasons.js';
import { dayWords, hourWords, momentWords } from './book-words.js';

export function serviceStep({ words, offer, choose }) {
  return el('ul.book-choices', {}, offer.services.map((service) => el('li', {},
    el('button.button.book-choice', { type: 'button', dataset: { service: service.id }, onclick: () => choose(service.id) },
      serviceIcon(service.icon), el('span', {}, words.name(service.names) || service.id)))));
}

/** go(place, button) leads on; where a service is for people at home as well, its buttons ask where somebody will be. */
export function papersStep({ words, service, reason, go }) {
  const onward = (place, key) => el('button.button.primary', {
    type: 'button', dataset: { place }, onclick: (event) => go(place, event.currentTarget),
  }, words.t(key));
  return [
    el('p', {}, words.t((reason?.papers ?? service.documents).length ? 'book.papers.lead' : 'book.papers.none')),
    reason ? reasonPapers(words, reason) : papers(words, service),
    ...(service.home
      ? [el('h2', {}, words.t('book.place')), onward('branch', 'book.place.branch'), onward('home', 'book.place.home'), el('p.small.soft', {}, words.t('book.place.hint'))]
      : [onward('branch', 'book.papers.continue')]),
  ];
}

/** What to bring, as a list. */
export function papers(words, service) {
  return el('ul.book-papers', {}, service.documents.map((document) => el('li', {}, words.name(document.text) || document.id,
    !document.required && el('span.soft', {}, ` (${words.t('book.papers.optional')})`))));
}

/** In a map by what each slot answers; browsers that are a few years old lack Map.groupBy. */
function grouped(slots, by) {
  const groups = new Map();
  for (const slot of slots) groups.set(by(slot), [...(groups.get(by(slot)) ?? []), slot]);
  return groups;
}

/** earlier and later lead to other days, where there are any. */
export function dayStep({ words, room, choose, earlier, later }) {
  const days = grouped(room.slots, (slot) => slot.at.slice(0, 10));
  return [
    days.size === 0 && el('p.book-none', { role: 'status' }, words.t('book.day.none')),
    el('ul.book-choices', {}, [...days].map(([date, slots]) => el('li', {},
      el('button.button.book-choice.book-day', { type: 'button', dataset: { date }, onclick: () => choose(date) },
        el('span', {}, dayWords(date, words.language)),
        el('span.small', {}, words.t('book.day.free', { count: slots.length })))))),
    room.release && !later && el('p.soft', {}, words.t('book.day.release', {
      day: dayWords(room.release, words.language), time: hourWords(room.release, words.language),
    })),
    later && el('button.button', { type: 'button', dataset: { turn: 'later' }, onclick: later }, words.t('book.day.later')),
    earlier && el('button.button', { type: 'button', dataset: { turn: 'earlier' }, onclick: earlier }, words.t('book.day.earlier')),
  ];
}

/** A row for each hour, a column for each quarter. */
export function hourStep({ words, room, date, choose }) {
  const hours = grouped(room.slots.filter((slot) => slot.at.startsWith(date)), (slot) => slot.at.slice(11, 13));
  return [...hours.values()].map((slots) => el('section.book-hour', {},
    el('h2.visually-hidden', {}, words.t('book.hour.from', { time: hourWords(`${slots[0].at.slice(0, 14)}00`, words.language) })),
    slots.map((slot) => el(`button.button.number.quarter-${slot.at.slice(14, 16)}`, {
      type: 'button', dataset: { at: slot.at.slice(0, 16) }, onclick: (event) => choose(slot.at, event.currentTarget),
    }, hourWords(slot.at, words.language)))));
}

/** Something went wrong: what, and what can be done about it: actions are [{label, act(button)}]. */
export function problemBox(words, text, actions) {
  return [
    el('p.strong', {}, text),
    actions.length > 0 && el('ul.book-choices', {}, actions.map(({ label, act }) => el('li', {},
      el('button.button', { type: 'button', onclick: (event) => act(event.currentTarget) }, label)))),
  ];
}

/** A button for each time that is still free. */
export function alternatives(words, times, choose) {
  return times.map((at) => ({ label: momentWords(at, words), act: (button) => choose(at, button) }));
}
