package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Estimates how fast people leave the queue from censored waits. Whoever was called, or still waits, says only that they
 * would have stayed at least as long: the time counts, without a departure. Within a band of waiting the rate is the
 * departures by the hours waited, with a Gamma prior (its posterior mean; A. Gelman et al., Bayesian Data Analysis, 2.6).
 *
 * <p>
 * The priors follow one another: all waits together are drawn to {@value #USUAL_PER_HOUR} an hour, each band to all waits,
 * and each class within a band to that band. Single writer.
 */
final class LeavingCounts {
    /**
     * Departures in an hour of waiting before any are seen. Of those who come to an emergency department 2.6 % leave unseen
     * in the median hospital (R. Y. Hsia et al., Annals of Emergency Medicine 2011), after waits of about half an hour.
     */
    static final double USUAL_PER_HOUR = .05;
    /** Hours of waiting that each prior weighs as. */
    static final double PRIOR_HOURS = 20;
    private static final double HOUR = 3600;
    private static final int COUNT = LeavingRate.BANDS.length;

    private final Map<Priority, Waits> classes = new EnumMap<>(Priority.class);

    /** By band. */
    private static final class Waits {
        private final double[] hours = new double[COUNT];
        private final double[] left = new double[COUNT];

        void add(Waits other) {
            for (int band = 0; band < COUNT; band++) {
                hours[band] += other.hours[band];
                left[band] += other.left[band];
            }
        }
    }

    /**
     * Counts a stretch of waiting.
     *
     * @param from seconds that the participant had waited when it began
     * @param to   seconds that they had waited when it ended; the part below 0 does not count
     * @param left whether it ended because they left
     */
    void add(Priority priority, double from, double to, boolean left) {
        Waits waits = classes.computeIfAbsent(priority, it -> new Waits());
        for (int band = 0; band < COUNT; band++) {
            double end = band + 1 < COUNT ? LeavingRate.BANDS[band + 1] : Double.POSITIVE_INFINITY;
            double within = Math.min(to, end) - Math.max(from, LeavingRate.BANDS[band]);
            waits.hours[band] += Math.max(0, within) / HOUR;
        }
        waits.left[LeavingRate.bandOf(Math.max(0, to))] += left ? 1 : 0;
    }

    /** The same counts, to which more may be added. */
    LeavingCounts copy() {
        LeavingCounts copy = new LeavingCounts();
        classes.forEach((priority, waits) -> copy.classes.computeIfAbsent(priority, it -> new Waits()).add(waits));
        return copy;
    }

    /** What is believed of all classes. */
    LeavingRates leaving() {
        Waits all = all();
        double usual = perHour(USUAL_PER_HOUR, Arrays.stream(all.left).sum(), Arrays.stream(all.hours).sum());
        double[] anybody = new double[COUNT];
        for (int band = 0; band < COUNT; band++) {
            anybody[band] = perHour(usual, all.left[band], all.hours[band]);
        }
        Map<Priority, LeavingRate> rates = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            Waits known = classes.getOrDefault(priority, new Waits());
            double[] perSecond = new double[COUNT];
            for (int band = 0; band < COUNT; band++) {
                perSecond[band] = perHour(anybody[band], known.left[band], known.hours[band]) / HOUR;
            }
            rates.put(priority, new LeavingRate(perSecond));
        }
        return new LeavingRates(rates);
    }

    /** Standard deviation of the logarithm of all rates together, as of a count with its prior. */
    double error() {
        return 1 / Math.sqrt(PRIOR_HOURS * USUAL_PER_HOUR + Arrays.stream(all().left).sum());
    }

    private Waits all() {
        Waits all = new Waits();
        classes.values().forEach(all::add);
        return all;
    }

    private static double perHour(double prior, double left, double hours) {
        return (PRIOR_HOURS * prior + left) / (PRIOR_HOURS + hours);
    }
}
