import { callClips, CHIME } from '/display-board/voice/call-words.js';
import { clipSet } from '/display-board/voice/clips.js';
import { levelled, loudness, TARGET } from '/display-board/voice/loudness.js';
import { loudspeaker } from '/display-board/voice/sound.js';
import { equal, test } from './harness.js';

const RATE = 48_000;
/** The largest difference that passes for equally loud, in dB. */
const EQUAL = 2;

const context = new OfflineAudioContext(2, RATE, RATE);

/** A tone of so many seconds, on one channel or both. */
function tone({ hertz = 997, amplitude = 1, seconds = 2, channels = 1, rate = RATE }) {
  const buffer = new AudioBuffer({ length: seconds * rate, numberOfChannels: channels, sampleRate: rate });
  for (let channel = 0; channel < channels; channel++) {
    buffer.copyToChannel(Float32Array.from({ length: seconds * rate },
      (_, at) => amplitude * Math.sin(2 * Math.PI * hertz * at / rate)), channel);
  }
  return buffer;
}

const near = (is, shouldBe, within = 0.1) => equal(Math.abs(is - shouldBe) < within ? shouldBe : is, shouldBe);

test('loudness is what ITU-R BS.1770 says of a tone', () => {
  near(loudness(tone({})), -3.01);
  near(loudness(tone({ channels: 2 })), 0);
  near(loudness(tone({ amplitude: 0.1 })), -23.01);
  near(loudness(tone({ rate: 44_100 })), -3.01);
  near(loudness(tone({ seconds: 0.2 })), -3.01);
  near(loudness(tone({ hertz: 38, amplitude: 0.5 })) < -14, true);
  equal(loudness(tone({ amplitude: 0 })), null); // JSON knows no infinity
});

test('a pause does not make a recording less loud', () => {
  const half = tone({ seconds: 4 });
  half.copyToChannel(new Float32Array(2 * RATE), 0, 2 * RATE);
  near(loudness(half), -3.01, 0.4);
});

test('a recording of a branch is as loud as the shipped clips, and none is cut off', () => {
  near(loudness(levelled(tone({ amplitude: 0.004 }))), TARGET);
  near(loudness(levelled(tone({ amplitude: 1 }))), TARGET);
  const sharp = tone({ amplitude: 0.001 });
  sharp.getChannelData(0)[100] = 0.5;
  equal(levelled(sharp).getChannelData(0).every((sample) => Math.abs(sample) <= 1), true);
  equal(loudness(levelled(tone({ amplitude: 0 }))), null);
});

test('all words that a call can have are heard equally loud', async () => {
  const clips = clipSet(loudspeaker({ makeContext: () => context }).decode);
  const names = new Set([CHIME]);
  for (const language of ['id', 'en']) {
    for (let booth = 1; booth <= 120; booth++) {
      const ticket = `${String.fromCharCode(65 + booth % 26)}${booth}0123456789`;
      for (const compact of [true, false]) {
        for (const { clip } of callClips({ ticket, booth: String(booth), recalls: 1 }, language, { compact })) names.add(clip);
      }
    }
  }
  const all = await Promise.all([...names].map(async (name) => [loudness(await clips.get(name)), name]));
  all.sort(([one], [other]) => one - other);
  const [[softest, soft], [loudest, loud]] = [all[0], all.at(-1)];
  equal(loudest - softest <= EQUAL ? 'even' : `${soft} ${softest}, ${loud} ${loudest}`, 'even');
});
