import { stays } from '/display-board/conversation/stays.js';
import { equal, eventually, pause, test } from './harness.js';


const STAY = { stay: 's1', booth: '1', ticket: 'A001', seated: true, chat: [] };

/** An officer's and a booth's page with a server between them, which passes signals on while it is up. */
function meeting(absentMillis) {
  const media = { camera: null, microphone: null };
  const server = { up: true, rooms: {} };
  const open = (role) => stays({
    role, page: role, media, onChange: () => {}, absentMillis,
    line: () => ({
      iceServers: [],
      send: ({ to, stay, data }) => server.up && setTimeout(() => server.rooms[to]?.frame({ type: 'signal', stay, from: role, data })),
    }),
  });
  const other = (role) => (role === 'officer' ? 'booth' : 'officer');
  for (const role of ['officer', 'booth']) server.rooms[role] = open(role);
  const one = (role) => server.rooms[role].other(server.rooms[role].inBooth('1'), other(role));
  return {
    server,
    one,
    welcome(role, peers = [{ page: other(role), role: other(role), away: false }]) {
      server.rooms[role].frame({ type: 'welcome', stays: [{ ...STAY, peers }] });
    },
    tell: (role, frame) => server.rooms[role].frame({ stay: 's1', ...frame }),
    up: () => ['officer', 'booth'].every((role) => one(role)?.peer.link === 'on'),
    end() {
      for (const room of Object.values(server.rooms)) room.close();
    },
  };
}

test('what is said while the line is broken is said again when it is back', async () => {
  const { server, welcome, up, one, end } = meeting();
  server.up = false;
  welcome('officer');
  welcome('booth');
  await eventually(() => one('officer').peer.connection.signalingState === 'have-local-offer');
  await pause(100);
  server.up = true;
  welcome('officer');
  await eventually(up, 2_000);
  end();
});

test('a connection goes on where a server that has just started names nobody', async () => {
  const { welcome, tell, up, one, end } = meeting();
  welcome('officer');
  welcome('booth');
  await eventually(up, 5_000);
  const kept = [one('officer').peer.connection, one('booth').peer.connection];
  welcome('officer', []);
  welcome('booth');
  tell('officer', { type: 'stay', ...STAY, peers: [{ page: 'booth', role: 'booth', away: false }] });
  await pause(50);
  equal([one('officer').peer.connection === kept[0], one('booth').peer.connection === kept[1], up()], [true, true, true]);
  tell('officer', { type: 'gone', page: 'booth' });
  equal([one('officer'), kept[0].connectionState], [undefined, 'closed']);
  end();
});

test('a page that the server does not name, and of which nothing comes, has gone after a while', async () => {
  const { server, welcome, up, one, end } = meeting(300);
  welcome('officer');
  welcome('booth');
  await eventually(up, 5_000);
  welcome('officer', []);
  await pause(500);
  equal(up(), true);
  server.rooms.booth.clear();
  await eventually(() => !one('officer'), 6_000);
  end();
});

test('another page in the same seat replaces the one before', async () => {
  const { welcome, tell, one, end } = meeting();
  welcome('officer');
  const { connection } = one('officer').peer;
  tell('officer', { type: 'stay', ...STAY, peers: [{ page: 'other', role: 'booth', away: false }] });
  equal([one('officer').page, connection.connectionState], ['other', 'closed']);
  end();
});

test('a page that begins anew is met anew, whichever side it is', async () => {
  const { server, welcome, up, one, end } = meeting();
  welcome('officer');
  welcome('booth');
  await eventually(up, 5_000);
  for (const role of ['booth', 'officer']) {
    const before = ['officer', 'booth'].map((each) => one(each).peer.connection);
    server.rooms[role].clear();
    welcome(role);
    await eventually(() => up() && ['officer', 'booth'].every((each, at) => one(each).peer.connection !== before[at]), 3_000);
  }
  end();
});
