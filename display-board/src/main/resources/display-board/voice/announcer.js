// Announces calls one after another, in the order in which they were made: each gets the large place for a while, and is
// said aloud. Nothing that goes wrong with sound may hold up the board, so every announcement has a time limit.

const SHOWN_MILLIS = 4_000;
const SAID_LIMIT_MILLIS = 20_000;
const BURST = 3;

/**
 * show(call) puts a call into the large place; it must not fail. say(call, {compact, chime, signal}) gives a promise; it
 * may fail, hang or do nothing, and its signal tells it that its time is over. idle() is told when all has been
 * announced.
 *
 * From three calls on that wait together they are said in short, with one chime for all of them, until none waits.
 */
export function announcer({
  show,
  say = async () => {},
  idle = () => {},
  shownMillis = SHOWN_MILLIS,
  saidLimitMillis = SAID_LIMIT_MILLIS,
  sleep = (millis) => new Promise((done) => setTimeout(done, millis)),
}) {
  const waiting = [];
  let running = false;

  async function run() {
    if (running || waiting.length === 0) return;
    running = true;
    let compact = false;
    while (waiting.length > 0) {
      const burstBegins = !compact && waiting.length >= BURST;
      const chime = !compact;
      compact ||= burstBegins;
      const call = waiting.shift();
      show(call);
      await Promise.all([sleep(shownMillis), said(call, { compact, chime })]);
    }
    running = false;
    idle();
  }

  async function said(call, how) {
    const limit = new AbortController();
    try {
      await Promise.race([say(call, { ...how, signal: limit.signal }), sleep(saidLimitMillis)]);
    } catch {
      // Without its sound a call is still shown.
    }
    limit.abort();
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
