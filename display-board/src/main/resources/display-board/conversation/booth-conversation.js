// The conversation of a booth's screen with its officer. It connects when somebody is called, opens camera and microphone
// only when they are seated, and lets go of everything when the visit leaves the booth.

import { send } from '../shared/actions.js';
import { api } from '../shared/dom.js';
import { guest, linkOf, seenOf } from './guest.js';
import { idOf, openNamed } from './named-devices.js';

const ENDED = new Set(['over', 'closed']);

/**
 * onChange() is called after anything of the state has changed. update({ticket, stage, withOfficer}) tells who is there by the feed,
 * or null. names are those of the booth's own devices, as namesIn() has them. A page that is no booth's screen says by
 * enter(page, take) where it asks for its token, and by openDevice what it has for a camera.
 */
export function boothConversation({ branch, booth, names = {}, onChange, enter = asScreen(branch, booth), openDevice = byName(names) }) {
  let visit = null;
  /** The browser's id of the loudspeaker of that name, '' for the usual one. It is told while devices are open, and not before. */
  let speaker = '';
  let sought = false;
  const talk = guest({
    role: 'booth',
    enter,
    // by the server and by the feed: whichever knows first that the visit is over ends it
    opens: (stay) => stay.seated && stay.ticket === visit?.ticket && visit.stage === 'serving',
    openDevice,
    onChange() {
      askForPicture();
      findSpeaker();
      onChange();
    },
  });

  /** Looks once each time that the devices are opened: it may have been plugged in since the last visit. */
  async function findSpeaker() {
    const open = talk.own().microphone === 'on';
    if (!names.speaker || open === sought) return;
    sought = open;
    if (!open) return;
    const found = await idOf('speaker', names.speaker);
    if (found === undefined) console.warn(`There is no loudspeaker named ${names.speaker}`);
    speaker = found ?? '';
    onChange();
  }

  /** Six booths with a large picture each would be too much for one officer's PC: the one that the officer is with has it. */
  function askForPicture() {
    talk.other('officer')?.peer.want(visit?.withOfficer ? 'large' : 'small');
  }

  function state() {
    const stay = talk.stay;
    const officer = talk.other('officer');
    const interpreter = talk.other('interpreter');
    return {
      link: linkOf(talk.lineState, officer),
      standby: talk.lineState === 'standby',
      stay: stay?.stay ?? null,
      officer: { ...seenOf(officer), talking: officer?.state?.talking ?? 'none' },
      interpreter: interpreter ? seenOf(interpreter) : null,
      own: talk.own(),
      speaker,
      chat: stay?.chat ?? [],
      caption: stay?.caption ?? null,
      code: stay?.code ?? null,
      quality: officer?.peer.quality ?? 'none',
    };
  }

  return {
    get state() {
      return state();
    },
    update(next) {
      const another = next?.ticket !== visit?.ticket;
      visit = next ?? null;
      // over, though somebody is there: the same visit was called into this booth again
      if (talk.isOpen && (another || ENDED.has(talk.lineState))) talk.stop();
      if (visit && !talk.isOpen) talk.start();
      else if (visit) {
        talk.media.needs(Boolean(talk.stay) && talk.stay.seated && visit.stage === 'serving');
        askForPicture();
      }
    },
    sendChat: (text) => talk.stay && talk.say({ type: 'chat', stay: talk.stay.stay, text }),
    async sendDocument(picture) {
      const officer = talk.other('officer');
      if (!officer) throw new Error('the officer is not there');
      await officer.peer.sendDocument(picture);
    },
    setCamera: (on) => talk.media.switch('camera', on),
    setMicrophone: (on) => talk.media.switch('microphone', on),
    takeOver: () => talk.takeOver(),
    close: () => talk.close(),
  };
}

function byName(names) {
  return (device) => openNamed(device, names[device]);
}

function asScreen(branch, booth) {
  const address = `${api('branches', branch, 'booths', booth)}/conversation`;
  return (page, take) => send('POST', address, { page, ...(take ? { take } : {}) });
}
