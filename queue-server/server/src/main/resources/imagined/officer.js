// A demonstration's officers are programs: on a booth's screen this module plays the one of its group, until a real console is
// opened. The engine of the console is there without its page; a drawn picture stands in place of the camera.

import { officerConversations } from '/display-board/conversation/officer-conversations.js';
import { send } from '/display-board/shared/actions.js';
import { api, pathParts } from '/display-board/shared/dom.js';
import { openWords } from '/display-board/shared/i18n.js';
import { openImagined } from './devices.js';
import { personOf } from './person.js';
import { portrait } from './portrait.js';
import { whileLookedAt } from './presence.js';

const UNIFORM = '#0b6350';
/** A booth's screen of 1024x768 cuts off so much of the picture's left. */
const CUT_OFF = 128;

const [, branch, booth] = pathParts();
const words = await openWords(['/display-board/shared/i18n'], { languages: ['id', 'en'], remember: false });
let officer = null;
let attention = null;

function sitDown(group) {
  const draw = portrait({ ...personOf(`duty ${group}`), cloth: UNIFORM, batik: false, headset: true });
  return officerConversations({
    branch,
    group,
    onChange() {},
    enter: (page) => send('POST', `${api('branches', branch, 'groups', group)}/conversation/imagined`, { page }),
    openDevice: (device) => openImagined(device, (pen, now) => draw(pen, now, {
      title: words.tIn(document.documentElement.lang, 'booth.chat.from.officer'), attention, inset: CUT_OFF,
    })),
  });
}

whileLookedAt(`${api('branches', branch, 'booths', booth)}/live`, {
  play({ group, onDuty, visit }) {
    attention = visit?.attention ?? null;
    officer ??= sitDown(group);
    officer.update({ duty: onDuty });
    officer.focus(attention === 'with-officer' ? booth : null);
  },
  leave() {
    officer?.close();
    officer = null;
  },
  askAgain: () => officer?.standby && officer.takeOver(),
});
