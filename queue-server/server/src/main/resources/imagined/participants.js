// A demonstration has nobody in its booths: this module plays them. The server puts it into the officer's page where it is
// one, and no page names it. Each booth has the engine of its screen, the server's own signals and a real connection to the
// console; a drawn picture alone stands in place of the camera. It takes a seat that is free, and leaves it to a real screen.

import { boothConversation } from '/display-board/conversation/booth-conversation.js';
import { send } from '/display-board/shared/actions.js';
import { api, pathParts } from '/display-board/shared/dom.js';
import { openWords } from '/display-board/shared/i18n.js';
import { openImagined } from './devices.js';
import { personOf } from './person.js';
import { portrait } from './portrait.js';
import { whileLookedAt } from './presence.js';

const [, branch, group] = pathParts();
const words = await openWords(['/display-board/shared/i18n'], { languages: ['id', 'en'] });
const seats = new Map();

function participant(booth) {
  const address = `${api('branches', branch, 'booths', booth)}/conversation/imagined`;
  let visit = null;
  const conversation = boothConversation({
    branch,
    booth,
    onChange() {},
    enter: (page) => send('POST', address, { page }),
    openDevice(device) {
      const { ticket, priority } = visit;
      const draw = portrait(personOf(ticket, priority));
      return openImagined(device, (pen, now) => draw(pen, now, {
        title: `${words.tIn(document.documentElement.lang, 'booth')} ${booth} · ${ticket}`, attention: visit?.attention, need: visit?.need,
      }));
    },
  });
  return {
    update(next) {
      visit = next;
      conversation.update(visit && { ticket: visit.ticket, stage: visit.stage });
    },
    askAgain: () => conversation.state.standby && conversation.takeOver(),
    close: () => conversation.close(),
  };
}

whileLookedAt(`${api('branches', branch, 'groups', group)}/live`, {
  play({ booths }) {
    for (const { booth, visit } of booths) {
      if (!seats.has(booth)) seats.set(booth, participant(booth));
      seats.get(booth).update(visit ?? null);
    }
  },
  leave() {
    for (const seat of seats.values()) seat.close();
    seats.clear();
  },
  askAgain: () => seats.forEach((seat) => seat.askAgain()),
});
