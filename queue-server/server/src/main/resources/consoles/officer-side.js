// Beside the tiles: the visits set aside by this group's officer, and who is next in the queue and why.

import { stopwatch } from '/display-board/shared/clock.js';
import { el, reconcile, setText } from '/display-board/shared/dom.js';
import { languageMark, renderLanguage } from './language-mark.js';

/** The visits on hold; onResume(visit, booth, button) and onReturn(visit, button) say what was pressed. */
export function renderHeld(list, held, { words, clock, freeBooth, onResume, onReturn }) {
  reconcile(list, held, {
    key: (visit) => visit.ticket,
    create(visit) {
      const resume = el('button.button', { type: 'button', dataset: { action: 'resume' } });
      const back = el('button.button', { type: 'button', dataset: { action: 'return' } });
      resume.addEventListener('click', () => onResume(visit, resume.dataset.booth, resume));
      back.addEventListener('click', () => onReturn(visit, back));
      return el('li.held-row', { dataset: { ticket: visit.ticket } },
        el('span.ticket.number'), el('span.stopwatch'), el('span.about.soft.small'), el('span.buttons', {}, resume, back));
    },
    update(row, visit) {
      const [ticket, timer, about, buttons] = row.children;
      const [resume, back] = buttons.children;
      setText(ticket, visit.ticket);
      setText(timer, words.t('officer.held.until', { left: stopwatch(clock.secondsUntil(visit.until)) }));
      setText(about, [words.has(`held.${visit.reason}`) ? words.t(`held.${visit.reason}`) : visit.reason, words.t('officer.held.from', { booth: visit.booth })].filter(Boolean).join(' · '));
      resume.disabled = freeBooth === undefined;
      resume.dataset.booth = freeBooth ?? '';
      setText(resume, freeBooth === undefined
        ? words.t('officer.held.no-booth') : words.t('officer.held.resume', { booth: freeBooth }));
      setText(back, words.t('officer.held.return'));
    },
  });
}

/** The next visits that this group may call, in the order of the calls, with their waits against the target of the plan. */
export function renderQueue(list, queue, services, { words, clock }) {
  const known = Object.fromEntries(services.map((service) => [service.id, service]));
  reconcile(list, queue.next, {
    key: (visit) => visit.ticket,
    create: () => el('li.queue-row', {},
      el('span.name', {}, el('span.ticket.number'), languageMark()), el('span.why.soft.small'), el('span.stopwatch'), el('span.about.soft.small')),
    update(row, visit) {
      const [name, why, timer, about] = row.children;
      const [ticket, language] = name.children;
      renderLanguage(language, visit.language, words);
      const service = known[visit.service];
      setText(ticket, visit.ticket);
      const waited = clock.secondsSince(visit.waitsFrom ?? visit.issuedAt);
      setText(timer, stopwatch(waited));
      const late = waited > (service?.targetSeconds ?? Infinity);
      row.classList.toggle('late', late);
      row.title = service?.targetSeconds ? words.t('officer.queue.target', { minutes: Math.round(service.targetSeconds / 60) }) : '';
      const booked = visit.appointment ? words.t('appointment', { time: clock.time(words.language, visit.appointment) }) : '';
      const priority = visit.priority && visit.priority !== 'none' ? words.t(`priority.${visit.priority}`) : '';
      const reason = words.has(`reason.${visit.reason}`) ? words.t(`reason.${visit.reason}`) : visit.reason;
      setText(why, reason);
      setText(about, [late ? words.t('officer.queue.late') : '', words.name(service?.names) || visit.service, booked,
        priority].filter(Boolean).join(' · '));
    },
  });
}

/** The visits whose participants fetch papers; onReturn(visit, button) says that somebody is back. */
export function renderFetching(list, fetching, { words, clock, onReturn }) {
  reconcile(list, fetching, {
    key: (visit) => visit.ticket,
    create(visit) {
      const back = el('button.button', { type: 'button', dataset: { action: 'return' }, onclick: () => onReturn(visit, back) });
      return el('li.held-row', { dataset: { ticket: visit.ticket } },
        el('span.ticket.number'), el('span.stopwatch'), el('span.about.soft.small'), el('span.buttons', {}, back));
    },
    update(row, visit) {
      const [ticket, since, about, buttons] = row.children;
      setText(ticket, visit.ticket);
      setText(since, words.t('officer.fetching.since', { time: clock.time(words.language, visit.since) }));
      setText(about, visit.missing.map((paper) => words.name(paper.text)).join(' · '));
      setText(buttons.firstElementChild, words.t('officer.fetching.back'));
    },
  });
}

/** The visits that asked to be called later, and when they are back. */
export function renderDeferred(list, deferred, services, { words, clock }) {
  const names = Object.fromEntries(services.map((service) => [service.id, service.names]));
  reconcile(list, deferred, {
    key: (visit) => visit.ticket,
    create: () => el('li.queue-row', {}, el('span.ticket.number'), el('span.number'), el('span.about.soft.small')),
    update(row, visit) {
      const [ticket, until, about] = row.children;
      setText(ticket, visit.ticket);
      setText(until, words.t('officer.deferred.until', { time: clock.time(words.language, visit.until) }));
      const from = visit.booth ? words.t('officer.deferred.from', { booth: visit.booth }) : '';
      setText(about, [words.name(names[visit.service]) || visit.service, from].filter(Boolean).join(' · '));
    },
  });
}
