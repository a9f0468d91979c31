package id.bilik.queueserver.core.simulation;

import java.util.function.DoubleUnaryOperator;

/**
 * The pooled branch without chance: Kolmogorov's equations of a queue with rate λ(t) in and μ(n)/work out, integrated
 * over time (Euler's method by uniformization; A. Jensen 1953). Independent of the simulator, to hold it against.
 */
public final class BirthDeath {
    private BirthDeath() {}

    /**
     * Share of those who arrive until the end who are called within the target.
     *
     * @param lambda arrivals per second at a time
     * @param total rate by number in booths from 0, its length less one being the number of booths
     * @param work mean work, seconds, exponential
     * @param target seconds
     * @param end seconds
     */
    public static double serviceLevel(DoubleUnaryOperator lambda, double[] total, double work, double target,
            double end) {
        int places = total.length - 1;
        int most = places + 2000;
        double[] p = new double[most + 1];
        p[0] = 1;
        double fastest = total[places] / work;
        double step = .05 / (fastest + peak(lambda, end));
        double arrived = 0;
        double inTime = 0;
        double[] within = within(places, most, fastest, target);
        double[] next = new double[most + 1];
        for (double time = 0; time < end; time += step) {
            double rate = lambda.applyAsDouble(time);
            for (int n = 0; n <= most; n++) {
                arrived += rate * step * p[n];
                inTime += rate * step * p[n] * within[n];
            }
            for (int n = 0; n <= most; n++) {
                double out = total[Math.min(n, places)] / work;
                double up = n < most ? total[Math.min(n + 1, places)] / work * p[n + 1] : 0;
                double down = n > 0 ? rate * p[n - 1] : 0;
                next[n] = p[n] + step * (up + down - (out + (n < most ? rate : 0)) * p[n]);
            }
            double[] swap = p;
            p = next;
            next = swap;
        }
        return inTime / arrived;
    }

    private static double peak(DoubleUnaryOperator lambda, double end) {
        double peak = 0;
        for (int i = 0; i < 1000; i++) {
            peak = Math.max(peak, lambda.applyAsDouble(end * i / 1000));
        }
        return peak;
    }

    /** Probability that who finds n is called in time: n - places + 1 departures at the full rate (Erlang). */
    private static double[] within(int places, int most, double rate, double target) {
        double[] within = new double[most + 1];
        double term = Math.exp(-rate * target);
        double below = term;
        for (int n = 0; n <= most; n++) {
            if (n < places) {
                within[n] = 1;
                continue;
            }
            within[n] = Math.max(0, 1 - below);
            int k = n - places + 1;
            term *= rate * target / k;
            below += term;
        }
        return within;
    }
}
