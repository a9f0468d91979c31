// Devices by their names. A booth may have a second camera, which looks at papers, and a monitor with a loudspeaker beside the
// handset; so its address says which is which: ?camera=Logitech&microphone=Handset&speaker=Handset.

import { openDevice } from './own-media.js';

const KINDS = { camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput' };

/** What an address says: of each device a part of the name by which the browser lists it, or null. */
export function namesIn(search) {
  const query = new URLSearchParams(search);
  return Object.fromEntries(Object.keys(KINDS).map((device) => [device, query.get(device)?.trim() || null]));
}

/**
 * Opens a device as openDevice() does: the one of that name, or the usual one without a name. Where none has the name the answer
 * is 'none': another camera in its place might look at the papers of whoever sits there.
 */
export async function openNamed(device, name) {
  if (!name) return openDevice(device);
  let id = await idOf(device, name);
  if (id === undefined) {
    // a page that has opened no device yet may be told of devices without names
    const usual = await openDevice(device);
    if (typeof usual === 'string') return usual;
    id = await idOf(device, name);
    usual.stop();
  }
  return id === undefined ? 'none' : openDevice(device, id);
}

/** The browser's id of the first device whose name holds that part, in large or small letters; undefined where there is none. */
export async function idOf(device, name) {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const part = name.toLowerCase();
  return all.find(({ kind, label }) => kind === KINDS[device] && label.toLowerCase().includes(part))?.deviceId;
}
