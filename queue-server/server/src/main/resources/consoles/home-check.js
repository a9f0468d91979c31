// The test of camera and sound while somebody waits: the own picture, how loud the microphone hears, and a tone to be heard.
// Nothing of it leaves the page, and nothing is open before somebody has pressed the button.

import { openDevice } from '/display-board/conversation/own-media.js';
import { byId, setText } from '/display-board/shared/dom.js';
import { chime } from '/display-board/voice/chime.js';

const LOOK_MILLIS = 100;
/** The level that fills the meter is far below the loudest that there is. */
const LOUD = 0.5;

export function homeCheck({ words }) {
  const bell = chime({ volume: 0.9 });
  const states = { camera: null, microphone: null };
  let tracks = [];
  let context = null;
  let looking = 0;
  /** Each begin has a number, so that devices which open after the end are let go of. */
  let turn = 0;

  function render() {
    const open = tracks.length > 0;
    for (const device of ['camera', 'microphone']) {
      setText(byId(`check-${device}`), states[device] ? words.t(`booth.${device}.${states[device]}`) : '');
    }
    byId('check-own').hidden = states.camera !== 'on';
    byId('check-level').hidden = states.microphone !== 'on';
    byId('check-begin').hidden = open;
    byId('check-end').hidden = !open;
  }

  async function begin() {
    const mine = ++turn;
    byId('check-begin').disabled = true;
    for (const device of ['camera', 'microphone']) {
      const opened = await openDevice(device);
      if (mine !== turn) {
        if (opened instanceof MediaStreamTrack) opened.stop();
        return;
      }
      states[device] = typeof opened === 'string' ? opened : 'on';
      if (typeof opened !== 'string') take(device, opened);
      render();
    }
    byId('check-begin').disabled = false;
  }

  function take(device, track) {
    tracks.push(track);
    const stream = new MediaStream([track]);
    if (device === 'camera') byId('check-own').srcObject = stream;
    else listen(stream);
  }

  function listen(stream) {
    context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    looking = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      byId('check-level').value = Math.min(1, Math.max(...samples.map(Math.abs)) / LOUD);
    }, LOOK_MILLIS);
  }

  function end() {
    turn++;
    clearInterval(looking);
    for (const track of tracks) track.stop();
    tracks = [];
    context?.close();
    context = null;
    byId('check-own').srcObject = null;
    byId('check-begin').disabled = false;
    states.camera = states.microphone = null;
    render();
  }

  byId('check-begin').addEventListener('click', begin);
  byId('check-end').addEventListener('click', end);
  byId('check-tone').addEventListener('click', () => bell.play());
  render();

  return { render, end, ring: () => bell.play().catch(() => {}) };
}
