// Times of the day as the plan words them, in the way of the language: 08.00 in Indonesian, 08:00 in English.

/** {@code 08:00} out of a time or a moment; null if there is none. */
export function clock(text, words) {
  const time = /(?:T|^)(\d\d:\d\d)/.exec(text ?? '')?.[1];
  return time && time !== '24:00' ? (words.language === 'id' ? time.replace(':', '.') : time) : null;
}

/** When numbers are given; nothing where that is all day, since it explains nothing then. */
export function hours(plan, words) {
  const opens = clock(plan?.opensAt, words);
  const closes = clock(plan?.closesAt, words);
  if (opens && closes) return words.t('hours', { from: opens, to: closes });
  return opens && !/^00/.test(opens) ? words.t('opensAt', { time: opens }) : '';
}
