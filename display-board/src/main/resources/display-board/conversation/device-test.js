// Tries camera and microphone for a moment, and lets go of them.

import { openDevice } from './own-media.js';

const LISTEN_MILLIS = 1_000;

/**
 * {camera, microphone, level}: their states as own-media.js has them, and how loud it was at most, 0 to 1. Which ones are tried is
 * said as open() takes it: by the browser's ids, if nothing else is said.
 */
export async function testDevices({ camera, microphone } = {}, open = openDevice) {
  const picture = await open('camera', camera);
  const sound = await open('microphone', microphone);
  const level = typeof sound === 'string' ? 0 : await loudest(sound);
  for (const track of [picture, sound]) if (typeof track !== 'string') track.stop();
  return { camera: stateOf(picture), microphone: stateOf(sound), level };
}

function stateOf(track) {
  return typeof track === 'string' ? track : 'on';
}

async function loudest(track) {
  const context = new AudioContext();
  try {
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let level = 0;
    for (const end = performance.now() + LISTEN_MILLIS; performance.now() < end;) {
      await new Promise((done) => setTimeout(done, 50));
      analyser.getFloatTimeDomainData(samples);
      level = Math.max(level, ...samples.map(Math.abs));
    }
    return Math.min(1, level);
  } finally {
    await context.close();
  }
}
