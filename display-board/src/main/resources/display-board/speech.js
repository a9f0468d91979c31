// Speaks through the voices of the device, in the languages for which it has one. Without a voice it says nothing, at
// once: an Indonesian sentence in an English voice would help nobody.

const RATE = 0.92;

/** Speaks the sentences {language, text} one after another; ends when the last has been said. */
export async function speak(sentences) {
  if (!('speechSynthesis' in window)) return;
  for (const { language, text } of sentences) {
    const voice = voiceFor(language);
    if (voice) await say(text, voice);
  }
}

function voiceFor(language) {
  return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
}

function say(text, voice) {
  return new Promise((done, failed) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = RATE;
    utterance.onend = done;
    utterance.onerror = failed;
    speechSynthesis.speak(utterance);
  });
}
