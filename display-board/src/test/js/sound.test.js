import { callClips } from '/display-board/voice/call-words.js';
import { clipSet } from '/display-board/voice/clips.js';
import { loudspeaker, schedule } from '/display-board/voice/sound.js';
import { voice } from '/display-board/voice/voice.js';
import { equal, test } from './harness.js';

const RATE = 48_000;
const CALL = { ticket: 'A012', booth: '3' };

/** The longest silence between the first and the last sound, in seconds. */
function longestSilence(samples) {
  const heard = (sample) => Math.abs(sample) > 0.004;
  const last = samples.findLastIndex(heard);
  let longest = 0;
  let since = samples.findIndex(heard);
  for (let at = since; at <= last; at++) {
    if (!heard(samples[at])) continue;
    longest = Math.max(longest, at - since);
    since = at;
  }
  return longest / RATE;
}

test('an announcement is heard without a gap longer than between its two parts', async () => {
  const context = new OfflineAudioContext(1, RATE * 8, RATE);
  const clips = clipSet((bytes) => context.decodeAudioData(bytes));
  const pieces = await Promise.all(callClips(CALL, 'id')
    .map(async ({ clip, pause }) => ({ buffer: await clips.get(clip), pause })));
  schedule(context, context.destination, pieces, 0.1);
  const samples = (await context.startRendering()).getChannelData(0);
  equal(longestSilence(samples) < 0.4, true);
  equal(samples.findLastIndex((sample) => Math.abs(sample) > 0.004) / RATE < 7, true);
});

test('pieces follow each other on the audio clock, apart by their pauses', () => {
  const begun = [];
  const context = { createBufferSource: () => ({ connect: () => {}, start: (at) => begun.push(at.toFixed(2)) }) };
  const piece = (duration, pause) => ({ buffer: { duration }, pause });
  schedule(context, null, [piece(0.5, 'word'), piece(0.25, 'clause'), piece(1, 'sentence'), piece(1)], 10);
  equal(begun, ['10.00', '10.53', '10.98', '12.43']);
});

test('a page without a sound card is silent and says so', async () => {
  const blocked = [];
  const speaker = loudspeaker({ onBlocked: (is) => blocked.push(is), makeContext: () => { throw new Error('none'); } });
  equal(await speaker.ready(), false);
  equal(blocked, [true]);
});

/** A voice whose parts a test can break, and what was heard of it. */
function testVoice({ ready = true, missing = [] } = {}) {
  const heard = [];
  const speech = voice({
    speaker: {
      ready: async () => ready,
      play: async (pieces, { loudness }) => heard.push(`${loudness} ${pieces.map(({ buffer }) => buffer).join(' ')}`),
    },
    clips: { get: async (name) => { if (missing.includes(name)) throw new Error(name); return name; } },
    speak: async (sentences) => heard.push(...sentences.map(({ text }) => `speaks ${text}`)),
    ring: async () => heard.push('rings'),
  });
  return { heard, speech };
}

test('chime, Indonesian and English are one run of clips', async () => {
  const { heard, speech } = testVoice();
  await speech.announce(CALL, { compact: true, loudness: 0.8 });
  equal(heard, ['0.8 chime id/a id/kosong id/satu id/dua id/bilik id/tiga-end '
    + 'en/a en/zero en/one en/two en/booth en/three-end']);
});

test('a language of which a clip is missing is said by the device, in its place', async () => {
  const { heard, speech } = testVoice({ missing: ['id/satu'] });
  await speech.announce(CALL, { compact: true, chime: false });
  equal(heard, ['speaks A kosong satu dua, bilik tiga', '1 en/a en/zero en/one en/two en/booth en/three-end']);
});

test('without the clip of the chime it is rung on the spot', async () => {
  const { heard, speech } = testVoice({ missing: ['chime'] });
  await speech.announce({ ticket: 'A1', booth: '1' }, { languages: ['id', 'jv'], compact: true });
  equal(heard, ['rings', '1 id/a id/satu id/bilik id/satu-end']);
});

test('where the browser allows no sound the device may still speak', async () => {
  const { heard, speech } = testVoice({ ready: false });
  await speech.announce(CALL, { languages: ['en'], compact: true });
  equal(heard, ['speaks A zero one two, booth three']);
});

test('at no loudness nothing is said at all', async () => {
  const { heard, speech } = testVoice();
  await speech.announce(CALL, { loudness: 0 });
  equal(heard, []);
});

test('a clip that could not be had is asked for again', async () => {
  const real = window.fetch;
  let asked = 0;
  window.fetch = async () => (++asked === 1 ? new Response('', { status: 503 }) : new Response('sound'));
  try {
    const clips = clipSet(async (bytes) => bytes.byteLength);
    equal(await clips.get('id/satu').catch((fault) => fault.message), 'the clip id/satu was answered with 503');
    equal([await clips.get('id/satu'), await clips.get('id/satu'), asked], [5, 5, 2]);
  } finally {
    window.fetch = real;
  }
});
