package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How fast people leave before any has left here: rates by band of waiting, and a factor of the branch that is drawn from a
 * Gamma distribution with the mean 1 (Poisson counts with a Gamma factor; D. Clayton and J. Kaldor, Empirical Bayes estimates
 * of age-standardized relative risks, Biometrics 1987). People who left, over those who would have left at these rates, tell
 * the factor. So where nobody leaves in the first minutes anywhere, short waits of a morning say nothing about long ones.
 *
 * @param shape   of the Gamma distribution: people who left that the prior counts as, positive
 * @param anybody departures in an hour of waiting, by band
 * @param classes by class and band, how many times as fast those leave
 */
record LeavingPrior(double shape, List<Double> anybody, Map<Priority, List<Double>> classes) {
    /**
     * Departures in an hour of waiting before any are seen. Of those who come to an emergency department 2.6 % leave unseen
     * in the median hospital (R. Y. Hsia et al., Annals of Emergency Medicine 2011), after waits of about half an hour.
     */
    static final double USUAL_PER_HOUR = .05;
    /** Hours of waiting that each prior weighs as. */
    static final double PRIOR_HOURS = 20;
    private static final int COUNT = LeavingRate.BANDS.length;
    /** No other branch is known: the same rate in all bands and classes. */
    static final LeavingPrior NONE = new LeavingPrior(PRIOR_HOURS * USUAL_PER_HOUR,
            Collections.nCopies(COUNT, USUAL_PER_HOUR), Map.of());
    /** Where nothing is known of how branches differ: one leaves twice as fast as another, about. It is a judgement. */
    private static final double USUAL_VARIANCE = .5;

    LeavingPrior {
        anybody = List.copyOf(anybody);
        classes = Map.copyOf(classes);
    }

    static LeavingPrior of(List<BranchFigures> branches) {
        double[] hours = new double[COUNT];
        double[] left = new double[COUNT];
        branches.forEach(branch -> branch.leaving().values().forEach(waits -> add(waits, hours, left)));
        if (Arrays.stream(hours).sum() == 0) {
            return NONE;
        }
        double usual = drawn(USUAL_PER_HOUR, Arrays.stream(left).sum(), Arrays.stream(hours).sum());
        double[] pooled = new double[COUNT];
        for (int band = 0; band < COUNT; band++) {
            pooled[band] = drawn(usual, left[band], hours[band]);
        }
        BetweenBranches factor = factor(branches, pooled);
        List<Double> anybody = Arrays.stream(pooled).map(rate -> factor.mean() * rate).boxed().toList();
        double shape = factor.mean() * factor.mean() / factor.variance();
        return new LeavingPrior(shape, anybody, classes(branches, pooled));
    }

    /** How many times as fast as that people leave at a branch: by those who left, and by those who would have left. */
    private static BetweenBranches factor(List<BranchFigures> branches, double[] pooled) {
        double[] factors = new double[branches.size()];
        double[] noise = new double[branches.size()];
        for (int i = 0; i < factors.length; i++) {
            double[] hours = new double[COUNT];
            double[] left = new double[COUNT];
            branches.get(i).leaving().values().forEach(waits -> add(waits, hours, left));
            // one more of each: who saw nobody leave has not seen that nobody does
            double expected = 1;
            for (int band = 0; band < COUNT; band++) {
                expected += pooled[band] * hours[band];
            }
            factors[i] = (1 + Arrays.stream(left).sum()) / expected;
            noise[i] = 1 / expected;
        }
        return BetweenBranches.of(factors, noise, USUAL_VARIANCE);
    }

    private static Map<Priority, List<Double>> classes(List<BranchFigures> branches, double[] pooled) {
        Map<Priority, List<Double>> classes = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            double[] hours = new double[COUNT];
            double[] left = new double[COUNT];
            branches.stream().map(branch -> branch.leaving().get(priority))
                    .forEach(waits -> {
                        if (waits != null) {
                            add(waits, hours, left);
                        }
                    });
            Double[] times = new Double[COUNT];
            for (int band = 0; band < COUNT; band++) {
                times[band] = drawn(pooled[band], left[band], hours[band]) / pooled[band];
            }
            classes.put(priority, List.of(times));
        }
        return classes;
    }

    private static void add(BranchFigures.Waits waits, double[] hours, double[] left) {
        for (int band = 0; band < COUNT; band++) {
            hours[band] += waits.hours().get(band);
            left[band] += waits.left().get(band);
        }
    }

    /** Departures in an hour, drawn to what is usual. */
    static double drawn(double usual, double left, double hours) {
        return (PRIOR_HOURS * usual + left) / (PRIOR_HOURS + hours);
    }

    /** How many times as fast people leave here, with so many departures where so many were to be expected. */
    double factor(double left, double expected) {
        return (shape + left) / (shape + expected);
    }

    /** How many times as fast those of a class leave within that band as all do. */
    double times(Priority priority, int band) {
        List<Double> ofClass = classes.get(priority);
        return ofClass == null ? 1 : ofClass.get(band);
    }

    /** Standard deviation of the logarithm of the factor, about, after so many departures. */
    double error(double left) {
        return 1 / Math.sqrt(shape + left);
    }
}
