// The number, as large as the screen allows. Without a slip it stays longer, and asks to be noted.

import { button, el } from './dom.js';
import { countdown } from './countdown.js';

const WITH_SLIP = 20;
const WITH_NOTICE = 40;
const WITHOUT_SLIP = 60;

export function ticketScene(words, plan, first, { reprint, inHand, done }) {
  let ticket = first;
  let asking = false;
  let timer = null;
  const element = el('section', { class: 'ticket' });
  const unlikely = () => ticket.servedToday?.likely === false;
  const printed = () => ticket.print === 'printed';

  function startTimer() {
    timer?.stop();
    timer = countdown(words, !printed() || ticket.reason ? WITHOUT_SLIP : unlikely() ? WITH_NOTICE : WITH_SLIP, done);
  }

  function speak() {
    element.dataset.print = ticket.print;
    element.classList.toggle('unlikely', unlikely());
    element.replaceChildren(...[
      notToday(),
      el('div', { class: 'head' },
        el('p', { class: 'label' }, words.text('yourNumber')),
        el('p', { class: 'number', 'data-signs': String(ticket.ticket.length) }, ticket.ticket),
        el('p', { class: 'spoken' }, ticket.spoken[words.language()] ?? '')),
      el('div', { class: 'facts' }, facts(), symbol()),
      slip(),
      el('div', { class: 'foot' }, button({ class: 'main', onclick: done }, words.text('done')), timer.element),
    ].filter(Boolean));
    timer.render();
  }

  /** What can be done instead; in another language rather than not at all. */
  function notToday() {
    if (!unlikely()) return null;
    const texts = ticket.servedToday.instead ?? {};
    return el('div', { class: 'not-today', role: 'note' },
      el('p', { class: 'heading' }, words.text('notToday')),
      el('p', {}, texts[words.language()] ?? Object.values(texts)[0] ?? words.text('notTodayInstead')));
  }

  function facts() {
    const wait = ticket.waitWords?.[words.language()];
    return el('dl', {},
      ticket.ahead == null ? null : fact('ahead', ticket.ahead === 0 ? words.text('aheadNone') : String(ticket.ahead)),
      fact('wait', wait ?? words.text(ticket.reserved ? 'waitUnknownNow' : 'waitUnknown')));
  }

  function fact(key, text) {
    return el('div', { class: `fact ${key}` }, el('dt', {}, words.text(key)), el('dd', {}, text));
  }

  function symbol() {
    if (!ticket.followUrl) return null;
    return el('figure', {},
      el('img', { src: `/api/tickets/${encodeURIComponent(ticket.ticket)}/qr.svg`, alt: words.text('followAlt') }),
      el('figcaption', {}, words.text('follow')));
  }

  function slip() {
    if (printed() && !ticket.reason) return el('p', { class: 'slip good' }, words.text('takeSlip'));
    const key = ticket.reason === 'unconfirmed' ? 'slip.unconfirmed'
      : ticket.reason === 'maybe-printed' ? 'slip.maybe' : 'slip.failed';
    return el('div', { class: 'slip bad', role: 'alert' }, el('p', {}, words.text(key)),
      ticket.reprint && key !== 'slip.failed'
        && button({ class: 'second in-hand', onclick: haveIt, disabled: asking }, words.text('haveIt')),
      ticket.reprint && button({ class: 'second reprint', onclick: printAgain, disabled: asking },
        words.text(asking ? 'printing' : 'printAgain')));
  }

  /** The participant knows what the kiosk can't. */
  async function haveIt() {
    if (asking) return;
    asking = true;
    const answer = await inHand(ticket.ticket);
    asking = false;
    ticket = answer.ticket ?? ticket;
    startTimer();
    speak();
  }

  async function printAgain() {
    if (asking) return;
    asking = true;
    speak();
    const answer = await reprint(ticket.ticket);
    asking = false;
    ticket = answer.ticket ?? { ...ticket, reprint: Boolean(answer.again) };
    startTimer();
    speak();
  }

  startTimer();
  speak();
  return { element, speak, printed, leave: () => timer.stop() };
}
