// The line of a page to the server, by which the pages of a conversation find each other. It comes back by itself; media
// between the pages does not depend on it.

const PING_MILLIS = 2_000;
/** A line on which nothing comes for so long is dead, whatever the browser believes. */
const SILENT_MILLIS = 7_000;
const FIRST_RETRY_MILLIS = 300;
const LONGEST_RETRY_MILLIS = 4_000;
const OVER = 4001;
const SEAT_TAKEN = 4005;
/** After these the server does not want this page again. */
const FINAL = new Set([4003, 4004, 4008]);

/**
 * enter(take) asks for a token and answers {token, iceServers, …}, or throws a Problem. onFrame(frame, entry) gets what
 * comes; onState(state) is told "connecting", "on", "broken", "standby", "over" or "closed".
 */
export function conversationLine({ enter, onFrame, onState }) {
  let socket = null;
  let entry = null;
  let state = 'connecting';
  let retry = FIRST_RETRY_MILLIS;
  let timer = 0;
  let heardAt = 0;
  let ended = false;

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
      else again();
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
        become('on');
      }
      if (frame.type !== 'pong') onFrame(frame, entry);
    };
    line.onclose = ({ code }) => {
      if (line !== socket || ended) return;
      socket = null;
      if (code === OVER) become('over');
      else if (code === SEAT_TAKEN) become('standby');
      else if (FINAL.has(code)) become('closed');
      else again();
    };
  }

  function again() {
    become('broken');
    clearTimeout(timer);
    timer = setTimeout(connect, retry);
    retry = Math.min(LONGEST_RETRY_MILLIS, retry * 2);
  }

  const pulse = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (performance.now() - heardAt > SILENT_MILLIS) {
      const dead = socket;
      socket = null;
      dead.close();
      again();
      return;
    }
    socket.send('{"type":"ping"}');
  }, PING_MILLIS);

  connect();

  return {
    get state() {
      return state;
    },
    get iceServers() {
      return entry?.iceServers ?? [];
    },
    send(frame) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    takeOver: () => connect(true),
    close() {
      ended = true;
      clearTimeout(timer);
      clearInterval(pulse);
      socket?.close(1000);
      socket = null;
    },
  };
}
