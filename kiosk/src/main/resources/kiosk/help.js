// Help that a person asks for: another language, a voice, a screen that is easier to see or to reach. It ends with that
// person.

import { openAssist } from './assist.js';
import { choices } from './menu.js';
import { openSpeaker } from './speaker.js';

/**
 * scene() gives the scene that is played, again() builds it anew; speaking(yes) says when the voice begins and ends. While
 * isAsking() a number is on its way, and its language stays.
 */
export function openHelp({ words, phrases }, { feed, frame, scene, again, speaking, isAsking }) {
  const assist = openAssist({ words, phrases, isVoice: hasVoice, changed: assistChanged });
  const speaker = openSpeaker({ caption: frame.writeCaption, speaking });
  let lastSaid = [];

  function hasVoice() {
    return feed.page.speech || Boolean(globalThis.speechSynthesis?.getVoices().length);
  }

  function chooseLanguage(language) {
    if (isAsking() || language === words.language) return;
    words.choose(language);
    again();
    speakScene();
  }

  function nextLanguage() {
    const all = feed.plan?.languages ?? [];
    chooseLanguage(all[(all.indexOf(words.language) + 1) % all.length]);
  }

  function assistChanged(kind, on) {
    again();
    if (kind !== 'sound') say([phrases.text(`assist.${kind}`), phrases.text(on ? 'say.on' : 'say.off')]);
    else if (on) speakScene({ guide: true });
    else speaker.stop();
  }

  /** The first press starts the voice, the next ones let it say again what it said last. */
  function pressAudio() {
    if (!assist.has('sound')) assist.toggle('sound');
    else speaker.say(lastSaid);
  }

  function speakScene({ guide = false } = {}) {
    if (!assist.has('sound')) return;
    const { name, say: sentences } = scene();
    const count = choices().length;
    say([...(guide && name !== 'start' ? [phrases.text('say.start')] : []), ...sentences(),
      ...(count ? [phrases.text('say.choices', { count })] : [])]);
  }

  /** Says it to those who listen, and keeps it for saying it again. */
  function say(said, { keep = true } = {}) {
    if (!assist.has('sound')) return;
    if (keep) lastSaid = said;
    speaker.say(said);
  }

  /** For the next person: the branch's language, their own sight and hearing, nobody else's. */
  function end() {
    const spoke = assist.has('sound');
    speaker.stop();
    if (spoke) speaker.say([phrases.text('say.bye')]);
    assist.reset();
    lastSaid = [];
    delete document.body.dataset.by;
    if (feed.plan) words.choose(feed.plan.language);
  }

  return {
    chooseLanguage, nextLanguage, pressAudio, speakScene, say, end, hasVoice,
    buttons: assist.buttons,
    isListening: () => assist.has('sound'),
    /** Whether anybody has changed anything. */
    isUsed: () => assist.any() || words.language !== (feed.plan?.language ?? words.language),
  };
}
