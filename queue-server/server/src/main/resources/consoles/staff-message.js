// The message on the board: in Indonesian and in English, or in one language as it was written.

import { send } from '/display-board/shared/actions.js';
import { api, byId, setText } from '/display-board/shared/dom.js';

/** The form; command(button, work) runs a request behind its button. update(view) says what is shown now. */
export function messageDesk({ branch, words, command }) {
  const text = byId('message');
  const english = byId('message-english');

  function put(message, button) {
    return command(button, async () => {
      await send('PUT', api('branches', branch, 'message'), message);
      text.value = english.value = '';
    });
  }

  byId('message-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const message = { text: text.value.trim(), english: english.value.trim() };
    if (message.text || message.english) put(message, event.submitter ?? byId('message-clear'));
  });
  byId('message-clear').addEventListener('click', (event) => put({ text: '' }, event.currentTarget));

  return {
    update({ message, messageInEnglish }) {
      setText(byId('message-now'), message
        ? words.t('staff.message.now', { text: [message, messageInEnglish].filter(Boolean).join(' / ') })
        : words.t('staff.message.none'));
      byId('message-clear').disabled = !message;
    },
  };
}
