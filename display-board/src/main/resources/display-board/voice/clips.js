// The sound files of the voice, decoded once and kept. One that can't be had is asked for again the next time.

const AT_ONCE = 2;

/** decode(bytes) makes of a file what the loudspeaker plays; folder is the address under which the files lie. */
export function clipSet(decode, { folder = '/display-board/voice/clips' } = {}) {
  const kept = new Map();

  async function load(name) {
    const response = await fetch(`${folder}/${name}.ogg`);
    if (!response.ok) throw new Error(`the clip ${name} was answered with ${response.status}`);
    return decode(await response.arrayBuffer());
  }

  function get(name) {
    if (!kept.has(name)) {
      const loading = load(name);
      loading.catch(() => kept.delete(name));
      kept.set(name, loading);
    }
    return kept.get(name);
  }

  return {
    /** The decoded clip; fails where there is none, or none that can be decoded. */
    get,

    /** Fetches clips before they are needed, few at a time: the feed must not wait for them. */
    async prefetch(names) {
      const waiting = [...new Set(names)];
      await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        while (waiting.length > 0) await get(waiting.shift()).catch(() => {});
      }));
    },
  };
}
