// The conversations on the console: faces in the tiles, the bar to talk, the written words, and whether another window of
// the group has them. Where there is none, all of it stays hidden.

import { problemWords } from '/display-board/shared/actions.js';
import { byId } from '/display-board/shared/dom.js';
import { chatPanel } from './officer-chat.js';
import { open, openConversations, reaches } from './officer-conversation.js';
import { askDevices } from './officer-devices.js';
import { showDocument } from './officer-document.js';
import { showFace } from './officer-faces.js';
import { setSign } from './officer-icons.js';
import { showInvitation } from './officer-invitation.js';
import { talkBar } from './officer-talk.js';

/** changed() is called when something is to be shown anew, tick(visit, document, seen, box) as for the list of papers. */
export async function officerRoom({ branch, group, words, clock, keys, notice, changed, tick }) {
  const faces = await openConversations({ branch, group, onChange: changed });
  if (!faces) return NO_ROOM;

  const tell = (work) => work.catch((problem) => notice(problemWords(problem, words)));
  const devices = () => tell(askDevices({ faces, words }));
  const talk = talkBar({ faces, words, keys, devices, changed });
  const chat = chatPanel({
    faces, words,
    invite: (booth, ticket) => tell(showInvitation({ faces, booth, ticket, words, clock })),
    free: changed,
  });
  const picture = byId('picture');
  let focused = null;
  let chosen = null;

  let viewer = null;
  picture.addEventListener('click', () => {
    if (!chosen) return;
    const { booth, visit } = chosen;
    const { stay, documentPicture } = faces.booth(booth);
    if (!documentPicture) return;
    const dialog = showDocument({
      picture: documentPicture, booth: chosen, words, clock, tick: (id, ticked, box) => tick(visit, id, ticked, box),
    });
    viewer = { booth, stay, dialog };
  });
  byId('devices').hidden = false;
  byId('devices').addEventListener('click', devices);
  byId('take-over').addEventListener('click', () => faces.takeOver());

  return {
    /** What the feed says; who the engine connects with follows from it. */
    follow: (view) => faces.update(view),

    show(view, booth) {
      chosen = booth?.visit ? booth : null;
      // the picture goes with the visit, also from under the eyes
      if (viewer && faces.booth(viewer.booth)?.stay !== viewer.stay) {
        viewer.dialog.close();
        viewer = null;
      }
      if (focused !== (chosen?.booth ?? null)) {
        focused = chosen?.booth ?? null;
        faces.focus(focused);
      }
      byId('standby').hidden = !faces.standby || !view.duty;
      document.documentElement.dataset.faces = open(faces, view) ? 'on' : 'off';
      const sent = chosen && faces.booth(chosen.booth).ticket === chosen.visit.ticket && faces.booth(chosen.booth).documentPicture;
      picture.hidden = !sent;
      if (sent) setSign(picture, 'document', words.t('document.open', { time: clock.time(words.language, sent.at) }));
      chat.update(chosen);
      talk.update(view, focused);
    },

    face(tile, booth) {
      showFace(tile, booth, faces.booth(booth), {
        words, clock, heard: faces.isHeard(booth), voice: reaches(faces, booth, focused, talk.held), unread: chat.unread(booth),
      });
    },

    /** The screen of the booth asks for a paper: its camera for documents may open. */
    askDocument: (booth) => faces.booth(booth)?.stay && faces.askDocument(booth),

    get talking() {
      return chat.shown;
    },
    chat: () => chat.shown && (chat.focus(), true),
    microphone: () => !byId('talk').hidden && (talk.toggleMicrophone(), true),
    hold: (on) => talk.hold(on),
  };
}

const NO_ROOM = {
  talking: false, follow() {}, show() {}, face() {}, askDocument() {}, chat: () => false, microphone: () => false, hold() {},
};
