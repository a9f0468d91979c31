package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;

/**
 * How often participants at home are called.
 *
 * @param attempts calls until they count as absent, the first one included, 1 to {@link #MOST_ATTEMPTS}
 * @param attempt  from one to the next, and from the last to the absence, {@link #SHORTEST_ATTEMPT} to
 *                 {@link #LONGEST_ATTEMPT}
 * @param away     how long a visit keeps its booth without a line to its home, {@link #SHORTEST_AWAY} to {@link #LONGEST_AWAY}
 */
public record HomePlan(int attempts, Duration attempt, Duration away) {
    /** A minute to come from the next room, and three in all; five to come back by another network. */
    public static final HomePlan DEFAULT = new HomePlan(3, Duration.ofMinutes(1), Duration.ofMinutes(5));
    public static final int MOST_ATTEMPTS = 10;
    public static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(10);
    public static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);
    public static final Duration SHORTEST_AWAY = Duration.ofMinutes(1);
    public static final Duration LONGEST_AWAY = Duration.ofMinutes(60);
}
