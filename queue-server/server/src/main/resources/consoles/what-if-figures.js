// The figures of a what-if, in words: the rest of the day as it is, and what each change makes of it.

import { waitWords } from '/display-board/shared/wait-words.js';
import { dayMinutes, minuteWords } from './time-axis.js';

/** Whether nobody is on duty, so that nobody is called. */
export const isUnserved = ({ officers }) => officers === 0;

/** [{place, label, expected, …}] of an answer: as it is, and then each alternative. labels: one for each. */
export function sides(answer, labels) {
  const { before, after, saved, alternatives } = answer;
  return [{ ...before }, { ...after, saved }, ...alternatives.map((each) => ({ ...each.after, saved: each.saved }))]
    .map((side, place) => ({ ...side, place, label: labels[place] }));
}

/** How many leave before they are called, or are sent home when the day ends. */
export const neverCalled = ({ left, uncalled }) => Math.round(left + uncalled);

/** What a row of the table says: the wait, the share in time, the end, who is not called, and the difference. */
export function cells(side, words) {
  const { wait, serviceLevel, finish, place } = side;
  const percent = (share) => Math.round(share * 100);
  const time = (moment) => minuteWords(dayMinutes(moment), words.language);
  return [
    wait ? waitWords(wait, words.language) : words.t('whatif.nobody'),
    range(percent(serviceLevel.low), percent(serviceLevel.high), ' %'),
    finish ? range(time(finish.low), time(finish.high)) : '–',
    neverCalled(side),
    place === 0 ? '' : difference(side.saved, words),
  ];
}

/** "6 (4–9) minutes less", where the change does more than chance and what is not known of the branch could. */
export function difference(saved, words) {
  if (!saved) return '–';
  const { lowSeconds, meanSeconds, highSeconds } = saved;
  if (lowSeconds <= 0 && highSeconds >= 0) return words.t('whatif.no-difference');
  const ends = [Math.abs(lowSeconds), Math.abs(highSeconds)].sort((one, other) => one - other);
  const digits = ends[1] < 600 ? 1 : 0;
  const [low, minutes, high] = [ends[0], Math.abs(meanSeconds), ends[1]].map((seconds) => (
    (seconds / 60).toLocaleString(words.language, { maximumFractionDigits: digits })));
  return words.t(meanSeconds > 0 ? 'whatif.saves' : 'whatif.costs', { minutes, low, high });
}

function range(low, high, unit = '') {
  return low === high ? `${low}${unit}` : `${low}–${high}${unit}`;
}
