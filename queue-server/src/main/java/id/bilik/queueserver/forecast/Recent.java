package id.bilik.queueserver.forecast;

import java.util.Arrays;

/** The latest values of a stream, at most {@value #MOST}: what a service was like last year says little of today. */
final class Recent {
    private static final int MOST = 2000;

    private double[] values = new double[64];
    private int added;

    void add(double value) {
        if (added == values.length && added < MOST) {
            values = Arrays.copyOf(values, Math.min(MOST, 2 * added));
        }
        values[added++ % MOST] = value;
    }

    void clear() { added = 0; }

    int length() { return Math.min(added, MOST); }

    double[] values() { return Arrays.copyOf(values, length()); }
}
