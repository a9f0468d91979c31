// The loudspeaker of a page. Pieces of sound are put on the audio clock in advance, so that no gap comes of what else
// the page is doing. Browsers allow sound only after a touch, or where they were started so (docs/voice.md).

import { levelled } from './loudness.js';

const PAUSE_SECONDS = { none: 0, word: 0.03, clause: 0.2, sentence: 0.45 };
const AHEAD_SECONDS = 0.05;
const RESUME_MILLIS = 300;

/** onBlocked(blocked) is told whether the browser lets the page be heard, whenever that was tried. */
export function loudspeaker({ onBlocked = () => {}, makeContext = () => new AudioContext() } = {}) {
  let context = null;
  let volume = null;

  function open() {
    if (context) return;
    context = makeContext();
    volume = context.createGain();
    volume.connect(context.destination);
  }

  /** Whether the page can be heard now; never fails. */
  async function ready() {
    let audible = false;
    try {
      open();
      if (context.state !== 'running') {
        await Promise.race([context.resume(), new Promise((done) => setTimeout(done, RESUME_MILLIS))]);
      }
      audible = context.state === 'running';
    } catch {
      // No sound card, or a browser without Web Audio: the same as blocked, but for ever.
    }
    onBlocked(!audible);
    return audible;
  }

  return {
    ready,

    /** Bytes of a sound file as what play() takes, as loud as any other; fails where they are none. */
    async decode(bytes) {
      open();
      return levelled(await context.decodeAudioData(bytes));
    },

    /**
     * Plays pieces [{buffer, pause}] one after another and ends with the last; an aborted signal silences them at once.
     * loudness: 0 to 1.
     */
    async play(pieces, { loudness = 1, signal } = {}) {
      if (pieces.length === 0 || signal?.aborted) return;
      volume.gain.value = loudness;
      const sources = schedule(context, volume, pieces, context.currentTime + AHEAD_SECONDS);
      await new Promise((done) => {
        sources.at(-1).onended = done;
        signal?.addEventListener('abort', () => {
          for (const source of sources) source.stop();
          done();
        });
      });
    },
  };
}

/** Puts the pieces on the clock of a context, from a time in seconds on; answers with their sources. */
export function schedule(context, destination, pieces, from) {
  let at = from;
  return pieces.map(({ buffer, pause = 'none' }) => {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(destination);
    source.start(at);
    at += buffer.duration + PAUSE_SECONDS[pause];
    return source;
  });
}
