package id.bilik.queueserver.core.forecast;

import java.util.Arrays;

/**
 * How much work a visit of a service takes: the seconds it would spend in a booth if its officer had no other visit.
 * Measured works are pooled with a lognormal prior that counts as so many measurements, so that a new service has a
 * sensible distribution on its first day and its own after some tens of visits. Lognormal, since service times of
 * people by people mostly are (L. Brown et al., Statistical analysis of a telephone call center, JASA 2005).
 * Immutable; quantiles are tabled, so that drawing one costs a look-up.
 */
public final class WorkDistribution {
    private static final int PRIOR_POINTS = 400;
    private static final int STEPS = 1024;

    private final double[] table;
    private final double mean;
    private final double deviation;

    private WorkDistribution(double[] table, double mean, double deviation) {
        this.table = table;
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * Lognormal, before there is data.
     *
     * @param mean seconds, positive
     * @param variation standard deviation divided by mean, positive
     */
    public static WorkDistribution prior(double mean, double variation) {
        return learned(mean, variation, 1, new double[0]);
    }

    /** Measured works pooled with a prior; nothing is under way. */
    public static WorkDistribution learned(double priorMean, double priorVariation, double priorWeight,
            double[] measured) {
        return learned(priorMean, priorVariation, priorWeight, measured, new double[0]);
    }

    /**
     * Measured works pooled with a prior. Of works under way it is known that they are longer: each counts as works that are
     * spread over all that is longer as those are (the mean of a Dirichlet process given censored data; V. Susarla and
     * J. Van Ryzin, Nonparametric Bayesian estimation of survival curves from incomplete observations, JASA 1976). Without
     * them a first morning would look fast, since short visits are complete first.
     *
     * @param priorMean seconds, positive
     * @param priorVariation standard deviation divided by mean, positive
     * @param priorWeight how many measurements the prior counts for; at least 0, positive if there are none
     * @param measured seconds, each positive
     * @param underWay seconds done so far of works that are not complete, each at least 0; one beyond all that is known
     *                 counts as the longest
     * @throws IllegalArgumentException if one of these does not hold
     */
    public static WorkDistribution learned(double priorMean, double priorVariation, double priorWeight,
            double[] measured, double[] underWay) {
        if (!(priorMean > 0 && priorVariation > 0 && priorWeight >= 0 && priorWeight + measured.length > 0)
                || !Arrays.stream(measured).allMatch(work -> work > 0 && work < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mean, variation and works must be positive, and something known");
        }
        int priorPoints = priorWeight > 0 ? PRIOR_POINTS : 0;
        double[] prior = lognormal(priorMean, priorVariation, priorPoints);
        double[] works = measured.clone();
        Arrays.sort(works);
        double[] values = new double[priorPoints + works.length];
        double[] weights = new double[values.length];
        int fromPrior = 0;
        for (int i = 0; i < values.length; i++) {
            int fromWorks = i - fromPrior;
            boolean takesPrior = fromPrior < priorPoints
                    && (fromWorks == works.length || prior[fromPrior] <= works[fromWorks]);
            values[i] = takesPrior ? prior[fromPrior] : works[fromWorks];
            weights[i] = takesPrior ? priorWeight / PRIOR_POINTS : 1;
            fromPrior += takesPrior ? 1 : 0;
        }
        return spread(values, weights, underWay);
    }

    /**
     * Spreads the weight of each work under way over all that is longer, the shortest first (redistribution to the right;
     * B. Efron, The two sample problem with censored data, 1967).
     *
     * @param values ascending
     */
    private static WorkDistribution spread(double[] values, double[] weights, double[] underWay) {
        double[] attained = underWay.clone();
        Arrays.sort(attained);
        double beyond = Arrays.stream(weights).sum();
        double share = 1;
        int next = 0;
        for (double done : attained) {
            while (next < values.length && values[next] <= done) {
                beyond -= weights[next];
                weights[next++] *= share;
            }
            if (next == values.length) {
                weights[next - 1]++;
            } else {
                share *= 1 + 1 / (beyond * share);
            }
        }
        while (next < values.length) {
            weights[next++] *= share;
        }
        return pooled(values, weights);
    }

    /** Evenly spread quantiles, scaled to the exact mean that a cut tail would miss. */
    private static double[] lognormal(double mean, double variation, int points) {
        double variance = Math.log1p(variation * variation);
        double[] quantiles = new double[points];
        for (int i = 0; i < points; i++) {
            quantiles[i] = mean * Math.exp(Math.sqrt(variance) * Normal.quantile((i + .5) / points) - variance / 2);
        }
        double sum = Arrays.stream(quantiles).sum();
        return Arrays.stream(quantiles).map(quantile -> quantile * mean * points / sum).toArray();
    }

    /** @param values ascending */
    private static WorkDistribution pooled(double[] values, double[] weights) {
        double total = Arrays.stream(weights).sum();
        double mean = 0;
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * weights[i] / total;
            square += values[i] * values[i] * weights[i] / total;
        }
        double[] table = new double[STEPS + 1];
        int next = 0;
        double below = 0;
        double before = values[0];
        double beforeAt = 0;
        for (int step = 0; step <= STEPS; step++) {
            double wanted = total * step / STEPS;
            while (next < values.length && below + weights[next] / 2 < wanted) {
                before = values[next];
                beforeAt = below + weights[next] / 2;
                below += weights[next++];
            }
            double after = next < values.length ? values[next] : before;
            double afterAt = next < values.length ? below + weights[next] / 2 : beforeAt + 1;
            table[step] = before + (after - before) * (wanted - beforeAt) / (afterAt - beforeAt);
        }
        double tabled = 0;
        for (int step = 0; step < STEPS; step++) {
            tabled += (table[step] + table[step + 1]) / 2 / STEPS;
        }
        for (int step = 0; step <= STEPS; step++) {
            table[step] *= mean / tabled;
        }
        return new WorkDistribution(table, mean, Math.sqrt(Math.max(0, square - mean * mean)));
    }

    /** The same with every work so many times as long; the factor is positive. */
    WorkDistribution scaled(double factor) {
        return new WorkDistribution(Arrays.stream(table).map(work -> work * factor).toArray(), mean * factor,
                deviation * factor);
    }

    /** Mean work in seconds. */
    public double mean() { return mean; }

    /** Standard deviation divided by mean. */
    public double variation() { return deviation / mean; }

    /** Work in seconds that a share p, 0 to 1, of visits does not exceed. */
    public double quantile(double p) {
        double at = Math.min(Math.max(p, 0), 1) * STEPS;
        int step = Math.min((int) at, STEPS - 1);
        return table[step] + (at - step) * (table[step + 1] - table[step]);
    }

    /** Share of visits with no more than so many seconds of work. */
    public double share(double seconds) {
        if (seconds <= table[0]) {
            return 0;
        }
        if (seconds >= table[STEPS]) {
            return 1;
        }
        int low = 0;
        int high = STEPS;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (table[middle] <= seconds) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + (seconds - table[low]) / (table[high] - table[low])) / STEPS;
    }

    /**
     * What a visit still needs when so much work has been done and it is not complete: the quantile at p, 0 to 1, of
     * the conditional distribution, in seconds. Beyond all that was ever seen, exponential with a quarter of the mean.
     */
    public double remaining(double attained, double p) {
        double passed = share(attained);
        if (passed >= 1 - 1.0 / STEPS) {
            return -Math.log1p(-Math.min(p, 1 - 1e-9)) * mean / 4;
        }
        return Math.max(0, quantile(passed + p * (1 - passed)) - attained);
    }
}
