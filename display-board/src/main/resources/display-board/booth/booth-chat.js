// Writing to the officer, in large letters: for deaf people, and where sound is no use. Sentences to press, a field, and
// a keyboard on the screen, for a booth has no other. Nothing of it is kept: it goes with the visit.

import { boothKeys } from './booth-keys.js';
import { byId, el, reconcile, setText } from '../shared/dom.js';

const QUICK = ['yes', 'no', 'repeat', 'slower', 'no-sound'];

export function boothChat({ talk, words, onLayout }) {
  const field = byId('chat-text');
  const keys = boothKeys({ place: byId('keys'), field, words, onEnter: () => send(field.value) });
  let read = 0;
  let shown;

  function render(ticket) {
    const said = talk.state.chat;
    if (ticket !== shown) {
      shown = ticket;
      read = 0;
    }
    // An answer opens by itself: people who cannot hear would not know of it.
    if (said.slice(read).some((one) => one.from !== 'booth')) open(true);
    read = said.length;
    byId('write').disabled = talk.state.link === 'off';
    renderSaid(said);
    renderQuick();
    keys.render();
  }

  function renderSaid(said) {
    const list = byId('said');
    const items = said.map((one, place) => ({ ...one, key: `${place}` }));
    const before = list.children.length;
    reconcile(list, items, {
      key: (one) => one.key,
      create: (one) => el('p', { dataset: { from: one.from } }, el('small'), el('span')),
      update(row, one) {
        row.dataset.from = one.from;
        setText(row.firstElementChild, words.t(`booth.chat.from.${one.from}`));
        setText(row.lastElementChild, one.text);
      },
    });
    if (items.length !== before) list.scrollTop = list.scrollHeight;
  }

  function renderQuick() {
    reconcile(byId('quick'), QUICK, {
      key: (name) => name,
      create: (name) => el('button.button', { type: 'button', onclick: () => send(words.t(`booth.chat.quick.${name}`)) }),
      update: (button, name) => setText(button, words.t(`booth.chat.quick.${name}`)),
    });
  }

  function send(text) {
    const plain = text.trim();
    if (!plain) return;
    talk.sendChat(plain);
    field.value = '';
  }

  function open(on) {
    byId('chat').hidden = !on;
    document.body.classList.toggle('chatting', on);
    byId('write').setAttribute('aria-expanded', String(on));
    if (!on) write(false);
    onLayout();
  }

  function write(on) {
    byId('keys').hidden = !on;
    document.body.classList.toggle('writing', on);
    onLayout();
    byId('said').scrollTop = byId('said').scrollHeight;
  }

  byId('write').addEventListener('click', () => {
    const opening = byId('chat').hidden;
    open(opening);
    if (opening) field.focus();
  });
  byId('chat-close').addEventListener('click', () => {
    // First the keyboard goes, so that what was written can be read; then the conversation.
    if (byId('keys').hidden) open(false);
    else write(false);
  });
  field.addEventListener('focus', () => write(true));
  byId('chat-form').addEventListener('submit', (event) => {
    event.preventDefault();
    send(field.value);
  });

  return {
    render,
    clear() {
      field.value = '';
      open(false);
    },
  };
}
