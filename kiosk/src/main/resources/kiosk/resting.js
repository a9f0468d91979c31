// What stands there for whoever comes next: the start, or why no number can be given now.

import { api } from './api.js';
import { standsBy, usedUpIn } from './feed.js';
import { holiday, hours, opensToday } from './hours.js';
import { messageScene } from './scene-message.js';
import { startScene } from './scene-start.js';

/** services() gives the scene of all services; choose, quick, priority and printOwed are what the start leads to. */
export function restingScene(tools, feed, owed, { services, choose, quick, priority, printOwed }) {
  const { plan, view } = feed;
  if (!feed.isLinked) return messageScene(tools, 'kioskAway', { about: 'away', resting: true });
  if (!plan?.services.length || (!view.online && !standsBy(view))) {
    return messageScene(tools, 'serverAway', { about: 'away', resting: true });
  }
  if (view.online && !view.open) return closedScene(tools, feed);
  if (plan.languages.length === 1) return { ...services(), resting: true, back: undefined };
  return startScene(tools, plan, {
    choose, quick, priority, printOwed,
    waits: () => feed.view.waits,
    usedUp: usedUpIn(view, plan),
    owed: owed.find(view),
    haveOwed: () => api.inHand(owed.find(view).ticket), // the kiosk takes it off its list, and the view tells
  });
}

function closedScene(tools, { plan, view: { today } }) {
  const { words, phrases } = tools;
  return messageScene(tools, plan.ticketingOver ? 'full' : 'closed', {
    resting: true,
    extra: () => [holiday(plan, words), hours(plan, words, today)].filter(Boolean).join(' '),
    said: () => (plan.opensAt && !plan.ticketingOver && opensToday(plan, today) ? [phrases.hours(plan.opensAt)] : []),
  });
}

/** Whether the resting scene is another one after this view. */
export function isOtherRest(before, next, owed, plan) {
  const dependsOn = (view) => {
    const { online, open, planVersion, today, printer, standby } = view;
    return JSON.stringify([online, open, planVersion, !open && today, online || standby.numbers > 0, usedUpIn(view, plan),
      standby.offers, (owed.any() || standby.offers.length) && printer.canPrint]);
  };
  return !before || dependsOn(before) !== dependsOn(next);
}
