// The alarms of a branch's devices: fetched every few seconds, told in words.

import { branchClock } from '/display-board/shared/clock.js';
import { api } from '/display-board/shared/dom.js';

const EVERY_MILLIS = 5_000;
const ANSWER_MILLIS = 4_000;
const clock = branchClock();

/** The branch's time of an instant, in the reader's writing. */
export const deviceTime = (at, words) => clock.time(words.language, at);

/** Date and time of an instant that was sent in the branch's own time. */
export const dateAndTime = (at, words) => `${clock.date(words.language, at.slice(0, 10))} ${clock.time(words.language, at)}`;

/** What stands, in the reader's language: which device, what, and since when. */
export function alarmWords(alarm, words) {
  const since = deviceTime(alarm.since, words);
  return words.t('alarm.line', { device: alarm.device, what: words.t(`alarm.${alarm.kind}`), since });
}

/** The firmware's complaints in words. */
export const throttledWords = (complaints, words) =>
  complaints.map((word) => (words.has(`technician.throttled.${word}`) ? words.t(`technician.throttled.${word}`) : word)).join(', ');

/**
 * The figures behind an alarm, from what its device said last; where there are none, its own detail. An alarm stands for a
 * while after the trouble is gone, and has no figures then.
 */
export function alarmFigures(alarm, { report, clockOffSeconds } = {}, words) {
  switch (alarm.kind) {
    // where the printer says so, the count may be that of a roll which nobody announced
    case 'nobody-on-duty': return ''; // which services changes with every ticket
    case 'paper-near-end': return report?.printer === 'paper-near-end' || report?.slipsLeft === undefined ? '' : words.t('technician.slips', { left: report.slipsLeft, all: report.slipsPerRoll });
    case 'printer-trouble': return ['cover-open', 'jammed'].includes(report?.printer) ? words.t(`technician.printer.${report.printer}`) : '';
    case 'hot': return `${Math.round(report?.temperature)} °C`;
    case 'throttled': return report?.throttled?.length ? throttledWords(report.throttled, words) : '';
    case 'button-stuck': return report?.stuckButtons?.length ? words.t('technician.buttons', { names: report.stuckButtons.join(', ') }) : '';
    case 'clock-wrong': return `${Math.round(clockOffSeconds)} s`;
    case 'no-camera': case 'no-microphone': return words.t(`technician.todo.${alarm.kind}.${alarm.detail}`);
    case 'slips-unconfirmed': return report?.slips?.unconfirmedRun ? words.t('technician.unconfirmed-run', { count: report.slips.unconfirmedRun }) : '';
    case 'certificate-ends': return clock.date(words.language, alarm.detail.slice(-10));
    case 'not-seen': case 'paper-out': case 'simulated': case 'printer-offline': case 'supervisor-code': case 'supervisor-by-code':
    case 'breach-untold': case 'breach-due': case 'breach-overdue': case 'backup-missing': case 'messages-refused': case 'clock-jumped': return ''; // says it all
    default: return alarm.detail;
  }
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
