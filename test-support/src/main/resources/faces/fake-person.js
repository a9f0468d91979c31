// Somebody before the camera and the microphone of a page, for tests: the picture says in large blocks who it is and which
// frame of it this is, the sound is bursts of a pitch of its own. Runs before the page's own scripts as a function of
// {id, pitch, faults}; faces.js reads both at the other end.

({ id, pitch, faults }) => {
  const RATE = 15;
  const WIDTH = 640;
  const HEIGHT = 360;
  const COLUMNS = 8;
  const ROWS = 4;
  /** A steady tone would be taken for noise. */
  const BURST_SECONDS = 0.25;
  const PAUSE_SECONDS = 0.1;

  const person = { id, pitch, faults, tracks: [] };
  window.person = person;

  /** Rows of eight blocks: the id, the id turned round, and the number of the frame as a Gray code in two rows. */
  function rows(frame) {
    const gray = (frame ^ (frame >> 1)) & 0xffff;
    return [person.id, ~person.id & 0xff, gray >> 8, gray & 0xff];
  }

  function draw(pen, frame) {
    rows(frame).forEach((row, y) => {
      for (let x = 0; x < COLUMNS; x++) {
        pen.fillStyle = (row >> (COLUMNS - 1 - x)) & 1 ? 'white' : 'black';
        pen.fillRect(x * WIDTH / COLUMNS, y * HEIGHT / ROWS, WIDTH / COLUMNS, HEIGHT / ROWS);
      }
    });
  }

  function camera() {
    const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
    const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    const track = canvas.captureStream(0).getVideoTracks()[0];
    let frame = 0;
    const film = setInterval(() => {
      draw(pen, frame++);
      track.requestFrame();
    }, 1000 / RATE);
    return { track, end: () => clearInterval(film) };
  }

  function microphone() {
    const context = new AudioContext({ latencyHint: 'playback' });
    const tone = new OscillatorNode(context, { frequency: person.pitch });
    const loudness = new GainNode(context, { gain: 0 });
    const out = context.createMediaStreamDestination();
    tone.connect(loudness).connect(out);
    tone.start();
    let next = context.currentTime;
    const bursts = setInterval(() => {
      for (; next < context.currentTime + 1; next += BURST_SECONDS + PAUSE_SECONDS) {
        loudness.gain.setTargetAtTime(0.5, next, 0.005);
        loudness.gain.setTargetAtTime(0, next + BURST_SECONDS, 0.005);
      }
    }, 200);
    return {
      track: out.stream.getAudioTracks()[0],
      end() {
        clearInterval(bursts);
        context.close();
      },
    };
  }

  function open(kind) {
    if (faults[kind]) throw new DOMException(`The ${kind} of this person fails`, faults[kind]);
    const { track, end } = kind === 'video' ? camera() : microphone();
    const stop = track.stop.bind(track);
    track.stop = () => {
      end();
      stop();
    };
    person.tracks.push(track);
    return track;
  }

  navigator.mediaDevices.getUserMedia = async ({ video, audio }) =>
    new MediaStream([...(video ? [open('video')] : []), ...(audio ? [open('audio')] : [])]);

  /** Somebody else sits down before the same camera. */
  person.become = (next, tone) => Object.assign(person, { id: next, pitch: tone });

  /** Somebody pulls the plug: the page is told, and there is no such device any more. */
  person.unplug = (kind) => {
    faults[kind] = 'NotFoundError';
    for (const track of person.tracks) {
      if (track.kind !== kind || track.readyState !== 'live') continue;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  };

  person.plugIn = (kind) => {
    delete faults[kind];
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  };
}
