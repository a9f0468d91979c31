// A keyboard on the screen. A finger does not take the focus from the field; keys of a real keyboard work beside it.

import { el, setText } from '../shared/dom.js';

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm,.?'];
/** Keys with a word on them. */
const NAMED = ['space', 'back', 'done'];

export function boothKeys({ place, field, words, onEnter }) {
  const named = new Map();

  function type(text) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
  }

  function press(name) {
    if (name === 'space') type(' ');
    else if (name === 'done') onEnter();
    else {
      const start = field.selectionStart === field.selectionEnd ? Math.max(0, field.selectionStart - 1) : field.selectionStart;
      field.setRangeText('', start, field.selectionEnd, 'end');
      field.focus();
    }
  }

  // A press must not move the focus out of the field, or the place of writing is lost.
  place.addEventListener('pointerdown', (event) => event.preventDefault());
  place.append(...ROWS.map((row) => el('div', {}, [...row].map((sign) => el('button.button', {
    type: 'button', tabindex: '-1', onclick: () => type(sign),
  }, sign)))));
  place.append(el('div', {}, NAMED.map((name) => {
    const key = el(`button.button.wide${name === 'done' ? '.primary' : ''}`, {
      type: 'button', tabindex: '-1', dataset: { name }, onclick: () => press(name),
    });
    named.set(name, key);
    return key;
  })));

  return {
    render() {
      for (const [name, key] of named) setText(key, words.t(`booth.keys.${name}`));
    },
  };
}
