// When somebody imagined is there: while a person looks at the page.

import { follow } from '/display-board/shared/live.js';

/** The page that had the seat may have gone. */
const ASK_AGAIN_MILLIS = 2_000;
/** A page that nobody has looked at for so long leaves its seats to one that somebody looks at. */
const HIDDEN_MILLIS = 10_000;

/** Calls play(view) with each view of the feed at url, leave() when the page was hidden for a while, and askAgain() now and then. */
export function whileLookedAt(url, { play, leave, askAgain }) {
  let view = null;
  let hiding = 0;

  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(leave, HIDDEN_MILLIS);
    else if (view) play(view);
  });
  setInterval(askAgain, ASK_AGAIN_MILLIS);
  follow(url, {
    onView(next) {
      view = next;
      if (!document.hidden) play(view);
    },
  });
}
