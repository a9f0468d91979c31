// The number, as large as the screen allows, and what comes next. Without a slip it asks to be photographed.

import { el } from '/display-board/shared/dom.js';
import { button } from './button.js';
import { icon } from './icon.js';

/** {@code asked} tells whether the papers were asked for already; {@code changed()} when the scene is to be built again. */
export function ticketScene({ words, phrases }, first, { service, asked: askedForPapers, booked, again, reprint, inHand, noSlip, changed }) {
  let ticket = first;
  let asking = false;
  const unlikely = () => ticket.servedToday?.likely === false;
  const printed = () => ticket.print === 'printed';
  const sure = () => printed() && !ticket.reason;
  const unsure = () => ['unconfirmed', 'maybe-printed'].includes(ticket.reason); // only its participant knows
  const papers = () => (askedForPapers ? [] : service?.documents ?? []);

  function build() {
    return el('section', {
      class: `ticket${unlikely() ? ' unlikely' : ''}${sure() ? '' : ' unprinted'}`, 'data-print': ticket.print,
    },
    el('div', { class: 'head' },
      booked && el('p', { class: 'checked-in' }, icon('check'), ' ', words.t('checkedIn.told', { time: words.name(booked) })),
      el('h1', { class: 'label' }, words.t('yourNumber')),
      el('p', { class: 'number', 'data-signs': String(ticket.ticket.length) }, ticket.ticket),
      el('p', { class: 'spoken' }, words.name(ticket.spoken)),
      service && el('p', { class: 'service' }, words.name(service.names) || service.id)),
    el('div', { class: 'facts' }, notToday(), facts()),
    symbol(),
    slip(),
    next());
  }

  /** What can be done instead; in another language rather than not at all. */
  function notToday() {
    return unlikely() && el('div', { class: 'not-today', role: 'note' },
      el('p', { class: 'heading' }, words.t('notToday')),
      el('p', {}, words.name(ticket.servedToday.instead) || words.t('notTodayInstead')));
  }

  function facts() {
    const ahead = ticket.ahead === 0 ? words.t('aheadNone') : words.t('aheadPeople', { count: ticket.ahead });
    return el('dl', {},
      ticket.ahead == null ? null : fact('ahead', ahead),
      fact('wait', words.name(ticket.unservedWords ?? ticket.waitWords) || words.t('waitUnknown')),
      ticket.prioritized && fact('priority', words.t('priority.counts'), whatPriorityDid()));
  }

  /** By the server's own figures; nothing where it says none. */
  function whatPriorityDid() {
    const without = words.name(ticket.withoutPriorityWords);
    if (!without || !ticket.waitWords) return null;
    return without === words.name(ticket.waitWords) ? words.t('priority.same') : words.t('priority.without', { wait: without });
  }

  function fact(key, text, more) {
    return el('div', { class: `fact ${key}` }, el('dt', {}, words.t(key)), el('dd', {}, text), more && el('dd', { class: 'more' }, more));
  }

  function symbol() {
    return ticket.followUrl && el('figure', {},
      el('img', { src: `/api/tickets/${encodeURIComponent(ticket.ticket)}/qr.svg`, alt: words.t('followAlt') }),
      el('figcaption', {}, words.t('follow')));
  }

  function slipKey() {
    if (sure()) return again ? 'slip.before' : 'takeSlip';
    return { unconfirmed: 'slip.unconfirmed', 'maybe-printed': 'slip.maybe' }[ticket.reason] ?? 'slip.failed';
  }

  function slip() {
    return el('div', { class: `slip ${sure() ? 'good' : 'bad'}`, role: 'status' },
      icon(sure() ? 'slip' : 'camera'), el('p', {}, words.t(slipKey())),
      unsure() && button({
        class: 'second have', onclick: () => answerWith(inHand), disabled: asking,
        saying: () => [phrases.text('owed.have')],
      }, words.t('owed.have')),
      ticket.reprint && button({
        class: 'second reprint', onclick: () => answerWith(reprint), disabled: asking, saying: () => [phrases.text('printAgain')],
      }, icon('printer'), words.t(asking ? 'printing' : 'printAgain')),
      unsure() && !ticket.reprint && button({
        class: 'second none', onclick: () => answerWith(noSlip), disabled: asking, saying: () => [phrases.text('slip.none')],
      }, words.t('slip.none')));
  }

  function next() {
    return el('p', { class: 'next' }, ticket.reserved && el('strong', {}, words.t('next.reserved'), ' '), words.t('next.sit'),
      papers().length > 0 && el('span', { class: 'bring' }, ' ',
        words.t('next.papers', { papers: papers().map((document) => words.name(document.text) || document.id).join(' · ') })));
  }

  /** Prints again, or takes the participant's word that the slip is there: what the kiosk can't know. */
  async function answerWith(ask) {
    if (asking) return;
    asking = true;
    changed(false);
    const answer = await ask(ticket.ticket);
    asking = false;
    ticket = answer.ticket ?? { ...ticket, reprint: Boolean(answer.again) };
    changed(true);
  }

  function saidOfPriority() {
    if (!ticket.prioritized) return [];
    const did = whatPriorityDid();
    const isSame = did === words.t('priority.same');
    return [phrases.text('priority.counts'), ...(isSame ? [phrases.text('priority.same')] : []),
      ...(did && !isSame ? [phrases.text('say.without'), phrases.without(ticket)] : [])];
  }

  const say = () => [
    ...(booked ? [phrases.booked('checkedIn.told', booked)] : []),
    phrases.text('yourNumber'), phrases.ticket(ticket), phrases.text('say.again'), phrases.ticket(ticket),
    ticket.ahead == null ? null : ticket.ahead === 0 ? phrases.text('say.aheadNone') : phrases.text('say.ahead', { count: ticket.ahead }),
    ...(unlikely() ? [phrases.text('notToday'),
      ticket.servedToday.instead ? phrases.instead(ticket) : phrases.text('notTodayInstead')] : []),
    ...(ticket.unservedWords ? [phrases.wait(ticket)] : ticket.waitWords ? [phrases.text('wait'), phrases.wait(ticket)] : []),
    ...saidOfPriority(), phrases.text(slipKey()), ...(ticket.reserved ? [phrases.text('next.reserved')] : []), phrases.text('next.sit'),
    ...papers().map((document) => phrases.document(service, document)),
  ];

  return { name: 'ticket', step: 'number', build, say, printed, sure, unlikely, ticket: () => ticket };
}
