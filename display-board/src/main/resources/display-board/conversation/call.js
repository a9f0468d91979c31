// The connection to one other page, as long as both take part in a stay. Each side names its end; where the other side names a
// new one it has begun anew, loaded or not, and this side begins anew with it.

import { randomUuid } from '../shared/actions.js';
import { peer } from './peer.js';

/** As peer.js has it, but send(data) sends a signal with the names of both ends, and hear(data) takes such a one. */
export function call({ send, ...options }) {
  let end = null;
  let theirs = null;
  let current = null;
  let voiced = false;
  let wanted = 'small';

  function begin() {
    current?.close();
    end = randomUuid();
    theirs = null;
    const own = end;
    current = peer({ ...options, signal: (data) => own === end && send({ ...data, end, to: theirs }) });
    current.speak(voiced);
    current.want(wanted);
  }

  begin();
  current.again();

  return {
    hear(data) {
      // of a connection that was here before
      if (data.to && data.to !== end) return;
      if (theirs && data.end !== theirs) begin();
      theirs = data.end;
      current.hear(data);
    },
    get connection() {
      return current.connection;
    },
    get stream() {
      return current.stream;
    },
    get link() {
      return current.link;
    },
    get quality() {
      return current.quality;
    },
    get speaking() {
      return current.speaking;
    },
    again: () => current.again(),
    mediaChanged: () => current.mediaChanged(),
    speak(on) {
      voiced = on;
      current.speak(on);
    },
    want(size) {
      wanted = size;
      current.want(size);
    },
    sendDocument: (picture) => current.sendDocument(picture),
    close: () => current.close(),
  };
}
