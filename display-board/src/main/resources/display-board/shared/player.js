// Videos that bring a voice. Before somebody has touched a page the browser may refuse to play sound, and then shows no picture
// either: such a video plays silently until the first touch.

/** The videos that are to be heard. */
const heard = new Set();
let silenced = false;

/** Puts a stream into its element, or nothing; with its sound, or without. */
export function playStream(video, stream, sound = true) {
  if (video.srcObject !== stream) video.srcObject = stream;
  if (stream && sound) heard.add(video);
  else heard.delete(video);
  video.muted = !sound || silenced;
  if (!stream || video.muted || !video.paused) return;
  video.play().catch(({ name }) => {
    // any other failure is of a stream that was taken out meanwhile, or has no picture yet
    if (name !== 'NotAllowedError' || video.srcObject !== stream) return;
    silenced = video.muted = true;
    video.play().catch(() => {});
    for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, unsilence, { once: true });
  });
}

/** Plays a video's sound by a loudspeaker of that id, '' for the usual one; a browser that can't choose keeps the usual one. */
export function playThrough(video, speaker) {
  if (video.setSinkId && video.sinkId !== speaker) video.setSinkId(speaker).catch(() => {});
}

function unsilence() {
  silenced = false;
  for (const video of heard) video.muted = false;
}
