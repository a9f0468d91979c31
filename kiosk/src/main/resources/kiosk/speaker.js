// The voice of the page: one thing at a time, and whatever is said next cuts off what was being said. Nothing that goes
// wrong with sound holds up the page; the caption stays.

import { addressOf } from './phrases.js';

const LIMIT = 30_000; // a phrase that has not ended by then never will
const READING = 45; // milliseconds for each sign of a caption that is not heard

/** {@code caption(text)} shows what is being said, null when nothing is; {@code speaking(yes)} tells when it begins and ends. */
export function openSpeaker({ caption, speaking }) {
  let turn = 0;
  let playing = null;

  async function say(phrases) {
    stop();
    const mine = turn;
    speaking(true);
    for (const phrase of phrases.filter((each) => each?.text)) {
      caption(phrase);
      await sound(phrase);
      if (mine !== turn) return;
    }
    caption(null);
    speaking(false);
  }

  function stop() {
    turn += 1;
    playing?.pause();
    playing = null;
    globalThis.speechSynthesis?.cancel();
    caption(null);
    speaking(false);
  }

  async function sound(phrase) {
    if (await ofTheKiosk(phrase) || await ofTheBrowser(phrase)) return;
    await sleep(phrase.text.length * READING);
  }

  function ofTheKiosk(phrase) {
    return within(new Promise((ended) => {
      const audio = new Audio(addressOf(phrase));
      playing = audio;
      audio.addEventListener('ended', () => ended(true));
      audio.addEventListener('pause', () => ended(true));
      audio.addEventListener('error', () => ended(false));
      audio.play().catch(() => ended(false));
    }));
  }

  /** An Indonesian sentence in an English voice would help nobody. */
  function ofTheBrowser(phrase) {
    const voice = globalThis.speechSynthesis?.getVoices().find((each) => each.lang.toLowerCase().startsWith(phrase.language));
    return voice ? within(new Promise((ended) => {
      const utterance = new SpeechSynthesisUtterance(phrase.text.replaceAll('/', ' '));
      utterance.voice = voice;
      utterance.onend = () => ended(true);
      utterance.onerror = () => ended(false);
      speechSynthesis.speak(utterance);
    })) : Promise.resolve(false);
  }

  return { say, stop };
}

const sleep = (millis) => new Promise((done) => setTimeout(done, millis));

const within = (work) => Promise.race([work, sleep(LIMIT).then(() => true)]);
