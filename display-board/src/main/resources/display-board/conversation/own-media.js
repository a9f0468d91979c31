// This page's own camera and microphone. They are asked for one by one, since together they fail as one; what is missing is
// said by its state: on, off, none, blocked or taken.

const CAMERA = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 30 } };
const MICROPHONE = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const KINDS = { camera: 'video', microphone: 'audio' };
const FAULTS = { NotFoundError: 'none', OverconstrainedError: 'none', NotAllowedError: 'blocked', SecurityError: 'blocked' };

/** The state that a failure to open a device means. */
export function faultState(fault) {
  return FAULTS[fault?.name] ?? 'taken';
}

/** Opens one device; its track, or what is in the way as a state. */
export async function openDevice(device, deviceId) {
  if (!navigator.mediaDevices) return 'blocked';
  const wanted = { ...(device === 'camera' ? CAMERA : MICROPHONE), ...(deviceId ? { deviceId: { exact: deviceId } } : {}) };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ [KINDS[device]]: wanted });
    return stream.getTracks()[0];
  } catch (fault) {
    return faultState(fault);
  }
}

/**
 * onChange() is called when a track or a state has changed. Nothing is open until needs() says so. open(device, deviceId) is how a
 * device is opened, and answers as openDevice() does: whoever has no camera to show brings a picture of its own.
 */
export function ownMedia({ onChange, open = openDevice }) {
  const chosen = {};
  const tracks = { camera: null, microphone: null };
  const states = { camera: 'off', microphone: 'off' };
  /** What the page needs now, and what the person has switched off. */
  let needed = false;
  const refused = { camera: false, microphone: false };
  const opening = { camera: 0, microphone: 0 };
  let stream = null;

  const wanted = (device) => needed && !refused[device];

  async function follow(device) {
    // a microphone that is switched off stays open and says nothing: what was taken out comes back late
    if (device === 'microphone' && needed && tracks.microphone) {
      tracks.microphone.enabled = !refused.microphone;
      become(device, tracks.microphone, refused.microphone ? 'off' : 'on');
      return;
    }
    if (!wanted(device)) {
      close(device, 'off');
      return;
    }
    if (tracks[device]) return;
    const turn = ++opening[device];
    const opened = await open(device, chosen[device]);
    if (turn !== opening[device] || !wanted(device)) {
      if (opened instanceof MediaStreamTrack) opened.stop();
      return;
    }
    if (typeof opened === 'string') {
      become(device, null, opened);
      return;
    }
    opened.onended = () => close(device, 'none');
    become(device, opened, 'on');
  }

  function close(device, state) {
    opening[device]++;
    const track = tracks[device];
    if (track) {
      track.onended = null;
      track.stop();
    }
    become(device, null, state);
  }

  function become(device, track, state) {
    if (tracks[device] === track && states[device] === state) return;
    tracks[device] = track;
    states[device] = state;
    const live = Object.values(tracks).filter(Boolean);
    stream = live.length > 0 ? new MediaStream(live) : null;
    onChange();
  }

  function followBoth() {
    return Promise.all([follow('camera'), follow('microphone')]);
  }

  // somebody plugged a camera in, or another program let go of it
  const plugged = () => {
    for (const device of Object.keys(tracks)) if (!tracks[device] && states[device] !== 'blocked') follow(device);
  };
  navigator.mediaDevices?.addEventListener('devicechange', plugged);

  return {
    get camera() {
      return tracks.camera;
    },
    get microphone() {
      return tracks.microphone;
    },
    get own() {
      return { camera: states.camera, microphone: states.microphone, stream };
    },
    get muted() {
      return states.microphone !== 'on';
    },
    /** Whether the page needs its devices now; without, all tracks are stopped. What was switched off stays so. */
    needs(on) {
      if (needed === on) return Promise.resolve();
      needed = on;
      return followBoth();
    },
    switch(device, on) {
      refused[device] = !on;
      // a person who switches it on again tries anew what did not work
      if (on && !tracks[device]) close(device, 'off');
      return follow(device);
    },
    /** With the next person both are on again. */
    forgetSwitches() {
      refused.camera = refused.microphone = false;
    },
    /** Takes other devices; those that are not named stay. */
    choose(devices) {
      for (const device of Object.keys(tracks)) {
        if (!(device in devices) || chosen[device] === devices[device]) continue;
        chosen[device] = devices[device];
        close(device, 'off');
        follow(device);
      }
    },
    devices: async () => (await navigator.mediaDevices?.enumerateDevices()) ?? [],
    close() {
      needed = false;
      navigator.mediaDevices?.removeEventListener('devicechange', plugged);
      close('camera', 'off');
      close('microphone', 'off');
    },
  };
}
