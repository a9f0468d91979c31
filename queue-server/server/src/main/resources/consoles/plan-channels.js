// The shares of channels, the rules of bookings and of calls to homes that hold where a plan says nothing, and what a draft of them lacks.

export const USUAL_CHANNELS = {
  walkInPercent: 50, bookedPercent: 30, collectivePercent: 10, staffPercent: 10, walkInMinimumPercent: 40, releaseMinutes: 60,
};
export const USUAL_BOOKING = {
  horizonDays: 7, releaseAt: '08:00', leadMinutes: 60, holdMinutes: 10, earlyMinutes: 30, lateMinutes: 30,
  reopenFromMinutes: 5, reopenUntilMinutes: 30, offerShortestMinutes: 15, offerLongestMinutes: 1_440, mostOffers: 3, missedLimit: 3,
};
export const USUAL_HOME = { attempts: 3, attemptSeconds: 60, offers: 1, awayMinutes: 5 };

/** Least and most of each number. */
const OF_BOOKING = {
  horizonDays: [1, 60], leadMinutes: [0, 1_440], holdMinutes: [1, 60], earlyMinutes: [0, 240], lateMinutes: [0, 240],
  reopenFromMinutes: [0, 1_440], offerShortestMinutes: [5, 10_080], mostOffers: [1, 10], missedLimit: [0, 20],
};
const OF_HOME = { attempts: [1, 10], attemptSeconds: [10, 600], offers: [0, 3], awayMinutes: [1, 60] };
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const SHARES = ['walkInPercent', 'bookedPercent', 'collectivePercent', 'staffPercent'];
const LONGEST_RELEASE = 1_440;

/** Tells expect(holds, field, key, values) of each. The four shares are all of the room; the first that the draft sets says so. */
export function checkChannels(channels, expect) {
  if (!channels) return;
  const all = { ...USUAL_CHANNELS, ...channels };
  const isWithin = (key, to) => expect(all[key] >= 0 && all[key] <= to, `rules-${key}`, 'range', { from: 0, to });
  for (const share of SHARES) isWithin(share, 100);
  isWithin('walkInMinimumPercent', all.walkInPercent);
  isWithin('releaseMinutes', LONGEST_RELEASE);
  const sum = SHARES.reduce((total, share) => total + all[share], 0);
  checkNumbers({ ...USUAL_HOME, ...channels.home }, OF_HOME, expect);
  checkBooking({ ...USUAL_BOOKING, ...channels.booking }, expect);
  expect(sum === 100, `rules-${SHARES.find((share) => share in channels) ?? SHARES[0]}`, 'sum', { sum });
}

function checkBooking(booking, expect) {
  const bounds = {
    ...OF_BOOKING, reopenUntilMinutes: [booking.reopenFromMinutes, 1_440],
    offerLongestMinutes: [booking.offerShortestMinutes, 10_080],
  };
  checkNumbers(booking, bounds, expect);
  expect(TIME_OF_DAY.test(booking.releaseAt), 'rules-releaseAt', 'clock');
}

function checkNumbers(numbers, bounds, expect) {
  for (const [key, [from, to]] of Object.entries(bounds)) {
    expect(numbers[key] >= from && numbers[key] <= to, `rules-${key}`, 'range', { from, to });
  }
}
