// The conversation with the officer as the page sees it. Its engine is loaded beside the page: where it is missing or
// fails, the page says so and everything that goes by the feed and by buttons works on.

const ENGINE = '/display-board/conversation/booth-conversation.js';
const NAMES = '/display-board/conversation/named-devices.js';

/** The state that is shown without a conversation. */
const SILENT = {
  link: 'off',
  standby: false,
  stay: null,
  officer: { present: false, away: false, camera: 'off', microphone: 'off', talking: 'none', stream: null },
  interpreter: null,
  own: { camera: 'off', microphone: 'off', stream: null },
  chat: [],
  caption: null,
  quality: 'none',
  speaker: '',
  code: null,
};

/** onChange() after anything changed. A page that is no booth's screen asks for its token by enter(page, take). */
export function openTalk({ branch, booth, enter, onChange }) {
  let engine = null;
  let visit = null;
  /** The stay that has ended by the feed: of it nothing is shown any more, whatever the engine still holds. */
  let past = null;

  async function load() {
    try {
      const [{ boothConversation }, { namesIn }] = await Promise.all([import(ENGINE), import(NAMES)]);
      engine = boothConversation({ branch, booth, names: namesIn(location.search), ...(enter ? { enter } : {}), onChange: () => onChange() });
      engine.update(visit);
    } catch (fault) {
      console.warn('There is no conversation on this page', fault);
    }
    onChange();
  }

  load();

  return {
    /** Whether there can be a conversation at all. */
    get works() {
      return engine !== null;
    },
    get state() {
      const state = engine?.state ?? SILENT;
      return past && state.stay === past ? { ...SILENT, standby: state.standby } : state;
    },
    update(next) {
      if (visit && visit.ticket !== next?.ticket) past = engine?.state.stay ?? past;
      visit = next;
      engine?.update(next);
    },
    sendChat: (text) => engine?.sendChat(text),
    sendDocument: (picture) => engine.sendDocument(picture),
    setCamera: (on) => engine?.setCamera(on),
    setMicrophone: (on) => engine?.setMicrophone(on),
    takeOver: () => engine?.takeOver(),
  };
}
