// Help with the screen that a person asks for, and that ends with that person: sound, contrast, large text, reach.

import { button } from './button.js';
import { icon } from './icon.js';

const KINDS = ['sound', 'contrast', 'text', 'reach'];

/** {@code changed(kind, on)} is told of every change that a person made; sound is offered where there {@code isVoice()}. */
export function openAssist({ words, phrases, isVoice, changed }) {
  const on = new Set();

  function set(kind, yes) {
    if (yes) on.add(kind);
    else on.delete(kind);
    document.documentElement.toggleAttribute(`data-${kind}`, yes);
  }

  function toggle(kind) {
    set(kind, !on.has(kind));
    changed(kind, on.has(kind));
  }

  return {
    has: (kind) => on.has(kind),
    any: () => on.size > 0,
    set,
    toggle,
    reset: () => KINDS.forEach((kind) => set(kind, false)),
    buttons: () => KINDS.filter((kind) => kind !== 'sound' || isVoice()).map((kind) => button({
      class: 'help',
      'data-assist': kind,
      'aria-pressed': String(on.has(kind)),
      saying: () => [phrases.text(`assist.${kind}`), phrases.text(on.has(kind) ? 'say.on' : 'say.off')],
      onclick: () => toggle(kind),
    }, icon(kind), words.t(`assist.${kind}`))),
  };
}
