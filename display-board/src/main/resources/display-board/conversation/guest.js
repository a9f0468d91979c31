// The conversation of a page that takes part in one stay: a booth's screen, or an interpreter's page.

import { randomUuid } from '../shared/actions.js';
import { conversationLine } from './line.js';
import { ownMedia } from './own-media.js';
import { stays } from './stays.js';

/** Without feed or line for so long nobody may be there any more, and camera and microphone are let go. */
const ALONE_MILLIS = 60_000;

/**
 * role: booth or interpreter. enter(page, take) asks for a token. opens(stay): whether camera and microphone may be open, and
 * openDevice how, as ownMedia() has it.
 */
export function guest({ role, enter, opens, openDevice, onChange }) {
  const page = randomUuid();
  let line = null;
  let lineState = 'off';
  let alone = 0;
  let told = '';

  const media = ownMedia({ onChange: () => changed(true), open: openDevice });
  const room = stays({ role, page, line: () => line, media, onChange: () => changed(false) });

  function changed(ofMedia) {
    const stay = room.list()[0];
    media.needs(Boolean(stay) && opens(stay));
    room.each((one, other) => {
      if (ofMedia) other.peer.mediaChanged();
      other.peer.speak(true);
    });
    const { camera, microphone } = media.own;
    const state = JSON.stringify({ type: 'state', state: { camera, microphone } });
    if (stay && state !== told && lineState === 'on') {
      told = state;
      line.send(JSON.parse(state));
    }
    onChange();
  }

  function start() {
    told = '';
    line = conversationLine({
      enter: (take) => enter(page, take),
      onFrame: (frame) => {
        if (frame.type === 'welcome') told = '';
        room.frame(frame);
      },
      onState(state) {
        lineState = state;
        clearTimeout(alone);
        if (state === 'over' || state === 'standby' || state === 'closed') room.clear();
        if (state === 'broken') alone = setTimeout(room.clear, ALONE_MILLIS);
        changed(false);
      },
    });
    lineState = 'connecting';
  }

  function stop() {
    clearTimeout(alone);
    line?.close();
    line = null;
    lineState = 'off';
    room.clear();
    media.needs(false);
    media.forgetSwitches();
    onChange();
  }

  return {
    get isOpen() {
      return line !== null;
    },
    get lineState() {
      return lineState;
    },
    get stay() {
      return room.list()[0];
    },
    other: (wanted) => room.other(room.list()[0], wanted),
    own: () => media.own,
    start,
    stop,
    media,
    say: (frame) => line?.send(frame),
    takeOver: () => line?.takeOver(),
    close() {
      stop();
      room.close();
      media.close();
    },
  };
}

/** What a page shows of another one. */
export function seenOf(other) {
  return {
    present: Boolean(other),
    away: Boolean(other?.away),
    camera: other?.state?.camera ?? 'off',
    microphone: other?.state?.microphone ?? 'off',
    stream: other?.peer.stream.getTracks().length > 0 ? other.peer.stream : null,
  };
}

/** The link as a whole: how the media goes counts, and only without any the line to the server. */
export function linkOf(lineState, other) {
  if (other && other.peer.link !== 'connecting') return other.peer.link;
  if (lineState === 'broken') return 'broken';
  return lineState === 'off' || lineState === 'over' || lineState === 'closed' || lineState === 'standby' ? 'off' : 'connecting';
}
