// People before the pages of a test, who are connected without a server.

import { peer } from '/display-board/conversation/peer.js';

/** A picture of one colour and the browser's imagined microphone, as a page's own devices. */
export async function person(colour) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
  const pen = canvas.getContext('2d');
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  const painting = setInterval(() => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 64, 36);
  }, 50);
  return {
    camera: canvas.captureStream(15).getVideoTracks()[0],
    microphone: sound.getAudioTracks()[0],
    leave() {
      clearInterval(painting);
      for (const track of sound.getTracks()) track.stop();
    },
  };
}

/** Two pages that hear each other's signals; onSignal(name, data) is told of each, with the name of the page that said it. */
export function pair(one, other, onDocument = () => {}, onChange = () => {}, onSignal = () => {}) {
  const ends = {};
  const end = (name, offers, media, to) => {
    ends[name] = peer({
      offers, iceServers: [], media, onChange: () => onChange(ends[name]), onDocument,
      signal(data) {
        onSignal(name, data);
        setTimeout(() => ends[to].hear(JSON.parse(JSON.stringify(data))));
      },
    });
  };
  end('officer', true, one, 'booth');
  end('booth', false, other, 'officer');
  return ends;
}

export async function received(end, kind) {
  for (const report of (await end.connection.getStats()).values()) {
    if (report.type === 'inbound-rtp' && report.kind === kind) return report;
  }
  return {};
}

/** What goes out of a page as its voice. */
export async function sent(end) {
  for (const report of (await end.connection.getStats()).values()) {
    if (report.type === 'media-source' && report.kind === 'audio') return report;
  }
  return {};
}
