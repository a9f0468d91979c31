package id.bilik.queueserver.calling;

import id.bilik.queueserver.branch.Place;
import java.time.Duration;
import java.time.Instant;

/**
 * Compares two heads of lanes at one moment. The rungs, in order:
 * <ol>
 * <li>{@link Rung#OVERDUE}: who has waited longer than the deadline goes before all who have not, and among the overdue
 * the earlier issue. So nobody starves: once overdue, a visit is passed by nobody who was issued after it.
 * <li>{@link Rung#ACCUMULATED_PRIORITY}: the larger weight × time waited (Kleinrock 1964, time-dependent priorities;
 * Stanford, Taylor and Ziedins 2014). With weights b ≤ B a visit is passed only by visits of the heavier class that were
 * issued within the share 1 - b/B of its own wait after it.
 * <li>{@link Rung#FIRST_COME}: the earlier issue.
 * </ol>
 */
final class VisitLadder {

    enum Rung {
        OVERDUE, ACCUMULATED_PRIORITY, FIRST_COME
    }

    private final Duration overdueAfter;
    private final Instant now;

    VisitLadder(Duration overdueAfter, Instant now) {
        this.overdueAfter = overdueAfter;
        this.now = now;
    }

    boolean isOverdue(Place place) { return Duration.between(place.issuedAt(), now).compareTo(overdueAfter) > 0; }

    boolean goesBefore(Place one, double weight, Place other, double otherWeight) {
        boolean overdue = isOverdue(one);
        if (overdue != isOverdue(other))
            return overdue;
        if (!overdue) {
            double accumulated = weight * waitedSeconds(one);
            double otherAccumulated = otherWeight * waitedSeconds(other);
            if (accumulated != otherAccumulated)
                return accumulated > otherAccumulated;
            // nobody has accumulated anything in the first instant: the heavier class would be next a moment later
            if (weight != otherWeight)
                return weight > otherWeight;
        }
        return one.compareTo(other) < 0;
    }

    /** @return seconds since issue, never negative */
    double waitedSeconds(Place place) {
        Duration waited = Duration.between(place.issuedAt(), now);
        return Math.max(0, waited.getSeconds() + waited.getNano() / 1e9);
    }

    /**
     * Those of a lane with {@code otherWeight} who were issued before this time go before a visit with that place and
     * weight that is not overdue, were all called now.
     */
    Instant overtakingThreshold(Place place, double weight, double otherWeight) {
        double seconds = waitedSeconds(place) * weight / otherWeight;
        Instant byPriority = now.minusNanos((long) (seconds * 1e9));
        Instant byDeadline = now.minus(overdueAfter);
        return byPriority.isAfter(byDeadline) ? byPriority : byDeadline;
    }
}
