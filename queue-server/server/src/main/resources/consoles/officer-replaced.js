// What a press was meant for. A hand that is on its way when the visit below it is replaced meant the visit before: for a
// moment after such a change nothing is done, and the person is told.

/**
 * A person who is about to press and sees a change needs about half a second to stop: a choice reaction takes 0.3 to 0.5 s
 * (W. E. Hick, On the rate of gain of information, 1952).
 */
const SETTLE_MILLIS = 700;

/** The places at which visits are shown: "booth 3", "undo 3" and "suggest". millis() is a clock that never goes back. */
export function replacements({ settleMillis = SETTLE_MILLIS, millis = () => performance.now() } = {}) {
  const places = new Map();

  function see(place, ticket) {
    const known = places.get(place);
    if (!known) places.set(place, { ticket, before: null, since: 0 });
    else if (known.ticket !== ticket) {
      if (known.ticket) Object.assign(known, { before: known.ticket, since: millis() });
      known.ticket = ticket;
    }
  }

  return {
    /** Takes note of the visits that a group's view shows from now on. */
    seeAll({ booths, suggest }) {
      for (const { booth, visit, last } of booths) {
        see(`booth ${booth}`, visit?.ticket);
        see(`undo ${booth}`, last?.ticket);
      }
      see('suggest', suggest?.ticket);
    },

    /** The visit that is shown there; null or undefined for nobody. */
    at: (place) => places.get(place)?.ticket,

    /** The visit that stood there a moment ago in place of the one that is shown; null where a press means what is shown. */
    before(place) {
      const known = places.get(place);
      if (!known?.ticket || !known.before || known.ticket === known.before) return null;
      return millis() - known.since < settleMillis ? known.before : null;
    },
  };
}

/**
 * A press that begins on the button of a visit and ends when that button has gone with its visit: no click comes of it,
 * and onGone(ticket) lets the person know. placeOf(element) is the place of shown to which an element belongs, if any.
 */
export function watchPresses(shown, placeOf, onGone) {
  document.addEventListener('pointerdown', ({ target }) => {
    const control = target.closest('button, label, input');
    const place = control && placeOf(control);
    if (!place) return;
    const ticket = shown.at(place);
    addEventListener('pointerup', () => {
      if (!control.isConnected && shown.at(place) !== ticket) onGone(ticket);
    }, { once: true });
  });
}
