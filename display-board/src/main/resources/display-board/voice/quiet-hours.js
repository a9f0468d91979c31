// When a board says nothing: the quiet hours that the branch has configured, in its own time.

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Whether it is quiet at a local time (a date whose UTC fields are the branch's own time, see clock.js). ranges:
 * [{day?: "friday", from: "11:30", to: "13:00"}], the end not included; one that ends before it begins goes over
 * midnight, and belongs to the day on which it begins.
 */
export function isQuiet(ranges, local) {
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  const today = local.getUTCDay();
  const begunOn = (day, name) => !name || DAYS[day] === name;
  return ranges.some(({ day, from, to }) => {
    const [begin, end] = [minutes(from), minutes(to)];
    if (begin < end) return begunOn(today, day) && minute >= begin && minute < end;
    return (begunOn(today, day) && minute >= begin) || (begunOn((today + 6) % 7, day) && minute < end);
  });
}

function minutes(time) {
  const [hours, rest] = time.split(':').map(Number);
  return hours * 60 + rest;
}
