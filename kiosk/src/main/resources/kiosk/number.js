// The number: asked for once, whatever happens on the way; shown, and its slip printed again.

import { randomUuid } from '/display-board/shared/actions.js';
import { api } from './api.js';
import { messageScene } from './scene-message.js';
import { ticketScene } from './scene-ticket.js';

/** rest() is what the scenes without a number lead back to. */
export function openNumber(tools, { feed, stage, help, rest }) {
  const { words } = tools;
  let asking = false; // a number is on its way: while it is, nothing else can be asked

  /** One touch, one wish, one request id; a second touch finds the wish on its way. {service, priority, asked} */
  function take({ service, priority = 'none', asked }) {
    if (asking) return;
    ask({ service: service.id, priority, language: words.language, requestId: randomUuid() }, asked);
  }

  async function ask(request, asked) {
    asking = true;
    stage.play(messageScene(tools, 'working', { step: 'number' }));
    const answer = await api.take(request);
    asking = false;
    if (answer.ticket) show(answer.ticket, { asked });
    // The same wish may be tried again under the same request id: should a number have been issued, it comes.
    else refuse(answer.problem, answer.again && (() => ask(request, asked)));
  }

  function refuse(problem, again) {
    stage.play(messageScene(tools, reasonKey(problem), { about: 'refused', again, back: rest }));
  }

  /**
   * asked: whether its person has been asked for the papers; booked: time of their booking by language, where they checked
   * in, and again: whether they had done so before.
   */
  function show(ticket, { asked = false, booked, again } = {}) {
    stage.play(ticketScene(tools, ticket, {
      service: feed.findService(ticket.service),
      asked,
      booked,
      again,
      reprint: api.reprint,
      inHand: api.inHand,
      noSlip: api.noSlip,
      changed(answered) {
        if (stage.scene.name !== 'ticket') return;
        if (answered) {
          stage.again();
          help.speakScene();
        } else {
          stage.render();
        }
      },
    }));
  }

  /** Prints the slip that somebody had to go without. */
  async function print(ticket) {
    stage.play(messageScene(tools, 'working'));
    const answer = await api.reprint(ticket);
    if (answer.ticket) show(answer.ticket);
    else rest();
  }

  return {
    take, refuse, show, print,
    isOnItsWay: () => asking,
    /** Whether a number is on its way, or its owner still has to note it: then nothing pushes it aside. */
    isToKeep: () => asking || (stage.scene.name === 'ticket' && !stage.scene.printed()),
  };
}

function reasonKey(problem) {
  if (!problem || problem.status === 503 || problem.status === 502) return 'refusedAway';
  if (problem.refusal === 'TicketingOver') return 'full';
  if (problem.refusal === 'ReservedUsedUp') return 'usedUp';
  return problem.refusal === 'BranchClosed' ? 'closed' : 'refused';
}
