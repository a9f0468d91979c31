// What is said of a call: the words as a sentence, and the clips that say them. Both come from the same phrases, so that
// what is spoken, what a screen reader reads and what the log keeps can't differ. docs/voice.md tells the rules.

import { boothWords, ticketWords } from './number-words.js';

const FIXED = {
  id: { again: 'Panggilan ulang', ticket: 'Nomor antrean', go: 'silakan menuju bilik', booth: 'bilik' },
  en: { again: 'Repeat call', ticket: 'Queue number', go: 'please go to booth', booth: 'booth' },
};

/** The languages that can be spoken, in the order in which they are. */
export const SPOKEN = Object.keys(FIXED);

/** The clip of the bell tones; it belongs to no language. */
export const CHIME = 'chime';

/**
 * The announcement of a call {ticket, booth, recalls} as a sentence. compact: without what can be left out while many
 * are called.
 */
export function callSentence(call, language, { compact = false } = {}) {
  const { again, ticket, booth } = phrases(call, language, compact);
  const sentence = `${text(ticket)}, ${text(booth)}`;
  return again ? `${text(again)}. ${sentence}` : sentence;
}

/**
 * The same as clips: [{clip: "id/nomor-antrean", pause}, …]; pause is what follows a clip: "word", "clause" or
 * "sentence". The last word of a sentence has a clip of its own, in which the voice falls.
 */
export function callClips(call, language, { compact = false } = {}) {
  const { again, ticket, booth } = phrases(call, language, compact);
  const said = [...(again ? clips(again, 'sentence') : []), ...clips(ticket, 'clause'), ...clips(booth, 'sentence')];
  said.at(-1).name += '-end';
  return said.map(({ name, pause }) => ({ clip: `${language}/${name}`, pause }));
}

function phrases({ ticket, booth, recalls = 0 }, language, compact) {
  const fixed = FIXED[language];
  return {
    again: recalls > 0 ? [fixed.again, ''] : null,
    ticket: [compact ? '' : fixed.ticket, ticketWords(ticket, language)],
    booth: [compact ? fixed.booth : fixed.go, boothWords(booth, language)],
  };
}

function text(phrase) {
  return phrase.filter(Boolean).join(' ');
}

/** A fixed part is one clip, each word of a number another: "twenty-one" is twenty, one. */
function clips([fixed, words], pauseAfter) {
  const names = [fixed.toLowerCase().replaceAll(' ', '-'), ...words.toLowerCase().split(/[ -]/)].filter(Boolean);
  return names.map((name, index) => ({ name, pause: index === names.length - 1 ? pauseAfter : 'word' }));
}
