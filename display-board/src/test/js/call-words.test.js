import { callClips, callSentence, CHIME, SPOKEN } from '/display-board/voice/call-words.js';
import { equal, test } from './harness.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BOOTHS = [...Array.from({ length: 1100 }, (_, number) => String(number)), '12B', 'VIP-1', '03', '2500', '999999',
  '1234567'];
const HOW = [{}, { compact: true }];

/** Every call that a branch can make: each letter, numbers up to A1500, each booth, first and repeated. */
function* everyCall() {
  for (const letter of LETTERS) {
    for (let number = 1; number <= 1500; number++) {
      yield { ticket: `${letter}${String(number).padStart(3, '0')}`, booth: BOOTHS[number % BOOTHS.length] };
    }
  }
  for (const booth of BOOTHS) yield { ticket: 'K007', booth, recalls: 1 };
}

function clipsOfEveryCall() {
  const names = new Set([CHIME]);
  for (const call of everyCall()) {
    for (const language of SPOKEN) {
      for (const how of HOW) for (const { clip } of callClips(call, language, how)) names.add(clip);
    }
  }
  return names;
}

test('the whole call is a sentence, and a recall is marked', () => {
  equal(callSentence({ ticket: 'A012', booth: '3' }, 'id'), 'Nomor antrean A kosong satu dua, silakan menuju bilik tiga');
  equal(callSentence({ ticket: 'A012', booth: '12' }, 'en'), 'Queue number A zero one two, please go to booth twelve');
  equal(callSentence({ ticket: 'K7', booth: '1', recalls: 2 }, 'id'),
    'Panggilan ulang. Nomor antrean K tujuh, silakan menuju bilik satu');
});

test('in a burst a call is a number and a booth', () => {
  const call = { ticket: 'A012', booth: '3' };
  equal(SPOKEN.map((language) => callSentence(call, language, { compact: true })),
    ['A kosong satu dua, bilik tiga', 'A zero one two, booth three']);
});

test('a call is said by the clips of its words, and the voice falls at its end', () => {
  equal(callClips({ ticket: 'A12', booth: '21', recalls: 1 }, 'en').map(({ clip, pause }) => `${clip} ${pause}`), [
    'en/repeat-call sentence', 'en/queue-number word', 'en/a word', 'en/one word', 'en/two clause',
    'en/please-go-to-booth word', 'en/twenty word', 'en/one-end sentence']);
  equal(callClips({ ticket: 'B3', booth: '12' }, 'id', { compact: true }).map(({ clip }) => clip),
    ['id/b', 'id/tiga', 'id/bilik', 'id/dua', 'id/belas-end']);
});

test('the clips of every call say its sentence, word by word', () => {
  for (const call of everyCall()) {
    for (const language of SPOKEN) {
      for (const how of HOW) {
        const words = callSentence(call, language, how).toLowerCase().replace(/[.,]/g, '').replaceAll('-', ' ');
        const said = callClips(call, language, how).map(({ clip }) => clip.slice(3).replace(/-end$/, '')).join(' ');
        if (said.replaceAll('-', ' ') !== words) throw new Error(`${said} is not ${words}`);
      }
    }
  }
});

test('every clip that any call names is shipped, can be decoded, is heard and is short', async () => {
  const decoder = new OfflineAudioContext(1, 1, 48_000);
  const names = [...clipsOfEveryCall()];
  const faults = [];
  let bytes = 0;
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (names.length > 0) {
      const name = names.shift();
      try {
        const file = await (await fetch(`/display-board/voice/clips/${name}.ogg`)).arrayBuffer();
        bytes += file.byteLength;
        const clip = await decoder.decodeAudioData(file);
        const loudest = clip.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
        if (clip.duration < 0.1 || clip.duration > 2 || loudest < 0.3) {
          faults.push(`${name}: ${clip.duration} s, loudest ${loudest}`);
        }
      } catch (fault) {
        faults.push(`${name}: ${fault}`);
      }
    }
  }));
  equal(faults, []);
  equal(bytes < 1_500_000, true);
});
