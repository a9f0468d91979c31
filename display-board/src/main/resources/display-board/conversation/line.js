// The line of a page to the server, by which the pages of a conversation find each other. It comes back by itself; media
// between the pages does not depend on it.

const PING_MILLIS = 2_000;
/** A line on which nothing comes for so long is dead, whatever the browser believes. */
const SILENT_MILLIS = 7_000;
const FIRST_RETRY_MILLIS = 300;
const LONGEST_RETRY_MILLIS = 4_000;
/** Where the server said no: what was wrong takes a person or an update to mend. */
const REFUSED_RETRY_MILLIS = 30_000;
const OVER = 4001;
const SAME_PAGE = 4004;
const SEAT_TAKEN = 4005;
/** A frame that we should not have sent, or too many of them. */
const REFUSED = new Set([1008, 1009, 4003, 4008]);
/** The server takes 100 a second of a page. */
const MOST_FRAMES = 60;
const SECOND_MILLIS = 1_000;
/** Refusals that pass by themselves: too early, too slow, too many. */
const PASSING = new Set([408, 409, 425, 429]);

/**
 * enter(take) asks for a token and answers {token, iceServers, …}, or throws a Problem. onFrame(frame, entry) gets what
 * comes; onState(state) is told "connecting", "on", "broken", "standby", "over" or "closed". What is sent while the line is
 * broken is lost, but for the chat: it follows the next welcome.
 */
export function conversationLine({ enter, onFrame, onState, silentMillis = SILENT_MILLIS, pingMillis = PING_MILLIS }) {
  let socket = null;
  let entry = null;
  let state = 'connecting';
  let retry = FIRST_RETRY_MILLIS;
  let timer = 0;
  let heardAt = 0;
  let ended = false;
  let waiting = [];
  let sentAt = [];
  let draining = 0;

  function become(next) {
    if (ended || next === state) return;
    state = next;
    onState(next);
  }

  async function connect(take = false) {
    clearTimeout(timer);
    try {
      entry = await enter(take);
    } catch (problem) {
      if (ended) return;
      if (problem.refusal === 'SeatTaken') become('standby');
      else again(problem.status >= 400 && problem.status < 500 && !PASSING.has(problem.status));
      return;
    }
    if (!ended) open(entry);
  }

  function open({ token }) {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const line = new WebSocket(`${scheme}://${location.host}/api/conversation?token=${encodeURIComponent(token)}`);
    socket = line;
    heardAt = performance.now();
    line.onmessage = ({ data }) => {
      heardAt = performance.now();
      const frame = JSON.parse(data);
      if (frame.type === 'welcome') {
        retry = FIRST_RETRY_MILLIS;
        waiting = waiting.filter(({ stay }) => frame.stays.some((one) => one.stay === stay));
        become('on');
      }
      if (frame.type !== 'pong') onFrame(frame, entry);
      if (frame.type === 'welcome') drain();
    };
    line.onclose = ({ code }) => {
      if (line !== socket || ended) return;
      socket = null;
      if (code === OVER) become('over');
      else if (code === SEAT_TAKEN) become('standby');
      else if (code === SAME_PAGE) become('closed');
      else again(REFUSED.has(code));
    };
  }

  function again(refused = false) {
    become('broken');
    waiting = waiting.filter(({ type }) => type === 'chat');
    clearTimeout(timer);
    timer = setTimeout(connect, refused ? REFUSED_RETRY_MILLIS : retry);
    retry = Math.min(LONGEST_RETRY_MILLIS, retry * 2);
  }

  /** Sends what waits, and no more in a second than the server takes. */
  function drain() {
    clearTimeout(draining);
    while (waiting.length > 0 && state === 'on' && socket?.readyState === WebSocket.OPEN) {
      const now = performance.now();
      sentAt = sentAt.filter((at) => now - at < SECOND_MILLIS);
      if (sentAt.length >= MOST_FRAMES) {
        draining = setTimeout(drain, SECOND_MILLIS - (now - sentAt[0]));
        return;
      }
      sentAt.push(now);
      socket.send(JSON.stringify(waiting.shift()));
    }
  }

  const pulse = setInterval(() => {
    if (!socket) return;
    // also one that never opens: browsers wait for minutes
    if (performance.now() - heardAt > silentMillis) {
      const dead = socket;
      socket = null;
      dead.close();
      again();
    } else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
  }, pingMillis);

  connect();

  return {
    get state() {
      return state;
    },
    get iceServers() {
      return entry?.iceServers ?? [];
    },
    send(frame) {
      if (state !== 'on' && frame.type !== 'chat') return;
      waiting.push(frame);
      drain();
    },
    takeOver: () => connect(true),
    close() {
      ended = true;
      clearTimeout(timer);
      clearTimeout(draining);
      clearInterval(pulse);
      socket?.close(1000);
      socket = null;
    },
  };
}
