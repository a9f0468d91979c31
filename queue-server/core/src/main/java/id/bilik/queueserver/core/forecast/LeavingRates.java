package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.EnumMap;
import java.util.Map;

/** How fast people leave the queue, by their class of priority and by how long they have waited. Immutable. */
public final class LeavingRates {
    /** Everybody stays. */
    public static final LeavingRates NOBODY = new LeavingRates(Map.of());

    private final Map<Priority, LeavingRate> rates = new EnumMap<>(Priority.class);

    /** @param rates by class; nobody leaves of a class that is absent */
    LeavingRates(Map<Priority, LeavingRate> rates) {
        this.rates.putAll(rates);
    }

    /** Of that class. */
    public LeavingRate of(Priority priority) {
        return rates.getOrDefault(priority, LeavingRate.NOBODY);
    }

    /** All so many times as fast, 0 or more. */
    LeavingRates times(double factor) {
        Map<Priority, LeavingRate> faster = new EnumMap<>(Priority.class);
        rates.forEach((priority, rate) -> faster.put(priority, rate.times(factor)));
        return new LeavingRates(faster);
    }
}
