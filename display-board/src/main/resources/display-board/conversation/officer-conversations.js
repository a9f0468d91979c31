// The conversations of an officer with the booths of the group: one camera and one microphone, a connection to each booth.
// One booth is heard at a time, and the officer's voice goes where the way of talking says.

import { randomUuid, send } from '../shared/actions.js';
import { api } from '../shared/dom.js';
import { playThrough } from '../shared/player.js';
import { seenOf } from './guest.js';
import { conversationLine } from './line.js';
import { ownMedia } from './own-media.js';
import { stays } from './stays.js';

const OFF = { link: 'off', stay: null, ticket: null, stream: null, present: false, away: false, speaking: false, chat: [], caption: null, quality: 'none', interpreter: null, documentPicture: null, camera: 'off', microphone: 'off' };

/**
 * onChange() is called after anything has changed. update(view) tells the group's view: all of it ends with the duty. enter and
 * openDevice are those of a page that is no console, as boothConversation() has them.
 */
export function officerConversations({ branch, group, onChange, enter = asConsole(branch, group), openDevice }) {
  const page = randomUuid();
  let line = null;
  let lineState = 'off';
  let focused = null;
  let mode = 'focused';
  let held = false;
  let speaker = '';
  const told = new Map();
  /** The interpreters' voices: they have no element on the console. */
  const voices = new Map();

  const media = ownMedia({ onChange: () => changed(true), open: openDevice });
  const room = stays({ role: 'officer', page, line: () => line, media, onChange: () => changed(false) });

  function reaches(booth) {
    if (mode === 'all') return true;
    return booth === focused && (mode === 'focused' || (mode === 'hold' && held));
  }

  function changed(ofMedia) {
    room.each((stay, { peer }) => {
      if (ofMedia) peer.mediaChanged();
      peer.speak(reaches(stay.booth));
    });
    for (const stay of room.list()) tell(stay);
    for (const stay of told.keys()) if (!room.list().some((one) => one.stay === stay)) told.delete(stay);
    hearInterpreters();
    playThroughSpeaker();
    onChange();
  }

  /** What a booth says, and an interpreter; also those that came after the speaker was chosen. */
  function playThroughSpeaker() {
    for (const one of [...document.querySelectorAll('video[data-booth]'), ...voices.values()]) playThrough(one, speaker);
  }

  /** Says of itself in each stay whether the camera is on and whether it is heard there. */
  function tell(stay) {
    const { camera, microphone } = media.own;
    const heard = microphone === 'on' && reaches(stay.booth);
    const state = { camera, microphone, talking: heard ? (mode === 'all' ? 'all' : 'booth') : 'none' };
    const words = JSON.stringify(state);
    if (told.get(stay.stay) === words || lineState !== 'on') return;
    told.set(stay.stay, words);
    line.send({ type: 'state', stay: stay.stay, state });
  }

  function hearInterpreters() {
    const there = new Map();
    for (const stay of room.list()) {
      const interpreter = room.other(stay, 'interpreter');
      if (interpreter) there.set(interpreter.page, { stay, stream: interpreter.peer.stream });
    }
    for (const [id, voice] of voices) {
      if (there.has(id)) continue;
      voice.srcObject = null;
      voices.delete(id);
    }
    for (const [id, { stay, stream }] of there) {
      if (!voices.has(id)) voices.set(id, new Audio());
      const voice = voices.get(id);
      if (voice.srcObject !== stream) {
        voice.srcObject = stream;
        voice.play().catch(() => {});
      }
      voice.muted = stay.booth !== focused;
    }
  }

  function size(booth, wanted) {
    room.other(room.inBooth(booth), 'booth')?.peer.want(wanted);
  }

  function start() {
    line = conversationLine({
      enter: (take) => enter(page, take),
      onFrame(frame) {
        if (frame.type === 'welcome') told.clear();
        room.frame(frame);
        if (frame.type === 'welcome' || frame.type === 'stay') size(focused, 'large');
      },
      onState(state) {
        lineState = state;
        if (state === 'standby' || state === 'closed' || state === 'over') {
          room.clear();
          media.needs(false);
        } else if (state === 'on') media.needs(true);
        changed(false);
      },
    });
    lineState = 'connecting';
  }

  function stop() {
    line?.close();
    line = null;
    lineState = 'off';
    room.clear();
    media.needs(false);
    media.forgetSwitches();
    onChange();
  }

  return {
    get own() {
      return media.own;
    },
    get talk() {
      return mode;
    },
    get standby() {
      return lineState === 'standby';
    },
    get link() {
      return lineState;
    },
    update(view) {
      // over, though on duty: it is another time on duty
      if (line && (!view.duty || lineState === 'over')) stop();
      if (view.duty && !line) start();
    },
    /** What there is to see and to say of a booth. */
    booth(id) {
      const stay = room.inBooth(id);
      if (!stay) return OFF;
      const other = room.other(stay, 'booth');
      const interpreter = room.other(stay, 'interpreter');
      return {
        ...seenOf(other), link: other ? other.peer.link : 'connecting', stay: stay.stay, ticket: stay.ticket, speaking: Boolean(other?.peer.speaking),
        chat: stay.chat, caption: stay.caption, code: stay.code, lostSince: stay.lostSince, quality: other?.peer.quality ?? 'none',
        interpreter: interpreter ? seenOf(interpreter) : null, documentPicture: stay.document,
      };
    },
    isHeard: (booth) => booth === focused,
    focus(booth) {
      if (booth === focused) return;
      size(focused, 'small');
      focused = booth;
      size(focused, 'large');
      changed(false);
    },
    setTalk(next) {
      mode = next;
      held = false;
      changed(false);
    },
    hold(on) {
      held = on;
      changed(false);
    },
    setCamera: (on) => media.switch('camera', on),
    setMicrophone: (on) => media.switch('microphone', on),
    devices: () => media.devices(),
    choose(devices) {
      media.choose(devices);
      if ('speaker' in devices) speaker = devices.speaker ?? '';
      playThroughSpeaker();
    },
    /** To a stay, not to a booth: in the booth there may be another visit by now. */
    sendChat: (stay, text) => line?.send({ type: 'chat', stay, text }),
    sendCaption(stay, text, done) {
      line?.send({ type: 'caption', stay, text, done });
      // the server tells it to all others
      room.frame({ type: 'caption', stay, text, done });
    },
    /** The request itself goes by the booth's screen; the picture comes back by the connection. */
    askDocument: () => {},
    invite: (booth, ticket) => send('POST', `${api('branches', branch, 'booths', booth)}/conversation/invitation`, { ticket }),
    takeOver: () => line?.takeOver(),
    close() {
      stop();
      room.close();
      media.close();
    },
  };
}

function asConsole(branch, group) {
  const address = `${api('branches', branch, 'groups', group)}/conversation`;
  return (page, take) => send('POST', address, { page, ...(take ? { take } : {}) });
}
