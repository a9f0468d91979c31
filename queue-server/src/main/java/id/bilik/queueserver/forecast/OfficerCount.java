package id.bilik.queueserver.forecast;

/** What an officer completed, by the number of visits that were in booths. */
final class OfficerCount {
    static final double RATE_PRIOR = 100;
    private static final double ONE_IN_TWENTY = 1.645;

    private final double[] time = new double[OfficerRate.MOST_BOOTHS + 1];
    private final double[] work = new double[OfficerRate.MOST_BOOTHS + 1];
    private final int[] count = new int[OfficerRate.MOST_BOOTHS + 1];

    void spend(int load, double seconds) { time[load] += seconds; }

    void complete(int load, double seconds) {
        if (load >= 1 && load <= OfficerRate.MOST_BOOTHS) {
            work[load] += seconds;
            count[load]++;
        }
    }

    /** Whether the rate beyond its peak is lower than chance explains: by 1.64 standard deviations. */
    boolean isSlowerBeyond(OfficerRate rate) {
        int peak = rate.peakConcurrency();
        if (peak == OfficerRate.MOST_BOOTHS) {
            return false;
        }
        double at = rate.rate(peak) / Math.sqrt(RATE_PRIOR + count[peak]);
        double beyond = rate.rate(peak + 1) / Math.sqrt(RATE_PRIOR + count[peak + 1]);
        return -rate.gain(peak) > ONE_IN_TWENTY * Math.hypot(at, beyond);
    }

    OfficerRate rate(OfficerRate prior, double meanWork) {
        double[] rates = new double[OfficerRate.MOST_BOOTHS];
        for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
            rates[n - 1] = (RATE_PRIOR * meanWork + work[n])
                    / (RATE_PRIOR * meanWork / prior.rate(n) + time[n]);
        }
        return OfficerRate.measured(rates);
    }
}
