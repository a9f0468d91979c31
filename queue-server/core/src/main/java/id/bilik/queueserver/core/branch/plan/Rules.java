package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a branch may choose.
 *
 * @param noShowAfter  a called visit that has not arrived this long after its last call is a no-show
 * @param holdFor      a held visit that is not resumed within this time goes back to its place in the queue
 * @param overdueAfter a visit that has waited longer goes before all that have not, in order of issue
 * @param weights      how fast a class accumulates priority, relative to 1, 0.01 to 100; a class that is absent has 1
 * @param undoFor      how long an officer can take back what emptied a booth, 0 to {@link #LONGEST_UNDO}; 0 for never
 * @param deferAtMost  how much later a participant may come back, 0 to {@link #LONGEST_DEFERRAL}; 0 for not at all
 * @param returnsInPlace how often a visit keeps its place when it comes back after a no-show, 0 to {@link #MOST_RETURNS};
 *                     later returns put it behind those who wait
 * @param appointmentWeight how fast who has an appointment accumulates priority, where the class does not weigh more; null
 *                     for as the class
 */
public record Rules(Duration noShowAfter, Duration holdFor, Duration overdueAfter, Map<Priority, Double> weights,
        @Nullable Duration undoFor, @Nullable Duration deferAtMost, @Nullable Integer returnsInPlace,
        @Nullable Double appointmentWeight) {
    static final double LEAST_WEIGHT = 0.01;
    static final double MOST_WEIGHT = 100;
    /** A slip is noticed at once; later the booth belongs to whoever comes next. */
    public static final Duration UNDO_FOR = Duration.ofSeconds(20);
    public static final Duration LONGEST_UNDO = Duration.ofMinutes(2);
    public static final Duration DEFER_AT_MOST = Duration.ofHours(1);
    public static final Duration LONGEST_DEFERRAL = Duration.ofHours(4);
    /** Once may be a walk to the toilet, and twice bad luck. */
    public static final int RETURNS_IN_PLACE = 2;
    public static final int MOST_RETURNS = 10;

    public Rules {
        undoFor = undoFor == null ? UNDO_FOR : undoFor;
        deferAtMost = deferAtMost == null ? DEFER_AT_MOST : deferAtMost;
        returnsInPlace = returnsInPlace == null ? RETURNS_IN_PLACE : returnsInPlace;
    }

    /** Rules as a plan has them that says nothing of undo, deferral, returns and appointments. */
    public Rules(Duration noShowAfter, Duration holdFor, Duration overdueAfter, Map<Priority, Double> weights) {
        this(noShowAfter, holdFor, overdueAfter, weights, UNDO_FOR, DEFER_AT_MOST, RETURNS_IN_PLACE, null);
    }

    @Override
    public Duration undoFor() { return undoFor == null ? UNDO_FOR : undoFor; }

    @Override
    public Duration deferAtMost() { return deferAtMost == null ? DEFER_AT_MOST : deferAtMost; }

    @Override
    public Integer returnsInPlace() { return returnsInPlace == null ? RETURNS_IN_PLACE : returnsInPlace; }

    /** Weight of a class, more than zero. */
    public double weight(Priority priority) {
        return weights.getOrDefault(priority, 1.0);
    }

    /** The same with an appointment, where {@code booked}. */
    public double weight(Priority priority, boolean booked) {
        double weight = weight(priority);
        return booked && appointmentWeight != null ? Math.max(weight, appointmentWeight) : weight;
    }
}
