// What a person sees in place of a page that is not there, not theirs, or not to be had just now.

import { byId, setText } from '/display-board/shared/dom.js';
import { languageToggle, openWords, writeWords } from '/display-board/shared/i18n.js';

/** A server that starts is there in seconds. */
const AGAIN_MILLIS = 10_000;

const words = await openWords(['/display-board/shared/i18n', '/consoles/i18n'], { languages: ['id', 'en'] });
const { status, home } = document.documentElement.dataset;
const passes = Number(status) >= 500;
const kind = words.has(`lost.${status}`) ? status : passes ? '503' : 'other';

function render() {
  writeWords(words);
  const title = words.t(`lost.${kind}`);
  document.title = title;
  setText(byId('title'), title);
  setText(byId('detail'), words.t(`lost.${kind}.detail`));
  setText(byId('address'), `${location.pathname} · ${status}`);
}

byId('home').hidden = home !== 'yes';
byId('again').hidden = !passes;
byId('again').addEventListener('click', () => location.reload());
if (passes) setTimeout(() => location.reload(), AGAIN_MILLIS);
languageToggle(byId('language'), words);
words.onChange(render);
render();
document.documentElement.dataset.ready = 'yes';
