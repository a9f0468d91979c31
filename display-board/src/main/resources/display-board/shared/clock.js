// The branch's time, as the server tells it. A screen's own clock may be wrong, and its time zone may be another; the
// views carry the branch's time with its offset, and between views the page counts on by itself.

const ZONES = { 420: 'WIB', 480: 'WITA', 540: 'WIT' };

export function branchClock() {
  let shown = steadyMillis();
  let since = shown;
  let speed = 1;
  let offsetMinutes = -new Date().getTimezoneOffset();

  return {
    /**
     * Takes over the time of a view, "2026-11-22T10:42:00+07:00", and how many of its seconds pass in one: more than 1
     * only in a time lapse.
     */
    set(now, clockSpeed = 1) {
      const at = Date.parse(now);
      if (Number.isNaN(at)) return;
      shown = at;
      since = steadyMillis();
      speed = clockSpeed;
      offsetMinutes = offsetOf(now) ?? offsetMinutes;
    },

    /** Milliseconds since the epoch, by the server's clock. */
    now: () => shown + (steadyMillis() - since) * speed,

    /** Seconds of the branch that pass in one. */
    speed: () => speed,

    /** Whole seconds from an instant until now; never negative. */
    secondsSince(instant) {
      return Math.max(0, Math.floor((this.now() - Date.parse(instant)) / 1000));
    },

    /** Whole seconds from now until an instant; 0 once it has passed. */
    secondsUntil(instant) {
      return Math.max(0, Math.ceil((Date.parse(instant) - this.now()) / 1000));
    },

    /** "10.42" in Indonesian, "10:42" in English; of now or of an instant. */
    time(language, instant) {
      const local = this.local(instant);
      const two = (number) => String(number).padStart(2, '0');
      return [two(local.getUTCHours()), two(local.getUTCMinutes())].join(language === 'id' ? '.' : ':');
    },

    /** "Minggu, 22 November 2026" */
    date(language, instant) {
      return new Intl.DateTimeFormat(language, {
        weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
      }).format(this.local(instant));
    },

    /** WIB, WITA or WIT; the empty string elsewhere. */
    zone: () => ZONES[offsetMinutes] ?? '',

    /** A date whose UTC fields are the branch's own time. */
    local(instant) {
      const at = instant === undefined ? this.now() : Date.parse(instant);
      return new Date(at + offsetMinutes * 60_000);
    },
  };
}

/** "3:07", or "1:02:45" from an hour on. */
export function stopwatch(seconds) {
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/**
 * Calls back now and then at every full second of the clock, so that all timers of a page step together; in a time lapse
 * four times a second.
 */
export function everySecond(clock, callback) {
  let timer = 0;
  function step() {
    callback();
    const left = 1000 - (((clock.now() % 1000) + 1000) % 1000) + 5;
    timer = setTimeout(step, clock.speed() > 1 ? 250 : left);
  }
  step();
  return () => clearTimeout(timer);
}

/** Counts on evenly even if somebody sets the device's clock while the page is open. */
function steadyMillis() {
  return performance.timeOrigin + performance.now();
}

function offsetOf(instant) {
  if (instant.endsWith('Z')) return 0;
  const found = /([+-])(\d\d):?(\d\d)$/.exec(instant);
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}
