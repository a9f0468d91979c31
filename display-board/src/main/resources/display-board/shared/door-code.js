// The code at the door of a branch: each is shown for its minute, and none that is over.

import { api } from './dom.js';

const AGAIN_MILLIS = 5_000;
/** Without a newer one a code is not shown longer, although the server would take it for a while. */
const LATE_MILLIS = 2_000;

/**
 * Follows the code: onCode({name, code, address, qr}) is told each one, and onNone() that there is none to show. Ends with
 * what it answers.
 */
export function followDoorCode(branch, { onCode, onNone }) {
  let timer = 0;
  let over = 0;
  let ended = false;

  async function look() {
    try {
      const response = await fetch(api('branches', branch, 'door'), { cache: 'no-store' });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const code = await response.json();
      if (ended) return;
      clearTimeout(over);
      over = setTimeout(onNone, code.leftMillis + LATE_MILLIS);
      onCode(code);
      timer = setTimeout(look, code.leftMillis);
    } catch {
      if (!ended) timer = setTimeout(look, AGAIN_MILLIS);
    }
  }

  look();
  return () => {
    ended = true;
    clearTimeout(timer);
    clearTimeout(over);
  };
}
