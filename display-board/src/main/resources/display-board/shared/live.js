// Keeps a screen in touch with its feed, for as long as the page is open. It owns reconnecting: a page only renders
// the views it is given, and is told whether what it shows is live or old.
//
// It reads the stream with fetch and not with EventSource, which hides comments and therefore can't tell a quiet feed
// from a dead one, and which waits for seconds before it tries again.

import { signedOut } from './signed-out.js';
import { eventReader } from './sse.js';

const RETRY_MILLIS = [400, 800];
const SILENCE_MILLIS = 25_000;
const CONNECT_MILLIS = 4_000;
const REFUSED_MILLIS = 5_000;
const HIDDEN_MILLIS = 15_000;

/**
 * Follows the feed at url.
 *
 * onView(view, {reconnected}) gets every whole view. After a break it takes what the server says, also where the
 * sequence is lower than before: the server is the truth.
 * onState({state, since, problem}) is told of every change: "connecting" before the first view, "live", "lost" since a
 * moment (milliseconds of the page's clock), or "refused" with the problem where the server knows no such screen.
 * authorization says by what right the feed is read, where that is no session.
 * whileHidden: whether the feed is kept while nobody can see the page. A browser allows six connections to one server;
 * forgotten tabs must not take them from the screens that are looked at.
 */
export function follow(url, { onView, onState = () => {}, whileHidden = false, silenceMillis = SILENCE_MILLIS, authorization }) {
  let stopped = false;
  let attempt = null;
  let retryTimer = 0;
  let hiddenTimer = 0;
  let seen = false;
  let lastHeard = Date.now();
  let current = {};

  function tell(state, problem) {
    if (state === current.state && problem?.status === current.problem?.status) return;
    current = { state, problem, since: state === 'live' ? Date.now() : lastHeard };
    onState(current);
  }

  async function connect() {
    clearTimeout(retryTimer);
    if (stopped || attempt) return;
    const mine = new AbortController();
    attempt = mine;
    let refused = null;
    try {
      refused = await readFeed({ url, authorization }, mine, silenceMillis, heard, view);
    } catch {
      // A lost connection, a silent one, or one that we gave up: all end in the next attempt.
    }
    mine.abort();
    if (attempt !== mine) return;
    attempt = null;
    if (stopped) return;
    if (refused) tell('refused', refused);
    else tell(seen ? 'lost' : 'connecting');
    if (!hiddenAndReleased()) retryTimer = setTimeout(connect, refused ? REFUSED_MILLIS : between(...RETRY_MILLIS));
  }

  function heard() {
    lastHeard = Date.now();
  }

  function view(text) {
    const reconnected = seen && current.state !== 'live';
    const whole = JSON.parse(text);
    seen = true;
    heard();
    tell('live');
    try {
      onView(whole, { reconnected });
    } catch (fault) {
      // A fault in a page is a bug, not a lost connection: report it, and keep listening.
      console.error(fault);
    }
  }

  function release() {
    attempt?.abort();
  }

  /** Tries at once; where a connection seems to be open, it may be a dead one from before the sleep: begin afresh. */
  function freshly() {
    if (stopped) return;
    const old = attempt;
    attempt = null;
    old?.abort();
    connect();
  }

  function hiddenAndReleased() {
    return !whileHidden && document.hidden && hiddenTimer === -1;
  }

  function onVisibility() {
    clearTimeout(hiddenTimer);
    hiddenTimer = 0;
    if (!document.hidden) {
      if (current.state !== 'live' || Date.now() - lastHeard > silenceMillis) freshly();
    } else if (!whileHidden) {
      hiddenTimer = setTimeout(() => {
        hiddenTimer = -1;
        release();
      }, HIDDEN_MILLIS);
    }
  }

  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', freshly);
  window.addEventListener('pageshow', onVisibility);
  tell('connecting');
  connect();

  return {
    stop() {
      stopped = true;
      clearTimeout(retryTimer);
      clearTimeout(hiddenTimer);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', freshly);
      window.removeEventListener('pageshow', onVisibility);
      attempt?.abort();
    },
  };
}

/** One connection, until it ends. Answers with a problem if the server refuses the address itself, else with null. */
async function readFeed({ url, authorization }, controller, silenceMillis, heard, onView) {
  let watch = setTimeout(() => controller.abort(), CONNECT_MILLIS);
  try {
    const response = await fetch(url, {
      headers: { Accept: 'text/event-stream', ...(authorization ? { Authorization: authorization } : {}) },
      cache: 'no-store',
      signal: controller.signal,
    });
    if (response.status === 401) signedOut();
    if (response.status >= 400 && response.status < 500) return await problemOf(response);
    if (!response.ok || !response.body) return null;

    const letters = new TextDecoder();
    const read = eventReader({
      onEvent: (event) => {
        if (event.type === 'view') onView(event.data);
      },
    });
    const reader = response.body.getReader();
    for (;;) {
      clearTimeout(watch);
      watch = setTimeout(() => controller.abort(), silenceMillis);
      const { done, value } = await reader.read();
      if (done) return null;
      heard();
      read(letters.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(watch);
  }
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  return { ...problem, status: response.status };
}

/** A little chance keeps fifty boards from knocking in the same millisecond. */
function between(low, high) {
  return low + Math.random() * (high - low);
}
