// A picture of a document on its way from page to page, in parts, by the data channel of their connection. It is stored
// nowhere.

const PART = 16 * 1024;
/** Bytes; a photograph of a page is far below. */
export const LARGEST = 12 * 1024 * 1024;
const FULL = 1024 * 1024;
const LOOK_MILLIS = 20;

/**
 * Sends a blob or a canvas; settles when all of it is on its way. The channel opens a moment after the connection, so a picture
 * may have to wait for it. Fails where the channel has closed.
 */
export async function sendDocument(channel, picture) {
  const blob = picture instanceof Blob ? picture : await new Promise((done) => picture.toBlob(done, 'image/jpeg', 0.92));
  if (!blob || blob.size > LARGEST) throw new Error('the picture is too large');
  await until(() => channel.readyState !== 'connecting');
  channel.send(JSON.stringify({ document: { type: blob.type, size: blob.size } }));
  const bytes = await blob.arrayBuffer();
  for (let at = 0; at < bytes.byteLength; at += PART) {
    await until(() => channel.readyState !== 'open' || channel.bufferedAmount <= FULL);
    channel.send(bytes.slice(at, at + PART));
  }
}

/** Looks again and again, since a channel that this page closes says nothing. */
async function until(holds) {
  while (!holds()) await new Promise((done) => setTimeout(done, LOOK_MILLIS));
}

/** Puts the parts together; onDocument(blob) gets each picture that came whole. */
export function documentReader(onDocument) {
  let coming = null;

  return (data) => {
    if (typeof data === 'string') {
      const { document } = JSON.parse(data);
      if (!document || !/^image\/(jpeg|png|webp)$/.test(document.type) || !(document.size <= LARGEST)) coming = null;
      else coming = { ...document, parts: [], left: document.size };
      return;
    }
    if (!coming) return;
    coming.parts.push(data);
    coming.left -= data.byteLength;
    if (coming.left < 0) coming = null;
    else if (coming.left === 0) {
      const { parts, type } = coming;
      coming = null;
      onDocument(new Blob(parts, { type }));
    }
  };
}
