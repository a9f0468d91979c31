package id.bilik.queueserver.core.forecast;

/** How often who is called does not come, and what it costs to wait for them. Single writer. */
final class NoShows {
    /** Calls that what is usual weighs as. */
    private static final double CALLS_PRIOR = 40;
    /** No-shows that their usual cost weighs as. */
    private static final double COST_PRIOR = 5;

    private int calls;
    private int count;
    private double work;

    void call() { calls++; }

    /**
     * Counts one, or with the sign -1 takes it out of the count again.
     *
     * @param seconds of work that the booth would have done
     */
    void add(int sign, double seconds) {
        count += sign;
        work += sign * seconds;
    }

    /** Of one call, 0 to 1. */
    double probability() {
        return (CALLS_PRIOR * BranchModel.NO_SHOW + count) / (CALLS_PRIOR + calls);
    }

    /** Standard deviation of that probability, as of a share that was counted. */
    double error() {
        return Math.sqrt(probability() * (1 - probability()) / (CALLS_PRIOR + calls + 1));
    }

    /** Of one no-show, seconds of work. */
    double cost() {
        return (COST_PRIOR * BranchModel.NO_SHOW_WORK + work) / (COST_PRIOR + count);
    }
}
