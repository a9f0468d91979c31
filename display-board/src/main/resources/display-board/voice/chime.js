// Three soft bell tones made on the spot, which turn heads without startling anybody. No file to load, none to miss.

const TONES = [
  { hertz: 659.25, at: 0 },
  { hertz: 523.25, at: 0.28 },
  { hertz: 783.99, at: 0.56 },
];
const RING_SECONDS = 1.1;

/**
 * chime.play() ends when the tones have rung, or at once where the browser allows no sound (until somebody has touched
 * the page). onBlocked(blocked) is told which of the two it is.
 */
export function chime({ onBlocked = () => {}, volume = 0.5 } = {}) {
  let context = null;

  async function running() {
    context ??= new AudioContext();
    if (context.state !== 'running') {
      await Promise.race([context.resume(), new Promise((done) => setTimeout(done, 300))]);
    }
    return context.state === 'running';
  }

  function ring({ hertz, at }, start) {
    const bell = context.createOscillator();
    const loudness = context.createGain();
    bell.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, start + at);
    loudness.gain.exponentialRampToValueAtTime(volume, start + at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + at + RING_SECONDS);
    bell.connect(loudness).connect(context.destination);
    bell.start(start + at);
    bell.stop(start + at + RING_SECONDS);
  }

  return {
    async play() {
      const audible = await running();
      onBlocked(!audible);
      if (!audible) return;
      const start = context.currentTime + 0.03;
      for (const tone of TONES) ring(tone, start);
      await new Promise((done) => setTimeout(done, (TONES.at(-1).at + RING_SECONDS * 0.6) * 1000));
    },

    /** To be called on a touch: browsers allow sound from then on. */
    async unlock() {
      try {
        onBlocked(!(await running()));
      } catch {
        onBlocked(true);
      }
    },
  };
}
