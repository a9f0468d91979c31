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
 * The priors follow one another: all waits together are drawn to the {@link LeavingPrior}, each band to what it says of the
 * band at the pace of all waits, and each class within a band to that band. Single writer.
 */
final class LeavingCounts {
    private static final double HOUR = 3600;
    private static final int COUNT = LeavingRate.BANDS.length;

    private final LeavingPrior prior;
    private final Map<Priority, Waits> classes = new EnumMap<>(Priority.class);

    LeavingCounts(LeavingPrior prior) { this.prior = prior; }

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
        LeavingCounts copy = new LeavingCounts(prior);
        classes.forEach((priority, waits) -> copy.classes.computeIfAbsent(priority, it -> new Waits()).add(waits));
        return copy;
    }

    /** What is believed of all classes. */
    LeavingRates leaving() {
        Waits all = all();
        double expected = 0;
        for (int band = 0; band < COUNT; band++) {
            expected += prior.anybody().get(band) * all.hours[band];
        }
        double factor = prior.factor(Arrays.stream(all.left).sum(), expected);
        double[] anybody = new double[COUNT];
        for (int band = 0; band < COUNT; band++) {
            anybody[band] = LeavingPrior.drawn(factor * prior.anybody().get(band), all.left[band], all.hours[band]);
        }
        Map<Priority, LeavingRate> rates = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            Waits known = classes.getOrDefault(priority, new Waits());
            double[] perSecond = new double[COUNT];
            for (int band = 0; band < COUNT; band++) {
                perSecond[band] = LeavingPrior.drawn(prior.times(priority, band) * anybody[band], known.left[band],
                        known.hours[band]) / HOUR;
            }
            rates.put(priority, new LeavingRate(perSecond));
        }
        return new LeavingRates(rates);
    }

    /** Standard deviation of the logarithm of all rates together, as of a count with its prior. */
    double error() {
        return prior.error(Arrays.stream(all().left).sum());
    }

    private Waits all() {
        Waits all = new Waits();
        classes.values().forEach(all::add);
        return all;
    }

    /** What was seen. */
    Map<Priority, BranchFigures.Waits> figures() {
        Map<Priority, BranchFigures.Waits> figures = new EnumMap<>(Priority.class);
        classes.forEach((priority, waits) -> figures.put(priority,
                new BranchFigures.Waits(Arrays.stream(waits.hours).boxed().toList(),
                        Arrays.stream(waits.left).mapToObj(left -> (int) left).toList())));
        return figures;
    }
}
