package id.bilik.queueserver.branch;

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
 * @param appointmentWeight how fast who has an appointment does, where the class does not weigh more; null for as the class
 */
public record Rules(Duration noShowAfter, Duration holdFor, Duration overdueAfter, Map<Priority, Double> weights,
        @Nullable Double appointmentWeight) {
    /** Without a weight for appointments. */
    public Rules(Duration noShowAfter, Duration holdFor, Duration overdueAfter, Map<Priority, Double> weights) {
        this(noShowAfter, holdFor, overdueAfter, weights, null);
    }

    static final double LEAST_WEIGHT = 0.01;
    static final double MOST_WEIGHT = 100;

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
