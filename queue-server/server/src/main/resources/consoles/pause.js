// Pauses of an officer: what is asked before one, and the words for one that goes on. Used by the officer's console and
// by the staff page.

import { ask } from './ask.js';

const REASONS = ['rest', 'prayer', 'meeting', 'technical', 'other'];
const MINUTES = [5, 10, 15, 30, 60];
/** Keys of the minutes; the digits choose the reason. */
const KEYS = ['Q', 'W', 'E', 'R', 'T'];

const minuteChoices = (words, unknown) => [
  ...(unknown ? [{ value: '', label: words.t('pause.back.unknown'), key: '0' }] : []),
  ...MINUTES.map((minutes, index) => ({ value: String(minutes), label: words.t('pause.back.minutes', { minutes }), key: KEYS[index] })),
];

/** Asks why and, if it is known, for how long: {reason, minutes?}, or null if the person thought better of it. */
export async function askPause(words, { title, confirm }) {
  const chosen = await ask({
    title,
    choices: REASONS.map((value) => ({ value, label: words.t(`pause.${value}`) })),
    text: { label: words.t('ask.note') },
    also: { label: words.t('pause.back'), choices: minuteChoices(words, true) },
    confirm,
    cancel: words.t('ask.cancel'),
  });
  if (!chosen) return null;
  const reason = chosen.text || words.t(`pause.${chosen.value}`);
  return chosen.also ? { reason, minutes: Number(chosen.also) } : { reason };
}

/** Asks for another return of a pause that goes on: {minutes}, or null. */
export async function askReturn(words, { title }) {
  const chosen = await ask({
    title,
    also: { label: words.t('pause.back'), choices: minuteChoices(words, false) },
    confirm: words.t('ask.confirm'),
    cancel: words.t('ask.cancel'),
  });
  return chosen && { minutes: Number(chosen.also) };
}

/** Whole minutes by which the announced return is late; 0 for not at all. */
export function minutesLate(paused, clock) {
  return paused?.returnAt ? Math.floor(clock.secondsSince(paused.returnAt) / 60) : 0;
}

/** "back at 10:15", or "expected back at 10:15, 5 min late"; empty where nothing was announced. */
export function returnWords(paused, { words, clock }) {
  if (!paused?.returnAt) return '';
  const time = clock.time(words.language, paused.returnAt);
  const late = minutesLate(paused, clock);
  return late > 0 ? words.t('pause.late', { time, late }) : words.t('pause.until', { time });
}
