package id.bilik.queueserver.server.messages;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long until the next attempt: twice as long after each, from 10 s to 15 min, and by chance between half of that and all of
 * it, so that branches do not knock together when a server returns.
 */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(15);
    /** More doublings than it takes from the first to the longest. */
    private static final int MOST_DOUBLINGS = 10;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) { this.random = random; }

    /** @param failures in a row, 1 and more */
    Duration after(int failures) {
        Duration whole = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        long millis = Math.min(whole.toMillis(), LONGEST.toMillis());
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
