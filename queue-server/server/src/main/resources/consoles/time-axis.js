// An axis of a chart that shows the time of the day at the branch, with ticks at round times.

import { colour } from './charts.js';

const STEPS = [15, 30, 60, 120, 240];
const MOST_TICKS = 10;

/** Minutes of the branch's day of "2026-11-22T10:42:00+07:00"; of a day after `first` they go on beyond 24 hours. */
export function dayMinutes(moment, first = moment) {
  const days = Math.round((Date.parse(moment.slice(0, 10)) - Date.parse(first.slice(0, 10))) / 86_400_000);
  return days * 1440 + Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
}

/** "10.42" in Indonesian, "10:42" in English. */
export function minuteWords(minutes, language) {
  const two = (number) => String(number).padStart(2, '0');
  return [two(Math.floor(minutes / 60) % 24), two(minutes % 60)].join(language === 'id' ? '.' : ':');
}

/** The axis from one minute of the day to another. */
export function timeAxis(from, to, language) {
  const step = STEPS.find((minutes) => (to - from) / minutes <= MOST_TICKS) ?? STEPS.at(-1);
  const ticks = { color: colour('ink-soft'), stepSize: step, maxRotation: 0, callback: (value) => minuteWords(value, language) };
  return {
    type: 'linear', min: from, max: to, ticks, grid: { color: colour('line') },
    afterBuildTicks(axis) {
      axis.ticks = [];
      for (let value = Math.ceil(from / step) * step; value <= to; value += step) axis.ticks.push({ value });
    },
  };
}

/** A distance of ticks that people count in, for minutes up to so many. */
export function minuteStep(most) {
  return [1, 2, 5, 10, 15, 30, 60, 120].find((step) => most / step <= 8) ?? 240;
}
