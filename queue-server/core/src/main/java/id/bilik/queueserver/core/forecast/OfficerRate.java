package id.bilik.queueserver.core.forecast;

/**
 * The total rate at which one officer works off visits, by the number of booths taken, relative to one visit alone:
 * {@code rate(1) == 1}.
 *
 * <p>
 * A visit alternates between the officer's attention and self-work. With n visits this is the machine-repair model
 * (C. Palm 1947; W. Feller, An Introduction to Probability Theory I, XVII.7): the officer is the repairman and a
 * visit that needs the officer is a broken machine. The throughput X(n) is computed by mean value analysis (Reiser
 * and Lavenberg 1980), which is exact here, and the rate is X(n) / X(1): increasing and concave in n, never above
 * 1 + r, where r is self-work divided by attention.
 */
public final class OfficerRate {
    /** The most booths that one officer serves at a time. */
    public static final int MOST_BOOTHS = 6;

    private final double[] rates;

    private OfficerRate(double[] rates) { this.rates = rates; }

    /**
     * The rate by the machine-repair model.
     *
     * @param selfWorkPerAttention r, mean self-work divided by mean attention of a visit; finite, at least 0
     * @throws IllegalArgumentException if r is negative or not finite
     */
    public static OfficerRate of(double selfWorkPerAttention) {
        if (!(selfWorkPerAttention >= 0) || Double.isInfinite(selfWorkPerAttention)) {
            throw new IllegalArgumentException(
                    "self-work per attention must be 0 or more, not " + selfWorkPerAttention);
        }
        double[] rates = new double[MOST_BOOTHS + 1];
        double needing = 0;
        for (int n = 1; n <= MOST_BOOTHS; n++) {
            double attention = 1 + needing;
            double throughput = n / (selfWorkPerAttention + attention);
            needing = throughput * attention;
            rates[n] = throughput * (1 + selfWorkPerAttention);
        }
        return new OfficerRate(rates);
    }

    /**
     * Rates that were measured rather than derived; beyond the last one given the rate stays as it is.
     *
     * @param measured rate with 1, 2, … visits, relative to one visit, each positive; 1 to 6 of them
     * @throws IllegalArgumentException if there are none, more than six, or one is not positive and finite
     */
    public static OfficerRate measured(double... measured) {
        if (measured.length == 0 || measured.length > MOST_BOOTHS) {
            throw new IllegalArgumentException("1 to " + MOST_BOOTHS + " rates are wanted, not " + measured.length);
        }
        double[] rates = new double[MOST_BOOTHS + 1];
        for (int n = 1; n <= MOST_BOOTHS; n++) {
            rates[n] = measured[Math.min(n, measured.length) - 1];
            if (!(rates[n] > 0) || Double.isInfinite(rates[n])) {
                throw new IllegalArgumentException("a rate must be positive, not " + rates[n]);
            }
        }
        return new OfficerRate(rates);
    }

    /** So many times as fast, a positive factor. */
    OfficerRate times(double factor) {
        double[] faster = new double[MOST_BOOTHS];
        for (int n = 1; n <= MOST_BOOTHS; n++) {
            faster[n - 1] = rates[n] * factor;
        }
        return measured(faster);
    }

    /**
     * Total rate with so many visits in booths; 0 with none.
     *
     * @param visits 0 to 6
     * @throws IndexOutOfBoundsException outside that range
     */
    public double rate(int visits) { return rates[visits]; }

    /** What one more visit adds to the total rate when so many (0 to 5) are in booths; may be negative if measured. */
    public double gain(int visits) {
        return rates[visits + 1] - rates[visits];
    }

    /** The smallest number of visits, 1 to 6, at which the total rate is as high as it gets. */
    public int peakConcurrency() {
        int peak = 1;
        for (int n = 2; n <= MOST_BOOTHS; n++) {
            if (rates[n] > rates[peak] + 1e-12) {
                peak = n;
            }
        }
        return peak;
    }
}
