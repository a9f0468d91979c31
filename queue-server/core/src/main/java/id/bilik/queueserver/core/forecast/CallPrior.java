package id.bilik.queueserver.core.forecast;

import java.util.List;

/**
 * How often who is called does not come, before any call here: a Beta distribution, told by its mean and by how many calls
 * it counts as, with the mean and the variance of the branches (method of moments; A. Gelman et al., Bayesian Data Analysis,
 * 5.1).
 *
 * @param calls       that it counts as
 * @param probability of one call, between 0 and 1
 * @param cost        of one no-show, seconds of work
 */
record CallPrior(double calls, double probability, double cost) {
    /** No other branch is known. */
    static final CallPrior NONE = new CallPrior(40, BranchModel.NO_SHOW, BranchModel.NO_SHOW_WORK);
    /** No-shows that their usual cost weighs as. */
    static final double COST_PRIOR = 5;
    private static final double FEWEST_CALLS = 5;

    static CallPrior of(List<BranchFigures> branches) {
        List<BranchFigures.Calls> known = branches.stream().map(BranchFigures::noShows)
                .filter(each -> each.calls() > 0).toList();
        if (known.isEmpty()) {
            return NONE;
        }
        double calls = known.stream().mapToDouble(BranchFigures.Calls::calls).sum();
        double absent = known.stream().mapToDouble(BranchFigures.Calls::absent).sum();
        double seconds = known.stream().mapToDouble(BranchFigures.Calls::seconds).sum();
        double all = (NONE.calls * NONE.probability + absent) / (NONE.calls + calls);
        double chance = all * (1 - all);
        BetweenBranches between = BetweenBranches.of(
                known.stream().mapToDouble(each -> (double) each.absent() / each.calls()).toArray(),
                known.stream().mapToDouble(each -> chance / each.calls()).toArray(), chance / (NONE.calls + 1));
        double probability = Math.clamp(between.mean(), .001, .5);
        return new CallPrior(
                Math.max(FEWEST_CALLS, probability * (1 - probability) / between.variance() - 1), probability,
                (COST_PRIOR * NONE.cost + seconds) / (COST_PRIOR + absent));
    }
}
