// live.js against a server that the tests script by replacing fetch: each connection is a stream they write to.

import { follow } from '/display-board/shared/live.js';
import { equal, eventually, pause, test } from './harness.js';

async function withServer(run) {
  const real = window.fetch;
  const server = { connections: [], up: true, status: 200, at: [] };
  window.fetch = async (url, { signal }) => {
    server.at.push(performance.now());
    if (!server.up) throw new TypeError('Failed to fetch');
    if (server.status !== 200) return new Response('{"detail":"no such screen"}', { status: server.status });
    const letters = new TextEncoder();
    const connection = {};
    const body = new ReadableStream({
      start(controller) {
        connection.say = (text) => controller.enqueue(letters.encode(text));
        connection.view = (view) => connection.say(`event: view\ndata: ${JSON.stringify(view)}\n\n`);
        connection.end = () => controller.close();
        signal.addEventListener('abort', () => {
          connection.aborted = true;
          controller.error(new DOMException('aborted', 'AbortError'));
        });
      },
    });
    server.connections.push(connection);
    return new Response(body);
  };
  const seen = { views: [], states: [] };
  let feed = null;
  try {
    await run(server, seen, (options) => {
      feed = follow('/live', {
        onView: (view, more) => seen.views.push({ ...view, ...more }),
        onState: ({ state }) => seen.states.push(state),
        ...options,
      });
    });
  } finally {
    feed?.stop();
    window.fetch = real;
  }
}

test('a view makes the page live', () => withServer(async (server, seen, begin) => {
  begin();
  await eventually(() => server.connections.length === 1);
  server.connections[0].view({ sequence: 5 });
  await eventually(() => seen.views.length === 1);
  equal(seen, { views: [{ sequence: 5, reconnected: false }], states: ['connecting', 'live'] });
}));

test('a page is right again within a second of the server coming back', () => withServer(async (server, seen, begin) => {
  begin();
  await eventually(() => server.connections.length === 1);
  server.connections[0].view({ sequence: 5 });
  await eventually(() => seen.states.at(-1) === 'live');
  server.up = false;
  server.connections[0].end();
  await eventually(() => seen.states.at(-1) === 'lost');
  await pause(2500);
  const gaps = server.at.slice(1).map((at, index) => at - server.at[index]).slice(1);
  equal(gaps.length >= 2 && gaps.every((gap) => gap < 950), true);
  server.up = true;
  await eventually(() => server.connections.length === 2, 900);
  server.connections[1].view({ sequence: 3 });
  await eventually(() => seen.states.at(-1) === 'live');
  equal(seen.views.at(-1), { sequence: 3, reconnected: true });
}));

test('a feed that has gone silent is left for a new one, and a comment is a sign of life',
  () => withServer(async (server, seen, begin) => {
    begin({ silenceMillis: 150 });
    await eventually(() => server.connections.length === 1);
    server.connections[0].view({ sequence: 5 });
    for (let beat = 0; beat < 4; beat++) {
      await pause(80);
      server.connections[0].say(': still here\n\n');
    }
    equal([server.connections.length, seen.states.at(-1)], [1, 'live']);
    await eventually(() => seen.states.at(-1) === 'lost', 400);
    equal(server.connections[0].aborted, true);
    await eventually(() => server.connections.length === 2, 1000);
  }));

test('the network coming back is not waited out', () => withServer(async (server, seen, begin) => {
  server.up = false;
  begin();
  await eventually(() => server.at.length === 1);
  server.up = true;
  window.dispatchEvent(new Event('online'));
  await eventually(() => server.connections.length === 1, 100);
}));

test('a screen that the server does not know is told so, and asked for less often', () =>
  withServer(async (server, seen, begin) => {
    server.status = 404;
    begin();
    await eventually(() => seen.states.at(-1) === 'refused');
    await pause(1200);
    equal(server.at.length, 1);
  }));

test('a fault in a page does not cost it its feed', () => withServer(async (server, seen, begin) => {
  const report = console.error;
  console.error = () => {};
  let views = 0;
  try {
    begin({ onView: () => { views++; throw new Error('a bug in a page'); } });
    await eventually(() => server.connections.length === 1);
    server.connections[0].view({ sequence: 1 });
    server.connections[0].view({ sequence: 2 });
    await eventually(() => views === 2);
    equal(server.connections.length, 1);
  } finally {
    console.error = report;
  }
}));
