package id.bilik.queueserver.core.forecast;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Keeps the promise of the range: learns from each visit that was called how far the forecast at its issue was off, and
 * scales later forecasts so that one in ten falls short of the range and one in ten beyond it, whatever the day brings;
 * where the range begins at zero nothing can fall short, and two in ten may lie beyond. The error is measured in widths
 * of the raw range; its quantiles among the latest visits of about the same wait become the ends and the middle of what
 * is shown (split conformal prediction, binned by the forecast; V. Vovk, A. Gammerman and G. Shafer, Algorithmic Learning
 * in a Random World, 2005; J. Lei et al., Distribution-free predictive inference for regression, JASA 2018). Errors of one
 * day are alike, so which quantiles are taken follows what was shown and missed, by small steps (I. Gibbs and E. Candès,
 * Adaptive conformal inference under distribution shift, 2021): over a long time 80 % hold. Before there
 * are errors the raw range is believed to be too narrow by a third, as if so in {@value #PRIOR} cases. Also tells how good the forecasts of the last
 * hours were. Single writer.
 */
public final class ForecastCalibration {
    /** Share that may miss the range on either side. */
    private static final double TAIL = .1;
    private static final double NARROWEST_TAIL = .01;
    private static final double WIDEST_TAIL = .2;
    private static final double STEP = .004;
    private static final int PRIOR = 20;
    /**
     * How many times as far off waits are as a raw range says, before there are errors. Also with the true parameters of a
     * branch it is too narrow by about a third, on imagined days: visits that are not issued yet are not foreseen, and
     * officers attend to one visit at a time.
     */
    private static final double WIDER = 4 / 3.0;
    /** Latest errors kept for waits of about the same length. */
    private static final int KEPT = 600;
    /** Raw waits up to so many seconds are of about the same length, and those beyond. */
    private static final double[] BINS = {300, 900, 1800, 3600};
    /** Waits shorter than this many seconds are not told apart. */
    private static final double GRAIN = 15;
    /** Between the tenth and the ninetieth per cent of a normal distribution, in deviations. */
    private static final double WIDTH = 2 * 1.2815515655446004;

    private final double window;
    private final Deque<Result> results = new ArrayDeque<>();
    private final double[][] errors = new double[BINS.length + 1][KEPT];
    private final int[] counts = new int[BINS.length + 1];
    private final Quantiles[] quantiles = new Quantiles[BINS.length + 1];
    private final double[] tails = new double[BINS.length + 1];
    private Factors factors;
    private double absolute;
    private int held;

    private record Result(double at, double error, boolean held) {}

    /** Quantiles of the error in deviations of the raw forecast. */
    record Quantiles(double low, double half, double highFromZero, double high) {}

    /**
     * Uncalibrated.
     *
     * @param window how many seconds back {@link #recent} looks, positive
     */
    public ForecastCalibration(double window) {
        this.window = window;
        Arrays.fill(tails, TAIL);
        for (int bin = 0; bin < quantiles.length; bin++) {
            quantiles[bin] = quantilesOf(bin);
        }
        this.factors = new Factors(List.of(quantiles));
    }

    /** What was learned so far: immutable, so any thread may use it. */
    public static final class Factors {
        private final List<Quantiles> bins;

        private Factors(List<Quantiles> bins) { this.bins = bins; }

        /** A forecast as it may be shown: the raw one, corrected by what was learned. Infinite ends stay infinite. */
        public WaitForecast calibrate(WaitForecast raw) {
            if (Double.isInfinite(raw.likely()) || Double.isInfinite(raw.high())) {
                return raw;
            }
            Quantiles errors = bins.get(binOf(raw));
            double deviation = deviationOf(raw);
            double low = raw.likely() + errors.low() * deviation;
            double likely = Math.max(0, raw.likely() + errors.half() * deviation);
            double high = raw.likely() + (low <= 0 ? errors.highFromZero() : errors.high()) * deviation;
            return new WaitForecast(Math.min(Math.max(0, low), likely), likely, Math.max(likely, high));
        }
    }

    /** What was learned so far. */
    public Factors factors() { return factors; }

    /** A forecast as it may be shown. */
    public WaitForecast calibrate(WaitForecast raw) {
        return factors.calibrate(raw);
    }

    private static int binOf(WaitForecast raw) {
        int bin = 0;
        while (bin < BINS.length && raw.likely() > BINS[bin]) {
            bin++;
        }
        return bin;
    }

    private static double deviationOf(WaitForecast raw) { return (raw.high() - raw.low()) / WIDTH + GRAIN; }

    /**
     * Learns from a visit that was called.
     *
     * @param at seconds on the branch's own count, not decreasing
     * @param raw what was forecast at its issue, before calibration
     * @param shown the same as it was shown; counts for {@link #recent}
     * @param waited seconds from issue to call
     */
    public void resolve(double at, WaitForecast raw, WaitForecast shown, double waited) {
        if (Double.isFinite(raw.high())) {
            int bin = binOf(raw);
            errors[bin][counts[bin]++ % KEPT] = (waited - raw.likely()) / deviationOf(raw);
            boolean missed = !shown.holds(waited);
            tails[bin] = Math.min(WIDEST_TAIL,
                    Math.max(NARROWEST_TAIL, tails[bin] + STEP * (2 * TAIL - (missed ? 1 : 0))));
            quantiles[bin] = quantilesOf(bin);
            factors = new Factors(List.of(quantiles));
        }
        Result result = new Result(at, Double.isFinite(shown.likely()) ? Math.abs(shown.likely() - waited) : waited,
                shown.holds(waited));
        results.add(result);
        absolute += result.error();
        held += result.held() ? 1 : 0;
        forget(at);
    }

    private Quantiles quantilesOf(int bin) {
        int count = Math.min(counts[bin], KEPT);
        double tail = tails[bin];
        double[] sorted = Arrays.copyOf(errors[bin], count + PRIOR);
        for (int i = 0; i < PRIOR; i++) {
            sorted[count + i] = WIDER * Normal.quantile((i + .5) / PRIOR);
        }
        Arrays.sort(sorted);
        return new Quantiles(at(sorted, tail), at(sorted, .5), at(sorted, 1 - 2 * tail), at(sorted, 1 - tail));
    }

    private static double at(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int low = (int) at;
        return sorted[low] + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
    }

    private void forget(double now) {
        for (Result oldest = results.peek(); oldest != null && oldest.at() < now - window; oldest = results.peek()) {
            results.remove();
            absolute -= oldest.error();
            held -= oldest.held() ? 1 : 0;
        }
    }

    /**
     * How good the forecasts shown were.
     *
     * @param count visits called within the window
     * @param meanAbsoluteError seconds; not a number if there were none
     * @param shareHeld share of ranges that held, 0 to 1; not a number if there were none
     */
    public record Recent(int count, double meanAbsoluteError, double shareHeld) {}

    /** How good the forecasts were of the visits called within the window up to now. */
    public Recent recent(double now) {
        forget(now);
        int count = results.size();
        return new Recent(count, count == 0 ? Double.NaN : absolute / count, (double) held / count);
    }
}
