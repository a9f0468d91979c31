import { documentReader, sendDocument } from '/display-board/conversation/documents.js';
import { pair, person, received, sent } from './conversation-people.js';
import { equal, eventually, pause, test } from './harness.js';

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

test('an offer that is said again is answered, and the picture goes on when a line is sought anew', async () => {
  const one = await person('#ff0000');
  const other = await person('#0000ff');
  const said = [];
  const { officer, booth } = pair(one, other, undefined, undefined, (from, { description }) => description && said.push(`${from} ${description.type}`));
  for (let time = 0; time < 3; time++) officer.again();
  await eventually(() => officer.connection.localDescription !== null, 10_000);
  for (let time = 0; time < 3; time++) officer.again();
  await eventually(() => officer.link === 'on' && booth.link === 'on', 10_000);
  officer.connection.restartIce();
  const video = Object.assign(document.createElement('video'), { srcObject: booth.stream, muted: true });
  document.body.append(video);
  await video.play();
  await eventually(() => video.getVideoPlaybackQuality().totalVideoFrames > 2, 10_000);
  equal([...new Set(said)].sort(), ['booth answer', 'officer offer']);
  equal([officer, booth].map(({ connection }) => connection.signalingState), ['stable', 'stable']);
  video.remove();
  officer.close();
  booth.close();
  one.leave();
  other.leave();
});

test('a page that closes while it hands over its own tracks complains of nothing', async () => {
  const one = await person('#ff0000');
  const other = await person('#0000ff');
  const media = { camera: null, microphone: null };
  const { officer, booth } = pair(one, media);
  await eventually(() => officer.link === 'on' && booth.link === 'on', 10_000);
  Object.assign(media, other);
  let complaint = null;
  const handing = booth.mediaChanged().catch((fault) => { complaint = fault.message; });
  booth.close();
  await handing;
  equal(complaint, null);
  officer.close();
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

test('a picture waits for a channel that is not open yet, and fails with one that has closed', async () => {
  const sent = [];
  const channel = {
    readyState: 'connecting', bufferedAmount: 0,
    send(part) {
      if (this.readyState !== 'open') throw new Error(`the channel is ${this.readyState}`);
      sent.push(part);
    },
  };
  const picture = new Blob([new Uint8Array(20_000)], { type: 'image/jpeg' });
  const sending = sendDocument(channel, picture);
  await pause(60);
  equal(sent, []);
  channel.readyState = 'open';
  await sending;
  equal(sent.length, 3);

  channel.bufferedAmount = 2 ** 21;
  const stuck = sendDocument(channel, picture).then(() => 'sent', (fault) => fault.message);
  await eventually(() => sent.length === 4, 1_000);
  channel.readyState = 'closed';
  equal(await stuck, 'the channel is closed');
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
