package id.bilik.queueserver.core.forecast;

/**
 * Textbook queues with Poisson arrivals (rate λ) and exponential service (rate μ for each of c servers), to hold
 * forecasts and simulations against. All are solved from the birth-death balance equations (L. Kleinrock, Queueing
 * Systems I, 1975, ch. 3). Times are in the unit that the rates are given in.
 */
final class QueueFormulas {
    private static final double NEGLIGIBLE = 1e-18;

    private QueueFormulas() {}

    /** Share of arrivals that wait, and mean wait over all arrivals, zero for those who do not wait. */
    public record Waiting(double probability, double meanWait) {}

    /** Share of arrivals turned away, and mean wait of those who were admitted. */
    public record Blocking(double probability, double meanWaitOfAdmitted) {}

    /** Share of arrivals that wait, and share that leaves before service. */
    public record Abandonment(double waitProbability, double abandonProbability) {}

    /**
     * M/M/c (A. K. Erlang 1917, "Erlang C").
     *
     * @throws IllegalArgumentException unless λ &lt; cμ
     */
    public static Waiting erlangC(int c, double lambda, double mu) {
        double offered = lambda / mu;
        if (offered >= c) {
            throw new IllegalArgumentException("the queue grows without bound: load " + offered + " on " + c);
        }
        double blocked = 1;
        for (int k = 1; k <= c; k++) {
            blocked = offered * blocked / (k + offered * blocked);
        }
        double waits = blocked / (1 - offered / c * (1 - blocked));
        return new Waiting(waits, waits / (c * mu - lambda));
    }

    /** M/M/c/K: at most K visits in the branch, those in service included; arrivals beyond are turned away. */
    public static Blocking finiteRoom(int c, int k, double lambda, double mu) {
        double weight = 1;
        double total = 1;
        double waiting = 0;
        for (int n = 1; n <= k; n++) {
            weight *= lambda / (Math.min(n, c) * mu);
            total += weight;
            waiting += Math.max(0, n - c) * weight;
        }
        double blocked = weight / total;
        return new Blocking(blocked, waiting / total / (lambda * (1 - blocked)));
    }

    /** M/M/c+M (C. Palm 1957, "Erlang-A"): who waits leaves at rate θ &gt; 0. */
    public static Abandonment erlangA(int c, double lambda, double mu, double theta) {
        double weight = 1;
        double total = 1;
        double allBusy = 0;
        double waiting = 0;
        for (int n = 1; n <= c || weight > NEGLIGIBLE * total; n++) {
            weight *= lambda / (Math.min(n, c) * mu + Math.max(0, n - c) * theta);
            total += weight;
            if (n >= c) {
                allBusy += weight;
                waiting += (n - c) * weight;
            }
        }
        return new Abandonment(allBusy / total, theta * waiting / total / lambda);
    }

    /**
     * One officer whose total rate depends on the number of visits in booths: Poisson arrivals, exponential work of
     * the given mean, {@code rate} with at most {@code booths} visits (1 to 6).
     *
     * @throws IllegalArgumentException unless λ · mean work &lt; rate(booths)
     */
    public static Waiting oneOfficer(OfficerRate rate, int booths, double lambda, double meanWork) {
        double ratio = lambda * meanWork / rate.rate(booths);
        if (ratio >= 1) {
            throw new IllegalArgumentException("the queue grows without bound: load " + ratio);
        }
        double weight = 1;
        double total = 1;
        for (int n = 1; n < booths; n++) {
            weight *= lambda * meanWork / rate.rate(n);
            total += weight;
        }
        double full = weight * ratio;
        double waits = full / (1 - ratio);
        double waiting = waits * ratio / (1 - ratio);
        total += waits;
        return new Waiting(waits / total, waiting / total / lambda);
    }
}
