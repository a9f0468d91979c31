// What the booking page asks of the server. A wish is one wish, however often it has to be sent.

import { Problem, randomUuid, send } from '/display-board/shared/actions.js';
import { api } from '/display-board/shared/dom.js';

/** States of a booking that keeps a place. */
const KEPT = ['held', 'confirmed'];
/** Days of slots that the server gives at once. */
export const MOST_DAYS = 31;
const ANSWER_MILLIS = 10_000;
/** Proofs that are computed for one wish: a second where the device slept while the first became old, and one more. */
const MOST_PROOFS = 3;

/** By which two wishes of this page are the same. */
const wishKey = (service, place, when, person, claim) => JSON.stringify([service, place, when, person.nik, claim]);

/**
 * The bookings of a branch. stay: whether a page is not left where nobody is signed in, since nobody has to be. working(whether) is
 * told while this device computes a proof of work.
 */
export function bookingDesk(branch, { stay = true, working = () => {} } = {}) {
  /** The last wish: {key, body, booking}. Where its answer was lost, booking is null, and it may or may not be held. */
  let last = null;
  /** The last wish for a place on some days: {key, requestId}. */
  let waited = null;

  const ask = (method, path, body, secret, proof) => send(method, api('branches', branch, ...path), body, ANSWER_MILLIS, {
    stay, proof, authorization: secret && `Booking ${secret}`,
  });

  /** Sends a wish for a place, with a proof of work where many such wishes come. */
  async function askFor(path, body) {
    for (let proofs = 0, proof; ; proofs += 1) {
      try {
        return await ask('POST', path, body, undefined, proof);
      } catch (problem) {
        if (problem.refusal !== 'ProofRequired' || proofs === MOST_PROOFS) throw problem;
        proof = await compute(problem);
      }
    }
  }

  async function compute(problem) {
    working(true);
    try {
      const { proofOf } = await import('./book-proof.js');
      return await proofOf(problem.challenge);
    } catch {
      throw problem;
    } finally {
      working(false);
    }
  }

  const of = (method, { booking, secret }, action, body) =>
    ask(method, ['bookings', booking, action].filter(Boolean), body, secret);

  const ofList = (method, { booking, secret }, action, body) =>
    ask(method, ['waiting-list', booking, action].filter(Boolean), body, secret);

  /** A file of a booking. The secret goes in a header: an address would be kept by browsers and servers. */
  async function file({ booking, secret }, kind, query = '') {
    let response;
    try {
      response = await fetch(api('branches', branch, 'bookings', `${booking}.${kind}`) + query, {
        headers: { Authorization: `Booking ${secret}` },
      });
    } catch {
      throw new Problem({});
    }
    if (!response.ok) throw new Problem({ status: response.status });
    return response;
  }

  /** A booking, or the wish on the waiting list of which none has come yet. */
  async function find(key) {
    if (key.booking.startsWith('w')) {
      const wish = await ofList('GET', key);
      if (wish.state !== 'booked') return wish;
    }
    const known = await of('GET', key);
    // nobody had answered at home, and it waits for another place
    return known.next ? ofList('GET', key) : known;
  }

  async function sendLast() {
    const wish = last;
    try {
      wish.booking = await askFor(['bookings'], wish.body);
      return wish.booking;
    } catch (problem) {
      // where the server refused, nothing is held; after a fault nobody knows
      if (problem.status >= 400 && problem.status < 500) last = null;
      throw problem;
    }
  }

  /** Gives back what an earlier wish of this page holds; a person can have one booking for a service. */
  async function giveBack() {
    if (!last) return;
    try {
      const earlier = last.booking ?? await sendLast();
      await of('DELETE', earlier);
    } catch (problem) {
      if (problem.lost || problem.status >= 500) throw problem;
    }
    last = null;
  }

  return {
    offer: () => ask('GET', ['services']),

    /** {slots, release}: all that can be booked of so many days from a date, at most MOST_DAYS. */
    slots: (service, place, from, days) => send('GET',
      `${api('branches', branch, 'slots')}?service=${encodeURIComponent(service)}&place=${place}&from=${from}&days=${days}`,
      undefined, ANSWER_MILLIS, { stay }),

    /** Keeps a slot; sent again, it is the same booking, until that keeps nothing any more. */
    async hold({ service, place, at, person, language, claim }) {
      const key = wishKey(service, place, at, person, claim);
      if (last && last.key !== key) await giveBack();
      last ??= { key, body: { requestId: randomUuid() }, booking: null };
      Object.assign(last.body, { service, at, place, person, language, claim });
      const booking = await sendLast();
      if (KEPT.includes(booking.state)) return booking;
      last = { key, body: { ...last.body, requestId: randomUuid() }, booking: null };
      return sendLast();
    },

    giveBack,
    /** What is held is kept, whatever this page books next. */
    forget() {
      last = null;
    },
    find,

    /** Waits for a place on one of these days; sent again, it is the same wish. */
    join({ service, place, from, until, person, language, claim }) {
      const key = wishKey(service, place, `${from} ${until}`, person, claim);
      if (waited?.key !== key) waited = { key, requestId: randomUuid() };
      return askFor(['waiting-list'], { requestId: waited.requestId, service, from, until, place, person, language, claim });
    },

    /** The days whose places are drawn. */
    draws: async () => (await ask('GET', ['draws'])).draws,

    /** Applies for a place that is drawn; sent again, it is the same application. */
    apply({ service, place, date, wanted, person, language, claim }) {
      const key = wishKey(service, place, `draw ${date}`, person, claim);
      if (waited?.key !== key) waited = { key, requestId: randomUuid() };
      return askFor(['draws', date, 'applications'], { requestId: waited.requestId, service, ...wanted, place, person, language, claim });
    },

    async accept(key, at) {
      await ofList('POST', key, 'accept', { at });
      return find(key);
    },
    decline: (key, at) => ofList('POST', key, 'decline', { at }),
    async leave(key) {
      const wish = await ofList('DELETE', key);
      waited = null;
      return wish;
    },
    confirm: (booking) => of('POST', booking, 'confirm'),
    move: (booking, at) => of('POST', booking, 'reschedule', { at }),
    cancel: (booking) => of('DELETE', booking),
    checkIn: (booking, language) => of('POST', booking, 'check-in', { language }),

    /** The calendar file, as a blob. */
    calendar: async (key) => (await file(key, 'ics')).blob(),

    /** The sheet to print at home, as a blob. */
    sheet: async (key, language) => (await file(key, 'pdf', `?language=${language}`)).blob(),

    /** The link to keep as a QR symbol: an address for an image. */
    symbol: async (key) => `data:image/svg+xml,${encodeURIComponent(await (await file(key, 'svg')).text())}`,
  };
}
