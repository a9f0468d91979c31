// The timers of a tile: how long the visit has waited for its officer, and how long it has been in the booth against the
// time that the branch's plan expects for its service. The expected time is a mean, and many visits are longer: beyond it
// the bar turns to a hint, and to an alarm only where it is doubled.

import { stopwatch } from '/display-board/shared/clock.js';
import { setText } from '/display-board/shared/dom.js';

const ALARM_AT = 2;

/** "within", "over" or "late", for a visit of so many seconds where the plan expects so many. */
export function pace(seconds, planned) {
  if (!planned || seconds <= planned) return 'within';
  return seconds > ALARM_AT * planned ? 'late' : 'over';
}

const SOON_SECONDS = 120;
/** As the server's ladder has it: from then on a visit goes before all others. */
const LATE_SECONDS = 300;

/** "calm", "soon" or "late", for a visit that has waited for its officer for so many seconds. */
export function urgency(seconds) {
  if (seconds > LATE_SECONDS) return 'late';
  return seconds > SOON_SECONDS ? 'soon' : 'calm';
}

/** Brings the timers up to the second. */
export function tickTimers(parts, visit, { words, clock }) {
  const timer = attentionTimer(visit);
  setText(parts.timerName, words.t(timer.name));
  setText(parts.timer, stopwatch(clock.secondsSince(timer.since)));
  if (visit.stage === 'called') {
    parts.target.hidden = !visit.noShowAt;
    if (visit.noShowAt) absence(parts, visit, words, clock);
  } else {
    against(parts, clock.secondsSince(visit.arrivedAt ?? visit.calledAt), visit.targetSeconds, words);
  }
}

/** The clock that matters now: since the last call, since the officer is needed, or since the participant works alone. */
function attentionTimer(visit) {
  if (visit.stage === 'called') return { name: 'timer.called', since: visit.lastCalledAt ?? visit.calledAt };
  const since = visit.attentionSince ?? visit.arrivedAt ?? visit.calledAt;
  return { name: `timer.${visit.attention ?? 'needs-officer'}`, since };
}

function absence(parts, visit, words, clock) {
  const all = (Date.parse(visit.noShowAt) - Date.parse(visit.lastCalledAt)) / 1000;
  const left = clock.secondsUntil(visit.noShowAt);
  parts.target.dataset.pace = left === 0 ? 'late' : 'within';
  parts.target.title = '';
  parts.progress.value = all > 0 ? Math.min(1, 1 - left / all) : 1;
  parts.progress.setAttribute('aria-label', words.t('timer.no-show'));
  setText(parts.targetNow, words.t('timer.no-show'));
  setText(parts.targetGoal, stopwatch(left));
}

function against(parts, seconds, planned, words) {
  const now = pace(seconds, planned);
  parts.target.hidden = !planned;
  parts.target.dataset.pace = now;
  parts.target.title = words.t('timer.plan.title', { minutes: Math.round(planned / 60) });
  parts.progress.value = planned ? Math.min(1, seconds / planned) : 0;
  parts.progress.setAttribute('aria-label', words.t('timer.seated'));
  setText(parts.targetNow, `${words.t(now === 'within' ? 'timer.seated' : 'timer.over')} ${stopwatch(seconds)}`);
  setText(parts.targetGoal, words.t('timer.plan', { planned: stopwatch(planned) }));
}
