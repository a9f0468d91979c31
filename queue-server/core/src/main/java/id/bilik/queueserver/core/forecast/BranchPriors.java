package id.bilik.queueserver.core.forecast;

import java.util.Comparator;
import java.util.List;

/**
 * The beliefs about a branch before anything is seen there. They come from other branches where their figures are at hand,
 * and from constants where not: how far branches differ tells how much they weigh against what the branch sees itself
 * (empirical Bayes; B. Efron and C. Morris, Stein's estimation rule and its competitors, JASA 1973). Immutable.
 *
 * @param branches ids of the branches that it comes from, ascending
 */
public record BranchPriors(List<String> branches, WorkPriors works, LeavingPrior leaving, CallPrior calls,
        double dayVariance, double officerVariance, double selfWorkPerAttention) {
    /** Of a branch of which nobody else is known. */
    public static final BranchPriors NONE = new BranchPriors(List.of(), WorkPriors.NONE, LeavingPrior.NONE,
            CallPrior.NONE,
            DayPace.PRIOR_VARIANCE, OfficerMeasure.PRIOR_VARIANCE, BranchModel.SELF_WORK_PER_ATTENTION);

    public BranchPriors {
        branches = List.copyOf(branches);
    }

    /**
     * By the figures of other branches, in any order.
     *
     * @throws IllegalArgumentException where a branch is there twice: it would count twice
     */
    public static BranchPriors of(List<BranchFigures> others) {
        if (others.isEmpty()) {
            return NONE;
        }
        List<BranchFigures> sorted = others.stream().sorted(Comparator.comparing(BranchFigures::branch)).toList();
        List<String> ids = sorted.stream().map(BranchFigures::branch).toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw new IllegalArgumentException("a branch is there twice: " + ids);
        }
        return new BranchPriors(ids, WorkPriors.of(sorted), LeavingPrior.of(sorted), CallPrior.of(sorted),
                drawn(DayPace.PRIOR_VARIANCE, DayPace.PRIOR_DAYS,
                        sorted.stream().map(BranchFigures::days).toList()),
                drawn(OfficerMeasure.PRIOR_VARIANCE, OfficerMeasure.PRIOR_OFFICERS,
                        sorted.stream().map(BranchFigures::officers).toList()),
                selfWork(sorted));
    }

    /** A variance over all branches, drawn to what is usual; never below a twenty-fifth of it. */
    private static double drawn(double usual, double weight, List<BranchFigures.Spread> spreads) {
        double squares = weight * usual;
        double count = weight;
        for (BranchFigures.Spread each : spreads) {
            squares += each.squares();
            count += each.count();
        }
        return Math.max(usual / 25, squares / count);
    }

    /** The mean of the branches, each drawn to what is usual. */
    private static double selfWork(List<BranchFigures> branches) {
        return branches.stream().map(BranchFigures::selfWork)
                .mapToDouble(each -> SelfWork.perAttention(BranchModel.SELF_WORK_PER_ATTENTION,
                        each.attentionSeconds(), each.aloneSeconds()))
                .average().orElse(BranchModel.SELF_WORK_PER_ATTENTION);
    }
}
