// A sharp picture of a paper, where the officer asks for one: the participant agrees by a press, takes the picture without
// haste, sees what would be sent, and sends it. Nothing of it stays on this page.

import { openDocumentCamera } from './document-camera.js';
import { byId, setText } from '../shared/dom.js';
import { whileBusy } from '../shared/actions.js';

export function boothDocument({ talk, words, notice }) {
  const dialog = byId('document');
  const live = byId('document-live');
  const still = byId('document-still');
  /** What the officer asks for: {ticket, prompt, document}. */
  let asked = null;
  let camera = null;
  /** off, opening, aiming, checking or sending */
  let step = 'off';

  function render() {
    const { link, own } = talk.state;
    byId('show').hidden = !(asked && talk.works && link !== 'off' && own.camera !== 'none' && own.camera !== 'blocked');
    const checking = step === 'checking' || step === 'sending';
    still.hidden = !checking;
    live.hidden = checking;
    byId('document-take').hidden = checking;
    byId('document-take').disabled = step !== 'aiming';
    byId('document-again').hidden = !checking;
    byId('document-send').hidden = !checking;
    setText(byId('document-title'), words.t('booth.document.title', { document: words.name(asked?.document?.text) }));
    setText(byId('document-hint'), words.t(`booth.document.hint.${checking ? 'checking' : 'aiming'}`));
  }

  async function open() {
    step = 'opening';
    dialog.showModal();
    render();
    const opened = await openDocumentCamera(talk.state.own.stream);
    if (step !== 'opening') {
      opened?.close();
      return;
    }
    if (!opened) {
      close();
      notice(words.t('booth.document.no-camera'));
      return;
    }
    camera = opened;
    live.srcObject = camera.stream;
    step = 'aiming';
    render();
  }

  async function take() {
    await camera.still(live, still);
    step = 'checking';
    render();
    byId('document-send').focus();
  }

  async function sendIt() {
    step = 'sending';
    try {
      await talk.sendDocument(still);
      if (step !== 'sending') return;
      close();
      notice(words.t('booth.document.sent'), { calm: true });
    } catch {
      if (step !== 'sending') return;
      step = 'checking';
      notice(words.t('booth.document.failed'));
    }
  }

  function close() {
    step = 'off';
    camera?.close();
    camera = null;
    live.srcObject = null;
    // A canvas of no size holds no picture.
    still.width = 0;
    still.height = 0;
    if (dialog.open) dialog.close();
    render();
  }

  byId('show').addEventListener('click', open);
  byId('document-cancel').addEventListener('click', close);
  byId('document-take').addEventListener('click', (event) => whileBusy(event.currentTarget, take));
  byId('document-again').addEventListener('click', () => {
    step = 'aiming';
    render();
  });
  byId('document-send').addEventListener('click', (event) => whileBusy(event.currentTarget, sendIt));
  dialog.addEventListener('close', () => {
    if (step !== 'off') close();
  });

  return {
    render,
    /** What the officer asks to see, or null; another paper or another visit ends what was begun. */
    update(next) {
      const same = next && asked && next.ticket === asked.ticket && next.document?.id === asked.document?.id;
      asked = next;
      if (!same && step !== 'off') close();
    },
  };
}
