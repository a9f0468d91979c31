package id.bilik.queueserver.core.forecast;

import java.util.List;

/**
 * How far a {@link QueueState} may be off: a {@link ModelError} by the numbers of its services and groups.
 *
 * @param services none where all are exact
 * @param crew     of the speed of all officers together
 * @param groups   of the speed of their officers, beside that; none where all are exact
 */
public record StateError(double day, List<ModelError.OfWork> services, double crew, List<Double> groups, double noShow,
        double leaving) {
    /** No error: the state is taken as exact. */
    public static final StateError NONE = new StateError(0, List.of(), 0, List.of(), 0, 0);

    public StateError {
        services = List.copyOf(services);
        groups = List.copyOf(groups);
    }
}
