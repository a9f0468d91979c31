package id.bilik.queueserver.core.simulation;

import java.util.Arrays;

/** Figures of a list of waits or times. */
public final class Figures {
    private Figures() {}

    /** Zero for none. */
    public static double mean(double[] values) {
        return values.length == 0 ? 0 : Arrays.stream(values).sum() / values.length;
    }

    /** The value that a share p of them does not exceed; zero for none. */
    public static double quantile(double[] values, double p) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = p * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
