package id.bilik.queueserver.core.forecast;

/** How often who is called does not come, and what it costs to wait for them. Single writer. */
final class NoShows {
    private final CallPrior prior;
    private int calls;
    private int count;
    private double work;

    NoShows(CallPrior prior) { this.prior = prior; }

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
        return (prior.calls() * prior.probability() + count) / (prior.calls() + calls);
    }

    /** Standard deviation of that probability, as of a share that was counted. */
    double error() {
        return Math.sqrt(probability() * (1 - probability()) / (prior.calls() + calls + 1));
    }

    /** Of one no-show, seconds of work. */
    double cost() {
        return (CallPrior.COST_PRIOR * prior.cost() + work) / (CallPrior.COST_PRIOR + count);
    }

    /** What was seen. */
    BranchFigures.Calls figures() {
        return new BranchFigures.Calls(calls, Math.clamp(count, 0, calls), Math.max(0, work));
    }
}
