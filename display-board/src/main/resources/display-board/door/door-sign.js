// The screen at the door: /door-sign/{branch}. Phones read its code; without one it says where else numbers are given.

import { followDoorCode } from '/display-board/shared/door-code.js';
import { byId, pathParts, setText } from '/display-board/shared/dom.js';
import { LANGUAGES, openWords, writeWords } from '/display-board/shared/i18n.js';

const [, branch] = pathParts();
const words = await openWords(['/display-board/shared/i18n'], { languages: LANGUAGES, remember: false });

function show(code) {
  byId('sign').dataset.code = code ? 'shown' : 'none';
  byId('qr').hidden = !code;
  byId('none').hidden = Boolean(code);
  if (!code) return;
  byId('qr').src = code.qr;
  setText(byId('branch'), code.name);
}

writeWords(words);
show(null);
followDoorCode(branch, { onCode: show, onNone: () => show(null) });
document.documentElement.dataset.ready = 'yes';
