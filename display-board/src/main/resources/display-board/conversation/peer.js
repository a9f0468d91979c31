// One connection between two pages of a conversation: picture and sound both ways, and a channel for documents and for a
// pulse. One side makes all offers and the other one all answers, so that nothing is ever rolled back: after a rollback
// Chromium 156 may decode every frame that comes and show none.

import { documentReader, sendDocument } from './documents.js';
import { preferCodecs, setSize } from './pictures.js';

const PULSE_MILLIS = 500;
const SILENT_MILLIS = 2_000;
const AGAIN_MILLIS = 3_000;
const LOOK_MILLIS = 500;
/** Of the loudest that there is; below it is a room. */
const SPEAKS = 0.03;
const GOOD = { seconds: 0.25, lost: 0.03 };
const FAIR = { seconds: 0.6, lost: 0.1 };

/** A connection that never came up for so long lacks something that one side said; the next time it is given twice as long. */
const LATE_MILLIS = 10_000;

/**
 * offers: whether this side makes the offers. signal(data) sends to the other page, as far as it hears; media.camera and
 * media.microphone are this page's tracks, and media.muted is whether nobody is to hear it; onChange() is told of every
 * change, onDocument(blob) of a picture that came.
 */
export function peer({ offers, iceServers, signal, media, onChange, onDocument }) {
  const connection = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' });
  const channel = connection.createDataChannel('', { negotiated: true, id: 0 });
  const read = documentReader(onDocument);
  const stream = new MediaStream();
  /** The sound that goes to this page alone: whom one whispers to is a matter of its own switch. */
  let voice = null;
  let voiceOf = null;
  let voiced = false;
  let size = 'small';
  let wanted = 'small';
  /** What was heard before; each signal waits for it. */
  let heard = Promise.resolve();
  let pulseAt = performance.now();
  let restartedAt = performance.now();
  let lateAt = performance.now() + LATE_MILLIS;
  let patience = LATE_MILLIS;
  let packets = 0;
  let everUp = false;
  let closed = false;
  const seen = { link: 'connecting', quality: 'none', speaking: false };
  let before = { lost: 0, received: 0 };
  channel.binaryType = 'arraybuffer';

  if (offers) {
    connection.addTransceiver('audio', { direction: 'sendrecv' });
    preferCodecs(connection.addTransceiver('video', { direction: 'sendrecv' }));
  }

  const sender = (kind) => connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;

  /**
   * Sends what this page has open, and nothing where it has nothing. Tracks are handed over one by one, and the visit may end
   * between two.
   */
  async function sendOwn() {
    if (closed) return;
    try {
      await handOver();
    } catch (fault) {
      if (!closed) throw fault;
    }
  }

  async function handOver() {
    const [sound, picture] = [sender('audio'), sender('video')];
    if (sound && media.microphone !== voiceOf) {
      voice?.stop();
      voiceOf = media.microphone;
      voice = voiceOf?.clone() ?? null;
      await sound.replaceTrack(voice);
    }
    tune();
    if (picture && picture.track !== media.camera) await picture.replaceTrack(media.camera);
    if (picture) await setSize(picture, size);
  }

  /** Muting leaves the track where it is: taking it out costs whoever listens a lasting delay. */
  function tune() {
    if (voice) voice.enabled = voiced && !media.muted;
  }

  const describeOwn = () => signal({ description: connection.localDescription, size: wanted });

  /** Says again what the other side may have missed. */
  function again() {
    if (closed) return;
    if (connection.signalingState === 'have-local-offer') describeOwn();
    else if (!offers && !connection.remoteDescription) signal({ hello: true });
    else signal({ size: wanted });
  }

  connection.onnegotiationneeded = async () => {
    if (!offers) return;
    try {
      await connection.setLocalDescription();
      describeOwn();
    } catch (fault) {
      if (!closed) console.warn('No offer could be made', fault);
    }
  };
  connection.onicecandidate = ({ candidate }) => candidate && signal({ candidate });
  connection.ontrack = ({ track }) => stream.addTrack(track);
  connection.onconnectionstatechange = () => {
    if (connection.connectionState === 'failed') restart();
    look();
  };
  channel.onmessage = ({ data }) => {
    pulseAt = performance.now();
    if (data !== '') read(data);
  };

  /** One signal after the other: two descriptions at once would each find the connection in the middle of the other. */
  function hear(data) {
    heard = heard.then(() => take(data));
    return heard;
  }

  async function take({ description, candidate, size: asked, hello }) {
    if (closed) return;
    try {
      if (hello) again();
      if (asked) await resize(asked);
      if (description) await describe(description);
      else if (candidate) await connection.addIceCandidate(candidate);
    } catch (fault) {
      if (!closed) console.warn('A signal did not fit', fault);
    }
  }

  async function resize(asked) {
    if (asked === size) return;
    size = asked;
    const picture = sender('video');
    if (picture) await setSize(picture, size);
  }

  async function describe(description) {
    if (offers) await takeAnswer(description);
    else await answer(description);
    await sendOwn();
  }

  async function takeAnswer(description) {
    // the answer to an offer that was said twice
    if (description.type !== 'answer' || connection.signalingState !== 'have-local-offer') return;
    await setTheirs(description);
  }

  /** An offer that was said again is answered again: it has the addresses that were found since, and the answer may be lost. */
  async function answer(description) {
    if (description.type !== 'offer') return;
    await setTheirs(description);
    for (const transceiver of connection.getTransceivers()) {
      if (!transceiver.stopped) transceiver.direction = 'sendrecv';
    }
    await sendOwn();
    await connection.setLocalDescription();
    describeOwn();
  }

  async function setTheirs(description) {
    const tracks = stream.getTracks().length;
    await connection.setRemoteDescription(description);
    // sound and picture together: an element that got the sound alone would begin anew with the picture, and may lose it
    if (stream.getTracks().length !== tracks) onChange();
  }

  function restart() {
    const now = performance.now();
    if (closed || now - restartedAt < AGAIN_MILLIS) return;
    restartedAt = now;
    if (offers && connection.signalingState === 'stable') connection.restartIce();
    else again();
  }

  /** Whether nothing came since the last look. A page that lacks the processor is late with its pulse while packets come. */
  async function isStill() {
    let came = 0;
    for (const report of (await connection.getStats()).values()) {
      if (report.type === 'transport') came += report.packetsReceived ?? 0;
    }
    const still = came === packets;
    packets = came;
    return still;
  }

  function look() {
    if (closed) return;
    const silent = performance.now() - pulseAt > SILENT_MILLIS;
    const up = connection.connectionState === 'connected';
    if (up) everUp = true;
    const link = up && !silent ? 'on' : everUp ? 'broken' : 'connecting';
    if (everUp && silent) isStill().then((still) => still && restart());
    if (!everUp && performance.now() > lateAt) {
      patience *= 2;
      lateAt = performance.now() + patience;
      restart();
    }
    const [source] = connection.getReceivers().find(({ track }) => track.kind === 'audio')?.getSynchronizationSources() ?? [];
    const speaking = link === 'on' && (source?.audioLevel ?? 0) > SPEAKS;
    tell({ link, speaking, quality: link === 'on' ? seen.quality : 'none' });
  }

  function tell(next) {
    const changed = Object.keys(next).some((key) => seen[key] !== next[key]);
    Object.assign(seen, next);
    if (changed) onChange();
  }

  async function measure() {
    if (closed || seen.link !== 'on') return;
    let lost = 0;
    let received = 0;
    let seconds = 0;
    for (const report of (await connection.getStats()).values()) {
      if (report.type === 'inbound-rtp') {
        lost += Math.max(0, report.packetsLost ?? 0);
        received += report.packetsReceived ?? 0;
      }
      if (report.type === 'candidate-pair' && report.nominated) seconds = Math.max(seconds, report.currentRoundTripTime ?? 0);
    }
    const part = (lost - before.lost) / Math.max(1, lost - before.lost + received - before.received);
    before = { lost, received };
    tell({ quality: within(GOOD, seconds, part) ? 'good' : within(FAIR, seconds, part) ? 'fair' : 'poor' });
  }

  const pulse = setInterval(() => channel.readyState === 'open' && channel.send(''), PULSE_MILLIS);
  const looking = setInterval(look, LOOK_MILLIS);
  const measuring = setInterval(measure, 4 * LOOK_MILLIS);

  sendOwn();

  return {
    connection,
    stream,
    get link() {
      return seen.link;
    },
    get quality() {
      return seen.quality;
    },
    get speaking() {
      return seen.speaking;
    },
    hear,
    mediaChanged: sendOwn,
    /** Whether the other page hears this one. */
    speak(on) {
      voiced = on;
      tune();
    },
    /** Asks the other page for a large or a small picture. */
    want(next) {
      if (next === wanted) return;
      wanted = next;
      signal({ size: wanted });
    },
    again,
    sendDocument: (picture) => sendDocument(channel, picture),
    close() {
      if (closed) return;
      closed = true;
      clearInterval(pulse);
      clearInterval(looking);
      clearInterval(measuring);
      voice?.stop();
      connection.close();
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

function within(limit, seconds, lost) {
  return seconds <= limit.seconds && lost <= limit.lost;
}
