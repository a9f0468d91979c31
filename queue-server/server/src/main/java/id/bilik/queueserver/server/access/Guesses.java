package id.bilik.queueserver.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows down who guesses. After five failures an account and an address wait one second before the next attempt is looked
 * at, and after each further one twice as long, up to a quarter of an hour.
 */
final class Guesses {
    static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(12);
    private static final int MOST = 20_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) { return size() > MOST; }
    };

    private record Failures(int count, Instant last, Instant nextAt) {}

    Guesses(InstantSource clock) { this.clock = clock; }

    /**
     * Counts an attempt of whoever is named by these. It counts as failed until {@link #succeeded} takes it back, so that
     * many at once count, too.
     *
     * @return zero for an attempt that is looked at now; else how long they must still wait, and it was not counted
     */
    synchronized Duration attempt(List<String> whose) {
        Instant now = clock.instant();
        Duration longest = Duration.ZERO;
        for (String each : whose) {
            Failures before = failures.get(each);
            if (before != null && before.last.plus(FORGOTTEN).isBefore(now)) {
                failures.remove(each);
            } else if (before != null && now.isBefore(before.nextAt)) {
                Duration left = Duration.between(now, before.nextAt);
                longest = left.compareTo(longest) > 0 ? left : longest;
            }
        }
        if (longest.isZero()) {
            whose.forEach(each -> count(each, now));
        }
        return longest;
    }

    private void count(String whose, Instant now) {
        Failures before = failures.get(whose);
        int count = before == null ? 1 : before.count + 1;
        Duration wait = count < FREE ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(count - FREE, 20));
        failures.put(whose, new Failures(count, now, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait)));
    }

    synchronized void succeeded(List<String> whose) { whose.forEach(failures::remove); }
}
