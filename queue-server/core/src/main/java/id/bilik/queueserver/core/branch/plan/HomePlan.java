package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;

/**
 * How often participants at home are called.
 *
 * @param attempts calls until they count as absent, the first one included, 1 to {@link #MOST_ATTEMPTS}
 * @param attempt  from one to the next, and from the last to the absence, {@link #SHORTEST_ATTEMPT} to
 *                 {@link #LONGEST_ATTEMPT}
 */
public record HomePlan(int attempts, Duration attempt) {
    /** A minute to come from the next room, and three in all. */
    public static final HomePlan DEFAULT = new HomePlan(3, Duration.ofMinutes(1));
    public static final int MOST_ATTEMPTS = 10;
    public static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(10);
    public static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);
}
