import { documentReader } from '/display-board/conversation/documents.js';
import { faultState } from '/display-board/conversation/own-media.js';
import { peer } from '/display-board/conversation/peer.js';
import { equal, eventually, test } from './harness.js';

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
function pair(one, other, onDocument = () => {}) {
  const ends = {};
  const end = (name, offers, media, to) => {
    ends[name] = peer({
      offers, iceServers: [], media, onChange: () => {}, onDocument,
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
