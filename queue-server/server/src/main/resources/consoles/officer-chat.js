// Written words with the participant of the chosen booth: messages, and captions that its screen shows large. The server
// keeps neither beyond the visit.

import { byId, el, reconcile, setText } from '/display-board/shared/dom.js';

/**
 * The panel; invite(booth, ticket) opens the seat of an interpreter, free() says that the panel may show another visit again.
 * Each message names the stay that is shown, and reaches no other.
 */
export function chatPanel({ faces, words, invite, free }) {
  const panel = byId('chat');
  const title = el('h2', { id: 'chat-title' });
  const guest = el('button.button.quiet.small', { type: 'button', onclick: () => invite(booth, ticket) });
  const list = el('div.chat-list', { role: 'log', 'aria-live': 'polite', tabindex: 0 });
  const caption = el('input', { type: 'checkbox' });
  const captionWords = el('span');
  const shown = el('span');
  const takeOff = el('button.button.quiet.small', { type: 'button', onclick: () => faces.sendCaption(stay, '', true) });
  const shownLine = el('p.chat-shown.small', { hidden: true }, shown, takeOff);
  const field = el('input.field', { maxlength: 1000, autocomplete: 'off' });
  const button = el('button.button', { type: 'submit' });
  const form = el('form.chat-form', {}, field, button, el('label.small.chat-caption', {}, caption, captionWords));
  const gone = el('p.chat-gone.small', { role: 'status', hidden: true });
  panel.append(el('div.chat-head', {}, title, guest), list, shownLine, form, gone);
  const read = new Map();
  let booth = null;
  let ticket = null;
  let stay = null;
  /** The officer was in the field when the visit left: nothing is sent from it any more. */
  let left = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text || !stay || left) return;
    if (caption.checked) faces.sendCaption(stay, text, true);
    else faces.sendChat(stay, text);
    field.value = '';
  });
  field.addEventListener('input', () => caption.checked && field.value.trim() && faces.sendCaption(stay, field.value.trim(), false));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    field.blur();
    panel.dispatchEvent(new CustomEvent('done', { bubbles: true }));
  });
  field.addEventListener('blur', () => {
    if (!left) return;
    left = field.readOnly = false;
    gone.hidden = true;
    stay = null;
    field.value = '';
    free();
  });

  /** The conversation of the visit that the feed shows: the two come by different ways, and one may be ahead. */
  function faceOf(chosen) {
    const face = faces.booth(chosen.booth);
    return face.stay && face.ticket === chosen.visit.ticket ? face : null;
  }

  /** What was said goes with the visit at once; the field stays until the officer looks up, and sends nothing. */
  function leave() {
    left = field.readOnly = true;
    list.replaceChildren();
    shownLine.hidden = true;
    setText(shown, '');
    gone.hidden = false;
    setText(gone, words.t('chat.left', { ticket }));
  }

  return {
    focus: () => field.focus(),
    /** Whether messages are shown, be it of a visit that has left. */
    get shown() {
      return !panel.hidden;
    },

    /** Shows the messages of the visit in a booth; what is half written is about one participant and goes with them. */
    update(chosen) {
      if (left) return;
      const face = chosen ? faceOf(chosen) : null;
      if (stay && face?.stay !== stay && document.activeElement === field) {
        leave();
        return;
      }
      panel.hidden = !face?.stay;
      if (face?.stay !== stay) field.value = '';
      booth = chosen?.booth ?? null;
      ticket = chosen?.visit.ticket ?? null;
      stay = face?.stay ?? null;
      if (!stay) return;
      const chat = face.chat ?? [];
      read.set(stay, chat.length);
      setText(title, words.t('chat.title.of', { ticket }));
      setText(guest, words.t(face.interpreter?.present ? 'chat.interpreter.here' : 'chat.invite'));
      setText(button, words.t('chat.send'));
      setText(captionWords, words.t('chat.caption'));
      shownLine.hidden = !face.caption?.text;
      setText(shown, words.t('chat.caption.shown', { text: face.caption?.text ?? '' }));
      setText(takeOff, words.t('chat.caption.take-off'));
      field.setAttribute('aria-label', words.t('chat.field'));
      field.placeholder = words.t('chat.field');
      list.setAttribute('aria-label', words.t('chat.title'));
      const below = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
      reconcile(list, chat.map((message, index) => ({ ...message, index })), {
        key: (message) => `${stay} ${message.index}`,
        create: (message) => el('p.chat-line', { dataset: { from: message.from } },
          el('span.chat-from.small'), el('span', {}, message.text)),
        update: (line, message) => setText(line.firstElementChild, words.t(`chat.from.${message.from}`)),
      });
      if (below) list.scrollTop = list.scrollHeight;
    },

    /** How many messages of a booth the officer has not had before their eyes. */
    unread(id) {
      const face = faces.booth(id);
      if (!face?.stay) return 0;
      return Math.max(0, (face.chat ?? []).length - (read.get(face.stay) ?? 0));
    },
  };
}
