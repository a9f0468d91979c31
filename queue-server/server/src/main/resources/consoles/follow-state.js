// What a participant's phone has to say, worked out from the view alone.

const SOON = 3;

/** {tone, key, detail, place, booth} for a view of docs/views.md; keys are words of i18n/follow. */
export function followState(view) {
  switch (view.stage) {
    case 'waiting': {
      const soon = !view.unserved && view.ahead !== undefined && view.ahead < SOON;
      return { ...said(soon ? 'soon' : 'calm', soon ? 'follow.soon' : 'follow.waiting'), place: true };
    }
    case 'called': {
      const again = (view.recalls ?? 0) > 0 ? '.again' : '';
      const detail = view.comingSince ? `follow.coming${again || '.detail'}` : again && 'follow.called.again';
      return { ...said('called', 'follow.called', detail || undefined), booth: true };
    }
    case 'noShow':
      return said('soon', 'follow.noShow', absence(view));
    case 'serving':
    case 'completed':
      return said('good', `follow.${view.stage}`);
    case 'fetching':
      return said('soon', 'follow.fetching');
    case 'deferred':
    case 'held':
    case 'abandoned':
    case 'expired':
    case 'lost':
      return said('calm', `follow.${view.stage}`);
    default:
      return said('calm', 'follow.unknown');
  }
}

/** Milliseconds for the way back and for a queue that goes faster than was thought; nobody leaves for less than WORTH_LEAVING. */
const MARGIN = 10 * 60_000;
const WORTH_LEAVING = 20 * 60_000;
const ROUND = 5 * 60_000;

/**
 * From when it is enough to be there, as a time for people; null where nobody should leave. The same as on the slip: the
 * short end of the wait less a margin, rounded down. now is the branch's, in milliseconds.
 */
export function enoughFrom(view, now) {
  const away = (view.wait?.lowSeconds ?? 0) * 1000 - MARGIN;
  if (view.stage !== 'waiting' || view.unserved || view.servedToday?.likely === false || away < WORTH_LEAVING) return null;
  return new Date(Math.floor((now + away) / ROUND) * ROUND).toISOString();
}

/** Whether coming back keeps the place, and how often it still will. */
function absence({ mayReturn, returnsInPlaceLeft }) {
  if (!mayReturn) return 'follow.noShow.over';
  if (returnsInPlaceLeft === 0) return 'follow.noShow.behind';
  return returnsInPlaceLeft === 1 ? 'follow.noShow.last' : 'follow.noShow.return';
}

/** The minutes by which a participant can be called later, of at most so many: round ones, and the longest of all. */
export function deferrals(most = 0) {
  return [...[10, 20, 30, 45, 60, 90, 120].filter((minutes) => minutes < most), most].filter((minutes) => minutes > 0).slice(-6);
}

/** The minutes of more time at a call, of at most so many: few, since somebody was called because it is their turn. */
export function moreTimes(most = 0) {
  const times = [5, 10, 15, 30].filter((minutes) => minutes <= most);
  return times.length ? times : [most].filter((minutes) => minutes > 0);
}

function said(tone, key, detail = `${key}.detail`) {
  return { tone, key, detail };
}
