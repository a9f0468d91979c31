import { documentReader } from '/display-board/conversation/documents.js';
import { conversationLine } from '/display-board/conversation/line.js';
import { faultState, ownMedia } from '/display-board/conversation/own-media.js';
import { peer } from '/display-board/conversation/peer.js';
import { lookAt } from '/display-board/conversation/shown.js';
import { stays } from '/display-board/conversation/stays.js';
import { equal, eventually, pause, test } from './harness.js';

/** A picture of one colour and the browser's imagined microphone, as a page's own devices. */
async function person(colour) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
  const pen = canvas.getContext('2d');
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  const painting = setInterval(() => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 64, 36);
  }, 50);
  return {
    camera: canvas.captureStream(15).getVideoTracks()[0],
    microphone: sound.getAudioTracks()[0],
    leave() {
      clearInterval(painting);
      for (const track of sound.getTracks()) track.stop();
    },
  };
}

/** Two pages that hear each other's signals. */
function pair(one, other, onDocument = () => {}, onChange = () => {}) {
  const ends = {};
  const end = (name, offers, media, to) => {
    ends[name] = peer({
      offers, iceServers: [], media, onChange: () => onChange(ends[name]), onDocument,
      signal: (data) => setTimeout(() => ends[to].hear(JSON.parse(JSON.stringify(data)))),
    });
  };
  end('officer', true, one, 'booth');
  end('booth', false, other, 'officer');
  return ends;
}

async function received(end, kind) {
  for (const report of (await end.connection.getStats()).values()) {
    if (report.type === 'inbound-rtp' && report.kind === kind) return report;
  }
  return {};
}

/** What goes out of a page as its voice. */
async function sent(end) {
  for (const report of (await end.connection.getStats()).values()) {
    if (report.type === 'media-source' && report.kind === 'audio') return report;
  }
  return {};
}

test('two pages see each other, also where one opens its camera only later', async () => {
  const one = await person('#ff0000');
  const other = await person('#0000ff');
  const media = { camera: null, microphone: null };
  const { officer, booth } = pair(one, media);
  await eventually(() => officer.link === 'on' && booth.link === 'on', 10_000);
  equal(officer.stream.getTracks().map(({ kind }) => kind).sort(), ['audio', 'video']);
  Object.assign(media, other);
  await booth.mediaChanged();
  let frames = 0;
  const watch = setInterval(async () => { frames = (await received(officer, 'video')).framesDecoded ?? 0; }, 100);
  await eventually(() => frames > 2, 10_000);
  clearInterval(watch);
  const kept = [officer.connection, booth.connection];
  officer.close();
  booth.close();
  equal(kept.map(({ connectionState }) => connectionState), ['closed', 'closed']);
  equal(officer.stream.getTracks().map(({ readyState }) => readyState), ['ended', 'ended']);
  one.leave();
  other.leave();
});

test('the sound and the picture of the other page are told of together', async () => {
  const one = await person('#ff0000');
  const told = new Set();
  const { officer, booth } = pair(one, { camera: null, microphone: null }, undefined, (end) => told.add(end?.stream.getTracks().length ?? 0));
  await eventually(() => officer.link === 'on' && booth.link === 'on', 10_000);
  told.delete(0);
  equal([...told], [2]);
  officer.close();
  booth.close();
  one.leave();
});

test('an element that shows nothing of a picture that comes gets its stream anew, and no other', () => {
  const stream = new MediaStream();
  const streams = [];
  const video = (frames, more) => ({
    paused: false, hidden: false, getVideoPlaybackQuality: () => ({ totalVideoFrames: frames() }), play: async () => {}, ...more,
    get srcObject() { return stream; },
    set srcObject(next) { streams.push(`${this.name} ${next === stream ? 'stream' : next}`); },
  });
  let shown = 0;
  const videos = [video(() => 7, { name: 'still' }), video(() => shown++, { name: 'moving' }), video(() => 7, { name: 'paused', paused: true })];
  for (const frames of [0, 10, 10, 10, 20]) lookAt(stream, frames, videos);
  equal(streams, []);
  lookAt(stream, 30, videos);
  equal(streams, ['still null', 'still stream']);
});

test('who is not spoken to hears exact silence, and the voice that goes elsewhere is not touched', async () => {
  const one = await person('#ff0000');
  const { officer, booth } = pair(one, { camera: null, microphone: null });
  await eventually(() => booth.link === 'on', 10_000);
  const loudest = async () => {
    const energies = [];
    for (let look = 0; look < 2; look++) {
      energies.push((await sent(officer)).totalAudioEnergy ?? 0);
      await new Promise((done) => setTimeout(done, 400));
    }
    return energies[1] - energies[0];
  };
  equal(await loudest(), 0);
  officer.speak(true);
  let energy = 0;
  const watch = setInterval(async () => { energy = (await sent(officer)).totalAudioEnergy ?? 0; }, 100);
  await eventually(() => energy > 0, 10_000);
  clearInterval(watch);
  equal(one.microphone.enabled, true);
  officer.close();
  booth.close();
  one.leave();
});

test('a picture of a document comes whole, and what claims to be something else does not', async () => {
  const came = [];
  const { officer, booth } = pair({ camera: null, microphone: null }, { camera: null, microphone: null }, (blob) => came.push(blob));
  await eventually(() => booth.link === 'on' && officer.link === 'on', 10_000);
  const picture = new Blob([new Uint8Array(200_000).fill(7)], { type: 'image/jpeg' });
  await booth.sendDocument(picture);
  await eventually(() => came.length === 1, 10_000);
  equal([came[0].type, came[0].size], ['image/jpeg', 200_000]);
  officer.close();
  booth.close();

  const read = documentReader((blob) => came.push(blob));
  read('{"document":{"type":"text/html","size":3}}');
  read(new ArrayBuffer(3));
  read('{"document":{"type":"image/png","size":3}}');
  read(new ArrayBuffer(4));
  equal(came.length, 1);
});

test('what is in the way of a device is said by its state', () => {
  equal(['NotFoundError', 'NotAllowedError', 'NotReadableError'].map((name) => faultState({ name })), ['none', 'blocked', 'taken']);
});

test('a page that is late with its pulse, while its picture comes, is not connected anew', async () => {
  const one = await person('#ff0000');
  const other = await person('#0000ff');
  const { officer, booth } = pair(one, other);
  await eventually(() => officer.link === 'on' && booth.link === 'on', 10_000);
  await eventually(() => officer.stream.getTracks().length === 2);
  const ufrag = () => /ice-ufrag:\S+/.exec(officer.connection.localDescription.sdp)[0];
  const before = ufrag();
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = () => {};
  await eventually(() => officer.link === 'broken', 5_000);
  await pause(2_500);
  equal(ufrag(), before);
  RTCDataChannel.prototype.send = send;
  await eventually(() => officer.link === 'on', 5_000);
  officer.close();
  booth.close();
  one.leave();
  other.leave();
});

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

test('muting leaves the track with its sender, and letting go ends it', async () => {
  const media = ownMedia({ onChange: () => officer?.mediaChanged() });
  let officer = null;
  await media.needs(true);
  const ends = pair(media, { camera: null, microphone: null });
  officer = ends.officer;
  officer.speak(true);
  await eventually(() => ends.booth.link === 'on', 10_000);
  const sound = () => officer.connection.getSenders().find(({ track }) => track?.kind === 'audio')?.track;
  const { microphone } = media;
  const voice = sound();
  equal([voice.enabled, media.own.microphone], [true, 'on']);
  await media.switch('microphone', false);
  equal([sound() === voice, voice.enabled, microphone.enabled, microphone.readyState, media.own.microphone], [true, false, false, 'live', 'off']);
  await media.switch('microphone', true);
  equal([sound() === voice, voice.enabled, media.own.microphone], [true, true, 'on']);
  await media.switch('microphone', false);
  await media.needs(false);
  equal([microphone.readyState, media.own.microphone], ['ended', 'off']);
  await media.needs(true);
  equal([media.own.microphone, media.own.camera], ['off', 'on']);
  const { deviceId } = (await media.devices()).find(({ kind }) => kind === 'videoinput');
  media.choose({ camera: deviceId });
  await eventually(() => media.own.camera === 'on');
  const { camera } = media;
  media.choose({ microphone: 'another' });
  equal([media.camera === camera, camera.readyState], [true, 'live']);
  officer.close();
  ends.booth.close();
  media.close();
});

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
