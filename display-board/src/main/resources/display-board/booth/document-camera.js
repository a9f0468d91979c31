// The camera that papers are shown to: a second camera where the booth has one, else the one that shows the face, at the
// finest that it can do.

const FINEST = { width: { ideal: 3840 }, height: { ideal: 2160 } };

/** {stream, still(video, canvas), close()}, or null where no camera can be opened. own: the stream of the face. */
export async function openDocumentCamera(own) {
  const face = own?.getVideoTracks()[0];
  const faceId = face?.getSettings().deviceId;
  const stream = await openOf(await otherCamera(faceId)) ?? await openOf(faceId) ?? copyOf(face) ?? await openAny();
  return stream && {
    stream,
    still: (video, canvas) => takeStill(stream.getVideoTracks()[0], video, canvas),
    close() {
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

async function otherCamera(faceId) {
  if (!faceId) return undefined;
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all.find((one) => one.kind === 'videoinput' && one.deviceId && one.deviceId !== faceId)?.deviceId;
}

async function openOf(deviceId) {
  return deviceId ? openAny({ deviceId: { exact: deviceId } }) : undefined;
}

/** Whichever the browser takes, where nothing more is asked: the one of the face may be switched off. */
async function openAny(which = {}) {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { ...which, ...FINEST } });
  } catch {
    // Unplugged or taken: the next one.
    return null;
  }
}

/** Two openings of one camera are not possible everywhere; its picture as it is still shows the paper. */
function copyOf(face) {
  return face?.readyState === 'live' ? new MediaStream([face.clone()]) : null;
}

/** A photograph where the camera takes one, which is finer than its film; else the frame that is shown. */
async function takeStill(track, video, canvas) {
  const picture = await photograph(track) ?? video;
  canvas.width = picture.videoWidth ?? picture.width;
  canvas.height = picture.videoHeight ?? picture.height;
  canvas.getContext('2d').drawImage(picture, 0, 0);
  picture.close?.();
}

async function photograph(track) {
  if (typeof ImageCapture === 'undefined') return undefined;
  try {
    const blob = await within(3000, new ImageCapture(track).takePhoto());
    return await createImageBitmap(blob);
  } catch {
    return undefined;
  }
}

function within(millis, promise) {
  return Promise.race([promise, new Promise((done, fail) => setTimeout(fail, millis, new Error('took too long')))]);
}
