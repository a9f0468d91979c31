package id.bilik.queueserver.forecast;

import java.util.Arrays;

/** The latest values of a stream, at most {@value #MOST}: what a service was like last year says little of today. */
final class Recent {
    private static final int MOST = 400;

    private final double[] values = new double[MOST];
    private int added;

    void add(double value) { values[added++ % MOST] = value; }

    int length() { return Math.min(added, MOST); }

    double[] values() { return Arrays.copyOf(values, length()); }
}
