// The alarms of a branch's devices: fetched every few seconds, told in words.

import { branchClock } from '/display-board/clock.js';
import { api } from '/display-board/dom.js';

const EVERY_MILLIS = 5_000;
const ANSWER_MILLIS = 4_000;
const clock = branchClock();

/** The branch's time of an instant, in the reader's writing. */
export const deviceTime = (at, words) => clock.time(words.language, at);

/** What stands, in the reader's language: which device, what, and since when. */
export function alarmWords(alarm, words) {
  const since = deviceTime(alarm.since, words);
  return words.t('alarm.line', { device: alarm.device, what: words.t(`alarm.${alarm.kind}`), since });
}

/** Calls changed with the answer of GET …/devices, and failed where there is none; again every few seconds. */
export function watchDevices(branch, changed, failed = () => {}) {
  async function look() {
    try {
      const response = await fetch(`${api('branches', branch)}/devices`, {
        headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(ANSWER_MILLIS),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const answer = await response.json();
      clock.set(answer.now);
      changed(answer);
    } catch (fault) {
      failed(fault);
    }
  }
  look();
  setInterval(look, EVERY_MILLIS);
  return look;
}
