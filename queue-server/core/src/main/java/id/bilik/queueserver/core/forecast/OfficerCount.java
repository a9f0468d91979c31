package id.bilik.queueserver.core.forecast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What an officer completed, by the number of visits that were in booths: the mean work of the services, not the work of
 * the very visits, since who is slow makes works long. A visit counts for the numbers of visits it was there with, by the
 * time it got on. Today's are put aside until the day is over, when it is known how slow it was. Single writer.
 */
final class OfficerCount {
    /** The rate with so many visits is drawn to what is usual as if that had been seen over so many completions. */
    static final double RATE_PRIOR = 100;
    private static final double ONE_IN_TWENTY = 1.645;

    private final double[] time = new double[OfficerRate.MOST_BOOTHS + 1];
    private final double[] work = new double[OfficerRate.MOST_BOOTHS + 1];
    private final double[] count = new double[OfficerRate.MOST_BOOTHS + 1];
    private final double[] timeToday = new double[OfficerRate.MOST_BOOTHS + 1];
    private final Map<String, double[]> today = new LinkedHashMap<>();

    void spend(int load, double seconds) { timeToday[load] += seconds; }

    /** @param shares of the visit, by number of visits; the sign -1 takes it out again */
    void complete(int sign, String service, double[] shares) {
        double[] counts = today.computeIfAbsent(service, it -> new double[OfficerRate.MOST_BOOTHS + 1]);
        for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
            counts[n] += sign * shares[n];
        }
    }

    /** @param means seconds of work by service, as they were today */
    void endDay(ToDoubleFunction<String> means) {
        today.forEach((service, counts) -> {
            double mean = means.applyAsDouble(service);
            for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
                work[n] += counts[n] * mean;
                count[n] += counts[n];
            }
        });
        for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
            time[n] += timeToday[n];
            timeToday[n] = 0;
        }
        today.clear();
    }

    /** Seconds of work completed. */
    double work() {
        double sum = 0;
        for (double each : work) {
            sum += each;
        }
        return sum;
    }

    double visits() {
        double sum = 0;
        for (double each : count) {
            sum += each;
        }
        return sum;
    }

    /** Seconds of work that would have been completed at such a rate. */
    double expected(OfficerRate rate) {
        double sum = 0;
        for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
            sum += rate.rate(n) * time[n];
        }
        return sum;
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

    /**
     * The measured rate, drawn to a prior.
     *
     * @param meanWork seconds of a visit, which the weight of the prior is told in
     * @param all      what all officers completed by what was expected of them
     */
    OfficerRate rate(OfficerRate prior, double meanWork, double all) {
        double[] rates = new double[OfficerRate.MOST_BOOTHS];
        for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
            rates[n - 1] = (RATE_PRIOR * meanWork + work[n] / all) / (RATE_PRIOR * meanWork / prior.rate(n) + time[n]);
        }
        return OfficerRate.measured(rates);
    }
}
