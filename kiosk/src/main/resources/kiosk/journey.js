// The way of one person: which scene comes next, and what they have chosen so far.

import { api } from './api.js';
import { usedUpIn } from './feed.js';
import { clock } from './hours.js';
import { openNumber } from './number.js';
import { owedSlips } from './owed.js';
import { isOtherRest, restingScene } from './resting.js';
import { noCheckInScene } from './scene-check-in.js';
import { documentsScene, missingScene } from './scene-documents.js';
import { messageScene } from './scene-message.js';
import { priorityScene } from './scene-priority.js';
import { scannedScene } from './scene-scanned.js';
import { servicesScene } from './scene-services.js';

export function openJourney(tools, { feed, stage, help }) {
  const { words } = tools;
  const number = openNumber(tools, { feed, stage, help, rest });
  const owed = owedSlips();
  const unprinted = []; // tickets by button that came while a number without slip was being noted
  let wish = {}; // {service, priority, asked}
  let wishesPriority = false; // said on the first scene, before a service is chosen

  // --- before and after it

  /** The start again, for somebody who has just come. */
  function rest() {
    if (stage.scene.name === 'ticket') owed.remember(stage.scene);
    help.end();
    wish = {};
    wishesPriority = false;
    if (unprinted.length) return number.show(unprinted.shift());
    if (feed.isOutdated) location.reload();
    return idle();
  }

  function idle() {
    stage.play(restingScene(tools, feed, owed, {
      services,
      choose(language) {
        words.choose(language);
        stage.play(services());
      },
      quick(service) {
        if (usedUp().includes(service.id)) return stage.play(usedUpScene(rest));
        wish = { service };
        return wishesPriority ? askWhichPriority() : number.take(wish);
      },
      priority: isPriorityAsked() ? { isWished: () => wishesPriority, toggle: togglePriority } : undefined,
      printOwed() {
        const { ticket } = owed.find(feed.view);
        owed.forget();
        number.print(ticket);
      },
    }));
  }

  function togglePriority() {
    wishesPriority = !wishesPriority;
    stage.again();
    help.say([tools.phrases.text('priority.need'), tools.phrases.text(wishesPriority ? 'say.on' : 'say.off')]);
  }

  // --- the questions

  const services = () => servicesScene(tools, feed.plan, { back: rest, choose: chooseService, waits: () => feed.view.waits, usedUp });

  const usedUp = () => usedUpIn(feed.view, feed.plan);

  /** back leads to the services that go on. */
  const usedUpScene = (back) => messageScene(tools, 'usedUp', { about: 'refused', back });

  const isPriorityAsked = () => Boolean(feed.plan?.priorities.some((name) => name !== 'none'));

  function chooseService(service) {
    if (usedUp().includes(service.id)) return stage.play(usedUpScene(() => stage.play(services())));
    wish = { service };
    return isPriorityAsked() ? askPriority() : askDocuments();
  }

  function askPriority() {
    stage.play(priorityScene(tools, feed.plan, {
      back: () => stage.play(services()),
      choose(priority) {
        wish.priority = priority;
        askDocuments();
      },
    }));
  }

  /** Of somebody who touched "I need priority" and then a service: no language is chosen, and the papers are known. */
  function askWhichPriority() {
    stage.play(priorityScene(tools, feed.plan, {
      languages: feed.plan.languages,
      back() {
        wish = {};
        idle();
      },
      choose(priority) {
        wish.priority = priority;
        number.take(wish);
      },
    }));
  }

  function askDocuments() {
    if (!wish.service.documents.length) return number.take(wish);
    const back = isPriorityAsked() ? askPriority : () => stage.play(services());
    return stage.play(documentsScene(tools, wish.service, { all: takeAsked, missing: askMissing, back }));
  }

  function askMissing() {
    stage.play(missingScene(tools, clock(feed.plan.closesAt, words), { take: takeAsked, leave: rest, back: askDocuments }));
  }

  function takeAsked() {
    wish.asked = true;
    number.take(wish);
  }

  // --- what happens beside the page

  /** A button of the panel brought about a ticket or a refusal. */
  function shown({ ticket, problem }) {
    if (ticket && number.isToKeep()) {
      unprinted.push(ticket);
    } else if (ticket) {
      wish = {};
      number.show(ticket);
    } else if (!number.isOnItsWay()) {
      number.refuse(problem);
    }
  }

  /** A slip was held under the scanner, or the symbol of a booking. */
  function scanned({ visit, ticket, booked, again, problem, noCheckIn, when }) {
    if (number.isToKeep()) {
      if (ticket && ticket.print !== 'printed') unprinted.push(ticket);
      return;
    }
    wish = {};
    if (ticket) {
      number.show(ticket, { booked, again });
      return;
    }
    if (noCheckIn) {
      stage.play(noCheckInScene(tools, { noCheckIn, when }, { number: () => stage.play(services()), back: rest }));
      return;
    }
    stage.play(visit
      ? scannedScene(tools, visit, {
        service: feed.findService(visit.service), back: rest, comeBack: () => api.comeBack(visit.ticket),
        printList: () => api.printMissing(visit.ticket, words.language),
      })
      : messageScene(tools, problem === 'unknown' ? 'scanUnknown' : 'scanAway', { about: 'scanned', back: rest }));
  }

  /** The resting scene follows the kiosk's view; a person's own scene stays. */
  function viewed(before) {
    const { name, resting, byButton } = stage.scene;
    const { view } = feed;
    if (view.busy && resting) stage.play({ ...messageScene(tools, 'working'), byButton: true });
    else if (name === 'loading' || (resting && isOtherRest(before, view, owed, feed.plan))) idle();
    else if (name === 'services' && before && isOtherRest(before, view, owed, feed.plan)) stage.render();
    else if (byButton && !view.busy) idle();
  }

  function lost() {
    if (stage.scene.resting || stage.scene.name === 'loading') idle();
  }

  return {
    rest, shown, scanned, viewed, lost,
    isAsking: number.isOnItsWay,
    /** The service that was chosen; undefined as long as none is. */
    service: () => wish.service,
  };
}
