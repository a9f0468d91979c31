// The shares of channels that hold where a plan says nothing, and what a draft's shares lack.

export const USUAL_CHANNELS = {
  walkInPercent: 50, bookedPercent: 30, collectivePercent: 10, staffPercent: 10, walkInMinimumPercent: 40, releaseMinutes: 60,
};

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
  expect(sum === 100, `rules-${SHARES.find((share) => share in channels) ?? SHARES[0]}`, 'sum', { sum });
}
