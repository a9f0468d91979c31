package id.bilik.queueserver.core.forecast;

import java.util.Collection;

/**
 * How much participants work by themselves, as far as officers tell the console of it. Self-work per attention, the r of
 * {@link OfficerRate}, is the quotient of the two sums. Single writer.
 */
final class SelfWork {
    /** Seconds of attention that the prior of r weighs as. */
    private static final double ATTENTION_PRIOR = 1800;
    /** Share of visits with self-work from which on the console is believed. */
    private static final double TOLD = .2;

    /** Self-work per attention before any is seen. */
    private final double prior;
    private double attention;
    private double selfWork;
    private int completed;
    private int withSelfWork;

    SelfWork(double prior) { this.prior = prior; }

    /** Whether officers tell the console who works alone, so that work is known from it. */
    boolean isTold() {
        return withSelfWork > TOLD * completed;
    }

    /** The same of visits that are not complete; before the first are, by what those in booths do. */
    boolean isToldBy(Collection<BoothTime> inBooths) {
        return completed == 0 ? inBooths.stream().anyMatch(BoothTime::workedAlone) : isTold();
    }

    /** The same as if that visit were counted. */
    boolean isToldWith(BoothTime visit) {
        return withSelfWork + (visit.workedAlone() ? 1 : 0) > TOLD * (completed + 1);
    }

    /**
     * Counts a completed visit, or with the sign -1 takes it out of the count again.
     *
     * @param told whether the console was believed about it
     */
    void add(int sign, BoothTime visit, boolean told) {
        completed += sign;
        withSelfWork += visit.workedAlone() ? sign : 0;
        if (told) {
            attention += sign * visit.attention();
            selfWork += sign * visit.alone();
        }
    }

    /** The machine-repair rate that follows. */
    OfficerRate rate() {
        return OfficerRate.of(perAttention(prior, attention, selfWork));
    }

    /** Self-work per attention, drawn to a prior. */
    static double perAttention(double prior, double attention, double selfWork) {
        return (ATTENTION_PRIOR * prior + selfWork) / (ATTENTION_PRIOR + attention);
    }

    /** What was seen. */
    BranchFigures.SelfWorked figures() {
        return new BranchFigures.SelfWorked(Math.max(0, attention), Math.max(0, selfWork));
    }
}
