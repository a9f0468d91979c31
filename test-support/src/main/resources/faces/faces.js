// Watches every video of a page that shows others, for a test, from before the page's own scripts: who is seen in it, which frame of whom, and
// which pitch comes with it. What fake-person.js draws and sounds is read here.

(() => {
  /** Often enough for whatever stays longer than a frame or two; more would keep the machine from the calls themselves. */
  const LOOK_MILLIS = 100;
  const COLUMNS = 8;
  const ROWS = 4;
  const BLOCK = 8;
  const DARK = 80;
  const BRIGHT = 170;
  /** Above it something is heard; what is switched off is silent to the last bit. */
  const HEARD = 0.01;
  const LONGEST = 20_000;

  const canvas = new OffscreenCanvas(COLUMNS * BLOCK, ROWS * BLOCK);
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  const watched = new WeakMap();
  let ears = null;

  /** All that was seen and heard: {name, at, id, frame, width} and {name, at, level, pitch}. */
  const faces = { seen: [], heard: [] };
  window.faces = faces;

  /** How each video of the page stands: frames may come and not be shown. */
  faces.videos = () => [...document.querySelectorAll('video')].map((video) => ({
    name: nameOf(video),
    shown: document.visibilityState,
    hidden: video.hidden,
    paused: video.paused,
    muted: video.muted,
    ready: video.readyState,
    time: video.currentTime,
    width: video.videoWidth,
    tracks: video.srcObject?.getTracks().map(({ kind, readyState, muted }) => `${kind} ${readyState} ${muted ? 'muted' : ''}`),
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
  }));

  function nameOf({ dataset }) {
    if (dataset.booth) return `booth ${dataset.booth}`;
    if (dataset.officer !== undefined) return 'officer';
    if (dataset.interpreter !== undefined) return 'interpreter';
    return 'own';
  }

  /** Whom a picture shows, or null where it is none of ours, or is not sharp yet. */
  function read(video) {
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const rows = [];
    for (let y = 0; y < ROWS; y++) {
      let row = 0;
      for (let x = 0; x < COLUMNS; x++) {
        const light = data[4 * ((y * BLOCK + BLOCK / 2) * canvas.width + x * BLOCK + BLOCK / 2) + 1];
        if (light > DARK && light < BRIGHT) return null;
        row = (row << 1) | (light >= BRIGHT ? 1 : 0);
      }
      rows.push(row);
    }
    const [id, turned, high, low] = rows;
    if (id === 0 || (id ^ turned) !== 0xff) return null;
    let frame = 0;
    for (let gray = (high << 8) | low; gray > 0; gray >>= 1) frame ^= gray;
    return { id, frame };
  }

  function see(video, known) {
    const { totalVideoFrames: frames } = video.getVideoPlaybackQuality();
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || (known.stream === video.srcObject && known.frames === frames)) return;
    known.frames = frames;
    const picture = read(video);
    if (picture) keep(faces.seen, { name: nameOf(video), at: performance.now(), ...picture, width: video.videoWidth });
  }

  /** Listens to the stream itself: what an element that is muted keeps from the loudspeaker is there all the same. */
  function hear(video, known) {
    const track = video.srcObject?.getAudioTracks()[0] ?? null;
    if (track !== known.track) {
      known.source?.disconnect();
      known.source = null;
      known.track = track;
      if (track) {
        ears ??= new AudioContext({ latencyHint: 'playback' });
        known.source = ears.createMediaStreamSource(new MediaStream([track]));
        known.ear = new AnalyserNode(ears, { fftSize: 8192, smoothingTimeConstant: 0 });
        known.source.connect(known.ear);
      }
    }
    if (!known.source || ears.state !== 'running') return;
    const samples = new Float32Array(known.ear.fftSize);
    known.ear.getFloatTimeDomainData(samples);
    let level = 0;
    for (const sample of samples) if (sample > level) level = sample;
    keep(faces.heard, { name: nameOf(video), at: performance.now(), level, pitch: level > HEARD ? pitchOf(known.ear) : 0, muted: video.muted });
  }

  function pitchOf(ear) {
    const loudness = new Float32Array(ear.frequencyBinCount);
    ear.getFloatFrequencyData(loudness);
    let loudest = 0;
    for (let bin = 1; bin < loudness.length; bin++) if (loudness[bin] > loudness[loudest]) loudest = bin;
    return loudest * ear.context.sampleRate / ear.fftSize;
  }

  function keep(log, entry) {
    log.push(entry);
    if (log.length > LONGEST) log.shift();
  }

  setInterval(() => {
    for (const video of document.querySelectorAll('video')) {
      if (!watched.has(video)) watched.set(video, {});
      const known = watched.get(video);
      if (nameOf(video) === 'own') continue;
      hear(video, known);
      if (video.srcObject) see(video, known);
      known.stream = video.srcObject;
    }
  }, LOOK_MILLIS);
})();
