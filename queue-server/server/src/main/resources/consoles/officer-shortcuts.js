// The single keys of the console: each can be moved to another key, and all can be switched off (WCAG 2.1.4), which this
// browser remembers. The rest of the console knows the usual keys alone: what is pressed is translated here.

import { el, setText } from '/display-board/shared/dom.js';

const REMEMBERED = 'bilik.officer.keys';

/** The usual keys, in the order of the dialog: of the console, of talking, of a visit. */
export const USUAL = {
  'call-next': 'N', attend: 'F', suggested: 'G', leave: 'L', papers: 'D', sent: 'S', prompts: 'B', note: 'M', chat: 'K', pause: 'P',
  talk: 'V', microphone: 'I', arrive: 'A', recall: 'R', 'no-show': 'X', 'self-working': 'W', 'needs-officer': 'O',
  complete: 'C', outcome: 'E', hold: 'H', transfer: 'T', undo: 'U',
};

/** The keys as chosen. usual(pressed) is the usual key for a pressed one, shown(usual) the key to press for a usual one. */
export function shortcuts() {
  let { off = false, moved = {} } = remembered();

  const shown = (usual) => moved[usual] ?? usual;
  return {
    get off() {
      return off;
    },
    shown,
    usual: (pressed) => (pressed.length > 1 ? pressed : off ? null : Object.values(USUAL).find((usual) => shown(usual) === pressed)
      ?? (Object.values(USUAL).includes(pressed) ? null : pressed)),

    /** Takes over a choice; false where two would share a key or one is no single letter. */
    choose(chosen, switchedOff) {
      const keys = Object.entries(USUAL).map(([name, usual]) => chosen[name] ?? shown(usual));
      if (new Set(keys).size !== keys.length || keys.some((key) => !/^\p{L}$/u.test(key))) return false;
      moved = Object.fromEntries(Object.values(USUAL).map((usual, index) => [usual, keys[index]])
        .filter(([usual, key]) => usual !== key));
      off = switchedOff;
      remember({ off, moved });
      return true;
    },
  };
}

/** The dialog in which the keys are chosen; changed() is called once a choice holds. */
export function askShortcuts(keys, words, changed) {
  const fields = Object.entries(USUAL).map(([name, usual]) => el('input.field.key-field', {
    name, maxlength: 1, autocomplete: 'off', value: keys.shown(usual), 'aria-label': words.t(`keys.${name}`),
  }));
  const off = el('input', { type: 'checkbox', name: 'off', checked: keys.off });
  const problem = el('p.danger-words', { role: 'alert' });
  const form = el('form', {},
    el('h2', { id: 'keys-title' }, words.t('keys.title')),
    el('label.choice', {}, off, words.t('keys.off')),
    el('p.small.soft', {}, words.t('keys.digits')),
    el('div.key-list', {}, fields.map((field) => el('label.key-row', {}, el('span', {}, words.t(`keys.${field.name}`)), field))),
    problem,
    el('div.dialog-buttons', {},
      el('button.button.quiet', { type: 'button', onclick: usualAgain }, words.t('keys.usual')),
      el('button.button', { type: 'button', onclick: () => dialog.close() }, words.t('ask.cancel')),
      el('button.button.primary', { type: 'submit' }, words.t('keys.save'))));
  const dialog = el('dialog.wide', { 'aria-labelledby': 'keys-title' }, form);

  function usualAgain() {
    for (const field of fields) field.value = USUAL[field.name];
    off.checked = false;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = Object.fromEntries(fields.map((field) => [field.name, field.value.trim().toUpperCase()]));
    if (!keys.choose(chosen, off.checked)) {
      setText(problem, words.t('keys.twice'));
      return;
    }
    dialog.close();
    changed();
  });
  for (const field of fields) field.addEventListener('focus', () => field.select());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED)) ?? {};
  } catch {
    return {};
  }
}

function remember(chosen) {
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(chosen));
  } catch {
    // A browser that remembers nothing still has the chosen keys until the page is closed.
  }
}
