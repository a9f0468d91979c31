package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often participants at home are called.
 *
 * @param attempts calls until they count as absent, the first one included, 1 to {@link #MOST_ATTEMPTS}
 * @param attempt  from one to the next, and from the last to the absence, {@link #SHORTEST_ATTEMPT} to
 *                 {@link #LONGEST_ATTEMPT}
 * @param away     how long a visit keeps its booth without a line to its home, {@link #SHORTEST_AWAY} to {@link #LONGEST_AWAY}
 * @param offers   offers of a next place to who did not answer, before those of the waiting list, 0 to {@link #MOST_OFFERS};
 *                 null for {@link #USUAL_OFFERS}, as in older journals
 */
public record HomePlan(int attempts, Duration attempt, Duration away, @Nullable Integer offers) {
    /** A minute to come from the next room, and three in all; five to come back by another network. */
    public static final HomePlan DEFAULT = new HomePlan(3, Duration.ofMinutes(1), Duration.ofMinutes(5), null);
    public static final int MOST_ATTEMPTS = 10;
    public static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(10);
    public static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);
    public static final Duration SHORTEST_AWAY = Duration.ofMinutes(1);
    public static final Duration LONGEST_AWAY = Duration.ofMinutes(60);
    public static final int MOST_OFFERS = 3;
    public static final int USUAL_OFFERS = 1;

    /** How many offers of a next place come before those of the waiting list. */
    public int nextPlaces() {
        return offers == null ? USUAL_OFFERS : offers;
    }
}
