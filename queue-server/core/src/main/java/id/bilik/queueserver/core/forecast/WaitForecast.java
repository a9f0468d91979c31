package id.bilik.queueserver.core.forecast;

/**
 * A range that the wait should fall into in four of five cases, with the most likely (median) wait in it.
 *
 * @param low seconds, at least 0
 * @param likely seconds, between low and high
 * @param high seconds; infinite where nobody is going to call
 */
public record WaitForecast(double low, double likely, double high) {
    static final WaitForecast NOW = new WaitForecast(0, 0, 0);

    public WaitForecast {
        if (!(0 <= low && low <= likely && likely <= high)) {
            throw new IllegalArgumentException("no range: " + low + ", " + likely + ", " + high);
        }
    }

    /** The range that four of five of equally likely waits lie in: so many seconds each, ascending, at least one. */
    static WaitForecast of(double[] sorted) {
        return new WaitForecast(quantile(sorted, .1), quantile(sorted, .5), quantile(sorted, .9));
    }

    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return low == at || sorted[low] == sorted[high]
                ? sorted[low]
                : sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** The same, so many seconds later. */
    WaitForecast later(double seconds) {
        return new WaitForecast(low + seconds, likely + seconds, high + seconds);
    }

    /** No part of it below that of the other. */
    WaitForecast atLeast(WaitForecast other) {
        return new WaitForecast(Math.max(low, other.low), Math.max(likely, other.likely), Math.max(high, other.high));
    }

    /** No part of it above that of the other. */
    WaitForecast atMost(WaitForecast other) {
        return new WaitForecast(Math.min(low, other.low), Math.min(likely, other.likely), Math.min(high, other.high));
    }

    /** So many seconds later: that much of it has passed. */
    WaitForecast after(double seconds) {
        return new WaitForecast(Math.max(0, low - seconds), Math.max(0, likely - seconds),
                Math.max(0, high - seconds));
    }

    boolean isFinite() { return Double.isFinite(high); }

    /** Whether a wait of so many seconds lies in the range, its ends included. */
    public boolean holds(double seconds) {
        return low <= seconds && seconds <= high;
    }
}
