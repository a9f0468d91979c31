// How the booking page says days, times and refusals. Times of slots come in the branch's own time.

/** "2026-03-11T10:15:00+07:00" -> "10.15" in Indonesian, "10:15" in English. */
export function hourWords(at, language) {
  return at.slice(11, 16).replace(':', language === 'id' ? '.' : ':');
}

/** "Rabu, 11 Maret" */
export function dayWords(at, language) {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC',
  }).format(new Date(`${at.slice(0, 10)}T00:00:00Z`));
}

/** The date of a moment and so many days, as YYYY-MM-DD. */
export function dateAfter(at, days) {
  return new Date(Date.parse(at.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Day and hour in one. */
export function momentWords(at, words) {
  return words.t('book.moment', { day: dayWords(at, words.language), time: hourWords(at, words.language) });
}

/** What to say of a problem; a server's own sentences are for programs. */
export function refusalWords(problem, words) {
  if (problem.lost || problem.status >= 500) return words.t('book.problem.lost');
  if (problem.status === 429) return words.t('book.problem.often');
  if (problem.refusal === 'WaitingMonth') return words.t('book.left.soon', { day: dayWords(problem.from, words.language) });
  if (problem.refusal && words.has(`book.refusal.${problem.refusal}`)) return words.t(`book.refusal.${problem.refusal}`);
  return words.t('book.problem.other');
}
