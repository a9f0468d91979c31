package id.bilik.queueserver.core.forecast;

import java.util.SplittableRandom;

/**
 * What is believed of days that have not begun.
 *
 * @param model  of a day as days usually are; its error about the day is that of the usual pace
 * @param spread how far days differ in pace: the standard deviation of the logarithm of their factors
 */
public record UsualDays(BranchModel model, double spread) {
    /** Days that are all alike, and as believed. */
    public static UsualDays exactly(BranchModel model) {
        return new UsualDays(model.exact(), 0);
    }

    /** Usual days of one of the branches that are as likely. */
    public UsualDays drawn(SplittableRandom random) {
        return new UsualDays(model.drawn(random), spread);
    }

    /** One of these days. */
    public BranchModel day(SplittableRandom random) {
        return spread == 0 ? model : model.slower(ModelError.factor(spread, random.nextGaussian()));
    }
}
