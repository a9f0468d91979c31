// Notices at the foot of a page: what a person's press came to, when it did not come to what they wanted. They stay
// long enough to be read and can be closed; a notice may offer one thing to do.

import { el } from './dom.js';

const STAY_MILLIS = 12_000;
const AT_MOST = 3;

/** notices(place, words) gives a function: notice(text, {calm, label, act}). */
export function notices(place, words) {
  place.setAttribute('role', 'status');

  return function notice(text, { calm = false, label, act } = {}) {
    const box = el(`div.notice${calm ? '.calm' : ''}`, {}, el('p', {}, text));
    const close = () => box.remove();
    if (act) {
      box.append(el('button.button', { type: 'button', onclick: () => { close(); act(); } }, label));
    }
    box.append(el('button.button', { type: 'button', onclick: close }, words.t('notice.close')));
    place.append(box);
    while (place.children.length > AT_MOST) place.firstElementChild.remove();

    let timer = setTimeout(close, STAY_MILLIS);
    box.addEventListener('pointerenter', () => clearTimeout(timer));
    box.addEventListener('focusin', () => clearTimeout(timer));
    box.addEventListener('pointerleave', () => { timer = setTimeout(close, STAY_MILLIS); });
  };
}
