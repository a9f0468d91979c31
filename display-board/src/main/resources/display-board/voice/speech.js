// Speaks through the voices of the device, in the languages for which it has one. Without a voice it says nothing, at
// once: an Indonesian sentence in an English voice would help nobody.

const RATE = 0.92;

/**
 * Speaks the sentences {language, text} one after another; ends when the last has been said, or at once when the signal
 * is aborted. loudness: 0 to 1.
 */
export async function speak(sentences, { loudness = 1, signal } = {}) {
  if (!('speechSynthesis' in window)) return;
  signal?.addEventListener('abort', () => speechSynthesis.cancel());
  for (const { language, text } of sentences) {
    const voice = voiceFor(language);
    if (voice && !signal?.aborted) await say(text, voice, loudness);
  }
}

function voiceFor(language) {
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
}

function say(text, voice, loudness) {
  return new Promise((done, failed) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATE;
    utterance.volume = loudness;
    utterance.onend = done;
    utterance.onerror = failed;
    speechSynthesis.speak(utterance);
  });
}
