// The alarms of a branch's devices: fetched every few seconds, told in words.

import { api } from '/display-board/dom.js';

const EVERY_MILLIS = 5_000;
const ANSWER_MILLIS = 4_000;

/** What stands, in the reader's language: which device, what, and since when. */
export function alarmWords(alarm, words) {
  const since = new Date(alarm.since).toLocaleTimeString(words.language, { hour: '2-digit', minute: '2-digit' });
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
      changed(await response.json());
    } catch (fault) {
      failed(fault);
    }
  }
  look();
  setInterval(look, EVERY_MILLIS);
  return look;
}
