// Announces calls one after another, in the order in which they were made: each gets the large place for a while, a
// chime and its words. Nothing that goes wrong with sound may hold up the board, so every sound has a time limit.

const SHOWN_MILLIS = 4_000;
const CHIME_LIMIT_MILLIS = 3_000;
const SPEECH_LIMIT_MILLIS = 14_000;

/**
 * show(call) puts a call into the large place; it must not fail. chime() and speak(call) give promises; they may fail,
 * hang or do nothing. idle() is told when all has been announced.
 */
export function announcer({
  show,
  chime = async () => {},
  speak = async () => {},
  idle = () => {},
  shownMillis = SHOWN_MILLIS,
  chimeLimitMillis = CHIME_LIMIT_MILLIS,
  speechLimitMillis = SPEECH_LIMIT_MILLIS,
  sleep = (millis) => new Promise((done) => setTimeout(done, millis)),
}) {
  const waiting = [];
  let running = false;

  async function run() {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const call = waiting.shift();
      show(call);
      await Promise.all([sleep(shownMillis), sound(call)]);
    }
    running = false;
    idle();
  }

  async function sound(call) {
    await within(chimeLimitMillis, chime, call);
    await within(speechLimitMillis, speak, call);
  }

  async function within(limit, work, call) {
    try {
      await Promise.race([work(call), sleep(limit)]);
    } catch {
      // Without its sound a call is still shown.
    }
  }

  return {
    announce(calls) {
      waiting.push(...calls);
      return run();
    },
    get pending() {
      return waiting.length;
    },
  };
}

/**
 * Finds out which calls of a board's view have not been announced yet, oldest first. On the first view none: a board
 * that is switched on must not repeat the morning. A sequence that runs backwards means another journal (a restored or
 * a fresh one), of which the numbers of the old one say nothing.
 */
export function callsToAnnounce() {
  let newest = null;
  let sequence = 0;

  return (view) => {
    const first = newest === null || view.sequence < sequence;
    const fresh = first ? [] : view.calls.filter((call) => call.announcement > newest);
    newest = view.calls.reduce((most, call) => Math.max(most, call.announcement), first ? 0 : newest);
    sequence = view.sequence;
    return fresh.sort((a, b) => a.announcement - b.announcement);
  };
}
