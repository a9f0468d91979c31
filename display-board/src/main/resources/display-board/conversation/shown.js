// A picture that comes and is not shown. A browser may decode every frame of a stream while the element shows none of them, or
// no more of them, for as long as the visit lasts; Chromium 156 does now and then on a busy machine. Such an element gets its
// stream anew.

/** So many looks without a new frame in the element, though some were decoded, are no chance. */
const LOOKS = 2;
/** Frames decoded, by stream. */
const decoded = new WeakMap();
/** What was found at the last look, by element. */
const found = new WeakMap();

/** Tells from time to time how many frames of a stream were decoded so far; the page's videos are compared with it. */
export function lookAt(stream, frames, videos = document.querySelectorAll('video')) {
  const coming = frames > (decoded.get(stream) ?? 0);
  decoded.set(stream, frames);
  if (document.visibilityState !== 'visible') return;
  for (const video of videos) if (video.srcObject === stream) look(video, stream, coming);
}

function look(video, stream, coming) {
  const frames = video.getVideoPlaybackQuality().totalVideoFrames;
  const before = found.get(video);
  const still = coming && !video.paused && !video.hidden && before?.stream === stream && before.frames === frames;
  const times = still ? before.times + 1 : 0;
  found.set(video, { stream, frames, times });
  if (times < LOOKS) return;
  found.delete(video);
  console.warn('A picture came and was not shown: its element gets the stream anew');
  video.srcObject = null;
  video.srcObject = stream;
  video.play().catch(() => {});
}
