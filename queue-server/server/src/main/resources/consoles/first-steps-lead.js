// Whether a branch is new, so that other pages lead its supervisor to the first steps.

import { send } from '/display-board/shared/actions.js';
import { api } from '/display-board/shared/dom.js';

/** Those that a technician does, too. */
const WITH_DEVICES = ['kiosk', 'screens'];

/** Whether somebody may do a step; a key or a device that opened the page (null) says so when it tries. */
export function mayDo(who, step) {
  return !who || who.roles.includes('supervisor') || (who.roles.includes('technician') && WITH_DEVICES.includes(step));
}

/**
 * How many steps are left of how many, and the next of them, one of their own where there is one; null where nobody is to be
 * led, or where it is not known: a page that can't say so has more important things to do.
 */
export async function stepsAhead(branch, who = null) {
  try {
    const { complete, young, steps } = await send('GET', api('branches', branch, 'first-steps'));
    const open = steps.filter(({ done }) => !done);
    return young && !complete ? { left: open.length, all: steps.length, next: (open.find(({ step }) => mayDo(who, step)) ?? open[0]).step } : null;
  } catch {
    return null;
  }
}
