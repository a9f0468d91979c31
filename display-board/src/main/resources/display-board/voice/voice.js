// The voice of a board: bell tones and words of a call from clips. What can't be played so is said in another way: words
// by the device's own voice, tones made on the spot. What can't be said at all is left out; the board shows it.

import { callClips, callSentence, CHIME, SPOKEN } from './call-words.js';

const DIGITS = '0123456789';

/**
 * speaker: a loudspeaker. clips: a clipSet. speak(sentences, {loudness}): the device's voice. ring(loudness): bell tones
 * made on the spot.
 */
export function voice({ speaker, clips, speak, ring }) {
  async function pieces(named) {
    return Promise.all(named.map(async ({ clip, pause }) => ({ buffer: await clips.get(clip), pause })));
  }

  /** What can be played, step by step; neighbours that are made of clips become one step, so that no gap is between. */
  async function steps(call, languages, { compact, chime, loudness, signal }) {
    const parts = [
      chime && { clips: [{ clip: CHIME, pause: 'word' }], instead: () => ring(loudness) },
      ...languages.map((language) => ({
        clips: callClips(call, language, { compact }),
        instead: () => speak([{ language, text: callSentence(call, language, { compact }) }], { loudness, signal }),
      })),
    ].filter(Boolean);
    const found = await Promise.all(parts.map((part) => pieces(part.clips).catch(() => null)));
    const steps = [];
    let run = null;
    parts.forEach((part, index) => {
      if (found[index] === null) {
        run = null;
        steps.push(part.instead);
      } else if (run) {
        run.push(...found[index]);
      } else {
        const mine = [...found[index]];
        run = mine;
        steps.push(() => speaker.play(mine, { loudness, signal }));
      }
    });
    return steps;
  }

  return {
    /**
     * Announces a call in the languages of the branch that can be spoken, and ends when it has been said. compact: the
     * short form, chime: with the tones before it; loudness 0 to 1. An aborted signal ends it at once.
     */
    async announce(call, { languages = SPOKEN, compact = false, chime = true, loudness = 1, signal } = {}) {
      if (loudness <= 0) return;
      const spoken = languages.filter((language) => SPOKEN.includes(language));
      if (!(await speaker.ready())) {
        await speak(spoken.map((language) => ({ language, text: callSentence(call, language, { compact }) })),
          { loudness, signal });
        return;
      }
      for (const step of await steps(call, spoken, { compact, chime, loudness, signal })) {
        if (signal?.aborted) return;
        try {
          await step();
        } catch {
          // This part is not heard; the next may be.
        }
      }
    },

    /** Fetches what the calls of tickets with these letters to these booths will need. */
    prepare({ letters, booths, languages = SPOKEN }) {
      const ticket = `${letters.join('')}${DIGITS}`;
      const spoken = languages.filter((language) => SPOKEN.includes(language));
      const names = spoken.flatMap((language) => booths.flatMap((booth) => [
        ...callClips({ ticket, booth, recalls: 1 }, language),
        ...callClips({ ticket, booth }, language, { compact: true }),
      ])).map(({ clip }) => clip);
      return clips.prefetch([CHIME, ...names]);
    },
  };
}
