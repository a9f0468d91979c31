// The quarter hours of a capacity answer, put together to hours as a table shows them.

/** Of each hour: its officers, whether a quarter of it is in conflict, and by share the visits that are left and taken. */
export function hoursOf({ slots, conflicts, usualVisit }) {
  const short = new Set(conflicts.map(({ from }) => from.slice(0, 13)));
  const hours = new Map();
  for (const slot of slots) {
    const name = slot.from.slice(0, 13);
    hours.set(name, [...(hours.get(name) ?? []), slot]);
  }
  return [...hours].map(([name, quarters]) => ({
    from: quarters[0].from,
    officers: quarters.reduce((sum, { officers }) => sum + officers, 0) / quarters.length,
    conflict: short.has(name),
    shares: sharesOf(quarters, usualVisit.workMinutes),
  }));
}

/** Counted by the work of the whole hour: a visit that takes two quarter hours is not in the room of both. */
function sharesOf(quarters, work) {
  const shares = {};
  for (const each of quarters.flatMap((quarter) => quarter.shares)) {
    const sum = shares[each.share] ??= { left: 0, booth: 0, taken: 0 };
    sum.left += each.leftMinutes;
    sum.booth += each.leftBoothMinutes;
    sum.taken += each.takenMinutes;
  }
  return Object.fromEntries(Object.entries(shares).map(([share, { left, booth, taken }]) => [share, {
    room: Math.floor(Math.min(left, booth) / work),
    taken: Math.round(taken / work),
    used: left + taken > 0 ? taken / (left + taken) : 0,
  }]));
}
