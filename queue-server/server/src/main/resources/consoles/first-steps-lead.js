// Whether a branch is new, so that other pages lead its supervisor to the first steps.

import { send } from '/display-board/shared/actions.js';
import { api } from '/display-board/shared/dom.js';

/** False where it is not known: a page that can't say so has more important things to do. */
export async function isLed(branch) {
  try {
    const { complete, young } = await send('GET', api('branches', branch, 'first-steps'));
    return young && !complete;
  } catch {
    return false;
  }
}
