package id.bilik.queueserver.core.forecast;

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

    /** Takes the newest of that value out again; where it is not there any more, nothing happens. */
    void remove(double value) {
        for (int i = added - 1; i >= Math.max(0, added - MOST); i--) {
            if (values[i % MOST] == value) {
                for (int later = i + 1; later < added; later++) {
                    values[(later - 1) % MOST] = values[later % MOST];
                }
                added--;
                return;
            }
        }
    }

    int length() { return Math.min(added, MOST); }

    double[] values() { return Arrays.copyOf(values, length()); }
}
