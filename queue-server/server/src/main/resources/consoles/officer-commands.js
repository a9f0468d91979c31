// What an officer does, as requests to the server. Nothing here changes what is shown: that comes by the feed.

import { problemWords, randomUuid, send, sendSafely, whileBusy } from '/display-board/shared/actions.js';
import { api } from '/display-board/shared/dom.js';
import { ask } from './ask.js';
import { askPause, askReturn } from './pause.js';

const OUTCOMES = ['served', 'documents-missing', 'not-eligible', 'referred', 'other'];
const HOLD_REASONS = ['papers', 'copy', 'bank', 'other'];

/**
 * The commands of a group's console. view() is what the server said last, leave() how the visit goes on from which the
 * officer turns away, and which one that is; notice tells the person what did not work.
 */
export function officerCommands({ branch, group, words, notice, view, leave }) {
  const groupAddress = api('branches', branch, 'groups', group);
  const boothAddress = (booth) => api('branches', branch, 'booths', booth);
  const ticketAddress = (ticket, ...more) => api('branches', branch, 'tickets', ticket, ...more);

  /** Runs a command behind its button, and tells the person where it did not work. */
  function command(button, work) {
    return whileBusy(button, async () => {
      try {
        return await work();
      } catch (problem) {
        notice(problemWords(problem, words));
        return undefined;
      }
    });
  }

  /** An action on the visit in a booth. It names its ticket, so a late press never hits whoever came after. */
  async function act(name, booth, button) {
    if (name === 'undo') {
      await command(button, () => send('POST', `${boothAddress(booth.booth)}/undo`, { ticket: booth.last.ticket }));
      return;
    }
    const { ticket } = booth.visit;
    if (name === 'attend') {
      await attend(booth.booth, ticket, button);
      return;
    }
    const body = await detailsOf(name, booth);
    if (!body) return;
    await command(button, async () => {
      await send('POST', `${boothAddress(booth.booth)}/${name === 'outcome' ? 'complete' : name}`, { ticket, ...body });
      if (name === 'no-show') offerReturn(ticket, button);
    });
  }

  function offerReturn(ticket, button) {
    notice(words.t('officer.no-show.done', { ticket }), {
      calm: true, label: words.t('officer.held.return'), act: () => putBack({ ticket }, button),
    });
  }

  /** What an action needs to know beyond its ticket; null if the person thought better of it. */
  async function detailsOf(name, booth) {
    const title = `${words.t(`action.${name}`)} · ${booth.visit.ticket}`;
    // The usual end is one press: it can be taken back.
    if (name === 'complete') return { outcome: OUTCOMES[0] };
    if (name === 'outcome') {
      const chosen = await choose(title, OUTCOMES.map((value) => ({ value, label: words.t(`outcome.${value}`) })));
      return chosen && { outcome: chosen.value };
    }
    if (name === 'hold') {
      const choices = HOLD_REASONS.map((value) => ({ value, label: words.t(`hold.${value}`) }));
      const chosen = await choose(title, choices, { label: words.t('ask.note') });
      return chosen && { reason: chosen.text || words.t(`hold.${chosen.value}`) };
    }
    if (name === 'transfer') {
      const others = view().services.filter((service) => service.id !== booth.visit.service);
      const chosen = await choose(title, others.map((service) => ({
        value: service.id, label: `${service.letter} · ${words.name(service.names)}`,
      })));
      return chosen && { service: chosen.value };
    }
    return {};
  }

  function choose(title, choices, text) {
    return ask({ title, choices, text, confirm: words.t('ask.confirm'), cancel: words.t('ask.cancel') });
  }

  /** Goes on where the button says, though another booth may have fallen free since. */
  function resume(visit, booth, button) {
    return command(button, () => send('POST', `${boothAddress(booth)}/resume`, { ticket: visit.ticket }));
  }

  function putBack(visit, button) {
    return command(button, () => send('POST', ticketAddress(visit.ticket, 'return')));
  }

  function callNext(button) {
    // One id for one press: where the answer is lost, the second try does not call a second visit.
    const requestId = randomUuid();
    return command(button, async () => {
      await sendSafely('POST', `${groupAddress}/call-next`, { requestId });
    });
  }

  /** Turns to the visit of a booth; the one before goes on as it was found, unless the officer chose otherwise. */
  function attend(booth, ticket, button) {
    return command(button, () => send('POST', `${boothAddress(booth)}/attend`, { ticket, ...leave() }));
  }

  function mode(wanted, button) {
    return command(button, () => send('PUT', `${groupAddress}/calling`, { mode: wanted }));
  }

  async function pauseOrResume(button) {
    if (view().duty?.paused) {
      await command(button, () => send('POST', `${groupAddress}/resume`));
      return;
    }
    const asked = await askPause(words, { title: words.t('officer.pause.title'), confirm: words.t('officer.pause') });
    if (asked) await command(button, () => send('POST', `${groupAddress}/pause`, asked));
  }

  async function announceReturn(button) {
    const asked = await askReturn(words, { title: words.t('pause.announce') });
    if (asked) await command(button, () => send('POST', `${groupAddress}/pause`, asked));
  }

  function signOn(button) {
    return command(button, () => send('POST', `${groupAddress}/sign-on`));
  }

  async function signOff(button) {
    const { load } = view();
    const sure = load === 0 || await ask({
      title: words.t('officer.sign-off'), detail: words.t('officer.sign-off.load', { load }),
      confirm: words.t('officer.sign-off'), cancel: words.t('ask.cancel'),
    });
    if (sure) await command(button, () => send('POST', `${groupAddress}/sign-off`));
  }

  /** A paper was seen, or not after all; its box goes back where the server did not hear of it. */
  function tick(visit, id, ticked, box) {
    return command(box, async () => {
      try {
        await send('PUT', ticketAddress(visit.ticket, 'documents', id), { ticked });
      } catch (problem) {
        box.checked = !ticked;
        throw problem;
      }
    });
  }

  function prompt(booth, request, button) {
    return command(button, () => send('POST', `${boothAddress(booth.booth)}/prompt`, { ticket: booth.visit.ticket, ...request }));
  }

  /** The steps of the visit in a booth: which follow, which papers are missing, and that it ends with this one. */
  const steps = {
    plan: (booth, next, button) => tell(booth, 'steps', { next }, button),
    missing: (booth, documents, button) => tell(booth, 'missing', { documents }, button),
    end: (booth, button) => tell(booth, 'complete', { outcome: OUTCOMES[0], whole: true }, button),
  };

  function tell(booth, what, body, button) {
    return command(button, () => send('POST', `${boothAddress(booth.booth)}/${what}`, { ticket: booth.visit.ticket, ...body }));
  }

  /** Never held back: the same field may hold the note of another visit by now. */
  async function note(visit, text) {
    try {
      await send('PUT', ticketAddress(visit.ticket, 'note'), { text });
    } catch (problem) {
      notice(words.t('officer.note.lost', { ticket: visit.ticket, why: problemWords(problem, words) }));
    }
  }

  return { act, attend, resume, putBack, callNext, mode, pauseOrResume, announceReturn, signOn, signOff, tick, prompt, note, steps };
}
