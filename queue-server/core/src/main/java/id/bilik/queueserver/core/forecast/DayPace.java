package id.bilik.queueserver.core.forecast;

import java.util.Arrays;

/**
 * How much longer work takes today than on other days: the day's factor, the same for all services, by likelihood. The
 * logarithm of a work is taken as normal around that of its service plus that of the factor; a visit that is complete
 * tells its work, one still in its booth tells that its work is longer than what it has done. Leaving the latter out would
 * make every morning look fast, since short visits are complete first. The factor is drawn to 1 by a normal prior whose
 * variance is learned from the days before (empirical Bayes by moments; B. Efron and C. Morris, Stein's estimation rule
 * and its competitors, JASA 1973), so days that are alike are told to be alike. Each term is concave, so Newton's method
 * finds the one maximum. Single writer.
 */
final class DayPace {
    /** Variance of the logarithm of days' factors before there are days: they differ by some 15 %. */
    static final double PRIOR_VARIANCE = .15 * .15;
    /** The prior variance counts as so many days. */
    static final double PRIOR_DAYS = 4;
    /**
     * Variance of the logarithm of how far a plan is off about the work of all services together: by some 20 %. Until works of
     * other days are known, that cannot be told from the day.
     */
    private static final double PLAN_VARIANCE = .2 * .2;
    /** Known works of other days that the plan weighs as. */
    private static final double PLAN_WORKS = 8;
    private static final double LEAST_VARIANCE = .02 * .02;
    /** Logarithm of the largest factor: twice as long or half. */
    private static final double MOST = Math.log(2);
    private static final int STEPS = 30;
    private static final double DONE = 1e-6;

    /** Variance of the logarithm of days' factors before there are days. */
    private final double prior;
    /** What is open of the pace of a branch before there are days, a variance of its logarithm. */
    private final double planVariance;
    private double squares;
    private double days;
    /** Logarithms of the factors of the days after the first, and how many such days. */
    private double later;
    private double laterDays;

    DayPace(BranchPriors priors) {
        prior = priors.dayVariance();
        planVariance = priors.works().ofAll(PLAN_VARIANCE);
    }

    /**
     * What the visits of a service tell today.
     *
     * @param centre   mean logarithm of its works on other days
     * @param variance of that logarithm, positive
     * @param basis    how many works of other days that is known from
     * @param count    visits complete today
     * @param sum      of the logarithms of their works
     * @param underWay logarithms of what the visits in booths have done so far
     */
    @SuppressWarnings("ArrayRecordComponent") // some tens of numbers, never compared
    record Evidence(double centre, double variance, double basis, int count, double sum, double[] underWay) {
        /**
         * How far today counts against the other days, 0 to 1. The fewer works of other days are known, the less today can be
         * told from them. On a first day the plan's figure is all that is known of other days.
         */
        double trust() { return basis / Math.max(1, basis + count + underWay.length); }
    }

    /**
     * The most likely factor.
     *
     * @param known works of other days
     */
    double factor(Iterable<Evidence> today, int known) {
        return Math.exp(maximum(today, 1 / (variance() + ofPlan(known))).at());
    }

    /** Standard deviation of the logarithm of that factor. */
    double error(Iterable<Evidence> today, int known) {
        return Math.sqrt(1 / maximum(today, 1 / (variance() + ofPlan(known))).information());
    }

    /** What of the factor is the day's own, and not an error of the plan that stays. */
    double ownFactor(double factor, int known) {
        return Math.pow(factor, variance() / (variance() + ofPlan(known)));
    }

    private double ofPlan(int known) { return planVariance * PLAN_WORKS / (PLAN_WORKS + known); }

    /** The day is over: what it tells about how days differ. */
    void endDay(Iterable<Evidence> today, int known) {
        Maximum alone = maximum(today, 0);
        if (alone.information() > 0) {
            double noise = 1 / alone.information() + ofPlan(known);
            // a day of few visits says little
            double weight = prior / (prior + noise);
            squares += weight * (alone.at() * alone.at() - noise);
            days += weight;
            if (known > 0) {
                later += weight * alone.at();
                laterDays += weight;
            }
        }
    }

    /** Variance of the logarithm of days' factors. */
    double variance() {
        return Math.max(LEAST_VARIANCE, (PRIOR_DAYS * prior + squares) / (PRIOR_DAYS + days));
    }

    /**
     * Logarithm of how much slower days usually are than the works that are kept. These are kept at the pace that the first day
     * was believed to have, since each later day is taken at its own. The first day and the plan agree on that pace already: they
     * weigh against the later days, and move it no further (the posterior mean of a normal).
     */
    double usual() { return later / (variance() / planVariance + days); }

    /** Variance of the logarithm of days' factors around {@link #usual}. */
    double usualVariance() {
        return Math.max(LEAST_VARIANCE, (PRIOR_DAYS * prior + around()) / (PRIOR_DAYS + days));
    }

    private double around() { return squares - laterDays * usual() * usual(); }

    /** What was seen. */
    BranchFigures.Spread figures() {
        return days > 0 ? new BranchFigures.Spread(days, around()) : BranchFigures.Spread.UNKNOWN;
    }

    /**
     * How far that may be off: what the plan may be off, as far as days have not told. A mean over days is off by what they
     * differ, over the root of their number.
     *
     * @param more days that are over and not counted yet, 0 or 1
     */
    double usualError(int more) { return Math.sqrt(1 / (1 / planVariance + (days + more) / usualVariance())); }

    private record Maximum(double at, double information) {}

    private static Maximum maximum(Iterable<Evidence> today, double precision) {
        double at = 0;
        double information = precision;
        for (int step = 0; step < STEPS; step++) {
            double slope = -precision * at;
            information = precision;
            for (Evidence each : today) {
                double deviation = Math.sqrt(each.variance());
                double steep = (each.sum() - each.count() * (each.centre() + at)) / each.variance();
                double bent = each.count() / each.variance();
                for (double attained : each.underWay()) {
                    double z = (attained - each.centre() - at) / deviation;
                    double hazard = hazard(z);
                    steep += hazard / deviation;
                    bent += hazard * (hazard - z) / each.variance();
                }
                slope += each.trust() * steep;
                information += each.trust() * bent;
            }
            if (information <= 0) {
                return new Maximum(0, 0);
            }
            double next = Math.clamp(at + slope / information, -MOST, MOST);
            boolean done = Math.abs(next - at) < DONE;
            at = next;
            if (done) {
                break;
            }
        }
        return new Maximum(at, information);
    }

    /** Density by share beyond, of the standard normal distribution (inverse Mills ratio). */
    private static double hazard(double z) {
        if (z > 5) {
            return z + 1 / z;
        }
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / Normal.share(-z);
    }

    /** Logarithms of works, none of them below a second. */
    static double[] logarithms(double[] works) {
        return Arrays.stream(works).map(work -> Math.log(Math.max(1, work))).toArray();
    }
}
