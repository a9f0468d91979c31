// The conversation of an interpreter whom an officer has invited into one visit.

import { send } from '../shared/actions.js';
import { guest, linkOf, seenOf } from './guest.js';

const NOT_FOUND = 404;

/** Begins at once; the state has over and refused beside what a booth's has, and the booth as booth. */
export function interpreterConversation({ code, onChange }) {
  let refused = false;
  const talk = guest({
    role: 'interpreter',
    async enter(page, take) {
      try {
        return await send('POST', '/api/conversation/interpreter', { code, page, ...(take ? { take } : {}) });
      } catch (problem) {
        if (problem.status === NOT_FOUND) {
          refused = true;
          talk.stop();
        }
        throw problem;
      }
    },
    opens: (stay) => stay.seated,
    onChange,
  });
  talk.start();

  return {
    get state() {
      const officer = talk.other('officer');
      const booth = talk.other('booth');
      return {
        link: linkOf(talk.lineState, officer ?? booth),
        standby: talk.lineState === 'standby',
        over: talk.lineState === 'over',
        refused,
        stay: talk.stay?.stay ?? null,
        officer: seenOf(officer),
        booth: seenOf(booth),
        own: talk.own(),
        chat: talk.stay?.chat ?? [],
        caption: talk.stay?.caption ?? null,
      };
    },
    setCamera: (on) => talk.media.switch('camera', on),
    setMicrophone: (on) => talk.media.switch('microphone', on),
    close: () => talk.close(),
  };
}
