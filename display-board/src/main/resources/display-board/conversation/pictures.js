// How large and how fine a picture is sent: the focused booth's large, the others small. Changed without negotiating anew.

const SIZES = {
  large: { maxBitrate: 600_000, scaleResolutionDownBy: 1, maxFramerate: 15 },
  small: { maxBitrate: 150_000, scaleResolutionDownBy: 2, maxFramerate: 15 },
};
/** Decoding AV1 takes 15 times as long. */
const CODECS = ['video/H264', 'video/VP8', 'video/rtx'];

/** Lets a sender send pictures of that size. */
export async function setSize(sender, size, tries = 2) {
  const parameters = sender.getParameters();
  if (parameters.encodings.length === 0) return;
  Object.assign(parameters.encodings[0], SIZES[size] ?? SIZES.small);
  // with the browser's own choice a picture that was small often stays so
  parameters.degradationPreference = 'maintain-resolution';
  try {
    await sender.setParameters(parameters);
  } catch (stale) {
    // they were changed in between by a description
    if (tries > 1) await setSize(sender, size, tries - 1);
  }
}

export function preferCodecs(transceiver) {
  const known = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const wanted = CODECS.flatMap((name) => known.filter(({ mimeType }) => mimeType === name));
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
}
