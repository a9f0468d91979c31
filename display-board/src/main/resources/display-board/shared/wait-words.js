// A wait as people are told it: a range in round steps, worded the same on slip, board and phone (docs/views.md).

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60];
const STEP_AFTER_AN_HOUR = 15;

const WORDS = {
  id: {
    short: 'kurang dari 2 menit', upTo: 'sampai', minutes: 'menit', hours: 'jam', comma: ',', colon: '.',
    unserved: 'Belum ada petugas yang melayani. Waktu tunggu belum diketahui.',
    planned: (time) => `Layanan belum dimulai. Rencana mulai pukul ${time}.`,
    begun: 'Saat ini belum ada petugas. Waktu tunggu belum diketahui.',
    inRow: { unserved: 'belum ada petugas', planned: (time) => `belum dimulai · ${time}`, begun: 'belum ada petugas' },
  },
  en: {
    short: 'less than 2 minutes', upTo: 'up to', minutes: 'minutes', hours: 'hours', comma: '.', colon: ':',
    unserved: 'No officer is available yet. The wait is not known.',
    planned: (time) => `Service has not begun. It is planned for ${time}.`,
    begun: 'No officer is on duty at the moment. The wait is not known.',
    inRow: { unserved: 'no officer yet', planned: (time) => `not begun · ${time}`, begun: 'no officer now' },
  },
};

/**
 * What is said in place of a wait where nobody on duty serves a service: {begun, plannedAt?}, the time in the branch's own
 * zone. In a row of a list it is short.
 */
export function unservedWords({ begun, plannedAt }, language, inRow = false) {
  const words = WORDS[language] ?? WORDS.en;
  const said = inRow ? words.inRow : words;
  if (plannedAt) return said.planned(plannedAt.slice(11, 16).replace(':', words.colon));
  return begun ? said.begun : said.unserved;
}

/** "12-20 menit" for {lowSeconds, highSeconds}; the empty string if there is no wait to tell. */
export function waitWords(wait, language) {
  if (!wait) return '';
  const words = WORDS[language] ?? WORDS.en;
  if (wait.highSeconds < 120) return words.short;
  const low = Math.min(wait.lowSeconds, wait.highSeconds) / 60;
  const high = stepUp(wait.highSeconds / 60);
  if (high >= 120) return inHours(low / 60, wait.highSeconds / 3600, words);
  return range(stepDown(low), high, stepAfter, words.minutes, words);
}

function inHours(low, high, words) {
  return range(Math.floor(low * 2) / 2, Math.ceil(high * 2) / 2, (step) => step + 0.5, words.hours, words);
}

function range(low, high, next, unit, words) {
  const end = low >= high ? next(low) : high;
  const number = (value) => String(value).replace('.', words.comma);
  return low > 0 ? `${number(low)}-${number(end)} ${unit}` : `${words.upTo} ${number(end)} ${unit}`;
}

/** The largest step that is not above the minutes; 0 under the first. */
function stepDown(minutes) {
  if (minutes >= 60) return Math.floor(minutes / STEP_AFTER_AN_HOUR) * STEP_AFTER_AN_HOUR;
  return STEPS.filter((step) => step <= minutes).at(-1) ?? 0;
}

/** The smallest step that is not below the minutes. */
function stepUp(minutes) {
  return STEPS.find((step) => step >= minutes) ?? Math.ceil(minutes / STEP_AFTER_AN_HOUR) * STEP_AFTER_AN_HOUR;
}

function stepAfter(step) {
  return STEPS.find((other) => other > step) ?? step + STEP_AFTER_AN_HOUR;
}
