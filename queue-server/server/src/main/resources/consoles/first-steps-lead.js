// Whether a branch is new, so that other pages lead its supervisor to the first steps.

import { send } from '/display-board/shared/actions.js';
import { api } from '/display-board/shared/dom.js';

/**
 * How many steps are left of how many, and the next of them; null where nobody is to be led, or where it is not known: a page
 * that can't say so has more important things to do.
 */
export async function stepsAhead(branch) {
  try {
    const { complete, young, steps } = await send('GET', api('branches', branch, 'first-steps'));
    const open = steps.filter(({ done }) => !done);
    return young && !complete ? { left: open.length, all: steps.length, next: open[0].step } : null;
  } catch {
    return null;
  }
}
