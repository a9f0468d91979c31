import { conversationLine } from '/display-board/conversation/line.js';
import { equal, eventually, test } from './harness.js';

/** A WebSocket as the line uses it. */
function sockets(open) {
  const made = [];
  class Socket {
    static OPEN = 1;

    constructor(url) {
      Object.assign(this, { url, readyState: 0, sent: [] });
      made.push(this);
      if (open) this.come();
    }

    come(...frames) {
      this.readyState = 1;
      setTimeout(() => [{ type: 'welcome', stays: [{ stay: 's1' }] }, ...frames].forEach((frame) => this.onmessage({ data: JSON.stringify(frame) })));
    }

    send(text) {
      if (text !== '{"type":"ping"}') this.sent.push(JSON.parse(text));
    }

    close() {
      this.readyState = 3;
    }
  }
  const real = window.WebSocket;
  window.WebSocket = Socket;
  return { made, restore: () => { window.WebSocket = real; } };
}

test('a socket that never opens is given up, and another tried', async () => {
  const { made, restore } = sockets(false);
  const line = conversationLine({ enter: async () => ({ token: 't' }), onFrame: () => {}, onState: () => {}, silentMillis: 100, pingMillis: 20 });
  await eventually(() => made.length === 2, 3_000);
  equal(made[0].readyState, 3);
  line.close();
  restore();
});

test('a line of chat waits for the line, a signal does not, and no more goes out than the server takes', async () => {
  const { made, restore } = sockets(false);
  const line = conversationLine({ enter: async () => ({ token: 't' }), onFrame: () => {}, onState: () => {} });
  await eventually(() => made.length === 1);
  line.send({ type: 'signal', stay: 's1' });
  line.send({ type: 'chat', stay: 's1', text: 'a' });
  line.send({ type: 'chat', stay: 'of somebody before', text: 'b' });
  made[0].come();
  await eventually(() => made[0].sent.length > 0);
  equal(made[0].sent, [{ type: 'chat', stay: 's1', text: 'a' }]);
  for (let frame = 0; frame < 90; frame++) line.send({ type: 'signal', stay: 's1', frame });
  equal(made[0].sent.length, 60);
  await eventually(() => made[0].sent.length === 91, 2_000);
  equal(made[0].sent.at(-1).frame, 89);
  line.close();
  restore();
});

test('a server that refuses a page is asked again later, and one that is merely busy soon', async () => {
  const { made, restore } = sockets(true);
  const refusals = [{ status: 403 }, { status: 409 }];
  const asked = [0, 0];
  const lines = refusals.map((refusal, at) => conversationLine({
    enter: async () => {
      asked[at]++;
      throw refusal;
    },
    onFrame: () => {}, onState: () => {},
  }));
  await eventually(() => asked[1] > 1, 3_000);
  equal([asked[0], made.length], [1, 0]);
  for (const line of lines) line.close();
  restore();
});
