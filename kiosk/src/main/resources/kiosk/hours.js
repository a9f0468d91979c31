// Times of the day as the plan words them, in the way of the language: 08.00 in Indonesian, 08:00 in English.

/** {@code 08:00} out of a time or a moment; null if there is none. */
export function clock(text, words) {
  const time = /(?:T|^)(\d\d:\d\d)/.exec(text ?? '')?.[1];
  return time && time !== '24:00' ? (words.language === 'id' ? time.replace(':', '.') : time) : null;
}

/** When numbers are given, today being the kiosk's date; nothing where that is all day, since it explains nothing then. */
export function hours(plan, words, today) {
  const later = nextDay(plan, words, today);
  if (later) return later;
  const opens = clock(plan?.opensAt, words);
  const closes = clock(plan?.closesAt, words);
  if (opens && closes) return words.t('hours', { from: opens, to: closes });
  return opens && !/^00/.test(opens) ? words.t('opensAt', { time: opens }) : '';
}

/** Which day it is, if the branch stays closed for it. */
export function holiday(plan, words) {
  const names = plan?.holiday;
  const name = names?.[words.language] ?? Object.values(names ?? {})[0];
  return name ? words.t('holiday', { name }) : '';
}

/** Whether it opens today yet. A kiosk that does not know its date names that of the opening, which is never wrong. */
export function opensToday(plan, today) {
  return !plan?.nextOpening || dateOf(plan.nextOpening) === today;
}

function nextDay(plan, words, today) {
  if (opensToday(plan, today)) return '';
  const day = new Date(`${dateOf(plan.nextOpening)}T12:00:00Z`).toLocaleDateString(words.language,
    { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return words.t('opensOn', { day, time: clock(plan.nextOpening, words) });
}

function dateOf(moment) {
  return moment.slice(0, 10);
}
