// The camera and the microphone of somebody who is imagined: a canvas that is painted while it is looked at, and silence.

export const WIDTH = 640;
export const HEIGHT = 360;
const FRAMES_A_SECOND = 8;
const SECOND = 1_000;

let sound = null;

/** Opens "camera" or "microphone"; paint(pen, now) draws the picture of a moment in seconds. */
export function openImagined(device, paint) {
  return device === 'camera' ? camera(paint) : silence();
}

function camera(paint) {
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  // each picture is read by the encoder: it is better painted where that can read it
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  const [track] = canvas.captureStream(FRAMES_A_SECOND).getVideoTracks();
  const painting = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(painting);
    else if (!document.hidden) paint(pen, performance.now() / SECOND);
  }, SECOND / FRAMES_A_SECOND);
  return track;
}

/** A track on which nothing is ever said; its clock stands, so it costs nothing. */
function silence() {
  sound ??= new AudioContext();
  sound.suspend();
  return sound.createMediaStreamDestination().stream.getAudioTracks()[0];
}
