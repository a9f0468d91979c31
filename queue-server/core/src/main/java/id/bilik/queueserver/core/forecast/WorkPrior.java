package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.Service;

/**
 * What is believed of the works of a service before any is seen: the plan's figure, and that of other branches where there
 * are some. Each counts as so many measured works, since a mean of n works is off by their variation over √n.
 *
 * @param logMean     logarithm of the mean work at other branches, seconds
 * @param logVariance variance of the logarithm of works there
 * @param works       that other branches count as; 0 where there are none
 */
record WorkPrior(double logMean, double logVariance, double works) {
    /** Other branches say nothing. */
    static final WorkPrior NONE = new WorkPrior(0, 0, 0);
    /** The plan's figure counts as so many works. */
    private static final double PLAN_WORKS = 8;
    private static final double PLAN_LOG_VARIANCE = Math.log1p(BranchModel.VARIATION * BranchModel.VARIATION);

    /** So many works all of it counts as. */
    double weight() { return PLAN_WORKS + works; }

    /** Mean work, seconds. */
    double mean(Service service) {
        double expected = service.expected().toMillis() / 1000.0;
        return works == 0
                ? expected
                : Math.exp((PLAN_WORKS * Math.log(expected) + works * logMean) / weight());
    }

    /** Variance of the logarithm of a work. */
    double varianceOfLog() {
        return works == 0 ? PLAN_LOG_VARIANCE : (PLAN_WORKS * PLAN_LOG_VARIANCE + works * logVariance) / weight();
    }

    /** Standard deviation of a work divided by its mean (of the lognormal with that variance). */
    double variation() {
        return works == 0 ? BranchModel.VARIATION : Math.sqrt(Math.expm1(varianceOfLog()));
    }
}
