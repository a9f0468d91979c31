// The cards of the index: what a screen looks like, its address to copy, and the same as a QR symbol.

import { byId, el, setText } from '/display-board/shared/dom.js';

const PICTURES = '/consoles/pictures';

/** The cards of a part of the index below its heading. */
export function part(words, heading, screens, names = {}) {
  return el('section.index-part', {},
    heading,
    el('ul.screens', {}, screens.map((screen) => card(words, screen, names, heading.matches('h2') ? 'h3' : 'h4'))));
}

/** One screen. What opens it here leads by this server's own name; the address is the one that its device reaches. */
function card(words, { screen, group, booth, link, address, qr }, names, level) {
  const title = words.t(`index.${screen}`, { group: names[group], booth });
  const code = el('code', {}, breakable(address));
  return el('li.screen', { dataset: { screen } },
    el('div.screen-picture', {}, ['light', 'dark'].map((theme) => el(`img.in-${theme}`, {
      src: `${PICTURES}/${screen}-${theme}.webp`, alt: words.t(`index.${screen}.picture`), width: 400, height: 250, loading: 'lazy',
    }))),
    el('div.screen-words', {},
      el(`${level}.screen-title`, {}, link ? el('a', { href: link }, title) : title),
      words.has(`index.${screen}.detail`) && el('p.soft.small', {}, words.t(`index.${screen}.detail`)),
      el('p', {}, code),
      link && el('button.button.quiet.screen-copy', {
        type: 'button', 'aria-label': `${words.t('index.copy')}: ${title}`, onclick: () => copy(words, address, code),
      }, words.t('index.copy'))),
    qr && el('img.screen-qr', { src: qr, alt: words.t('index.qr', { address }), width: 128, height: 128 }));
}

/** A browser copies by itself only over https or on this machine; elsewhere the address is marked, to be copied by hand. */
async function copy(words, address, code) {
  let done = 'index.copied';
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    getSelection().selectAllChildren(code);
    done = 'index.marked';
  }
  setText(byId('copied'), '');
  setText(byId('copied'), words.t(done, { address }));
  byId('copied').className = 'index-copied';
}

/** An address that may be broken after its slashes, where there is no room for it. */
function breakable(address) {
  return address.split(/(?<=[^/:]\/)/).flatMap((piece) => [piece, el('wbr')]);
}
