package id.bilik.queueserver.forecast;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the promise of the range: learns from each visit that was called how far the forecast at its issue was off,
 * and scales later forecasts so that one in ten falls short of the range and one in ten beyond it, whatever the day
 * brings; where the range begins at zero nothing can fall short, and two in ten may lie beyond. Both ends and the middle are factors that follow their quantile by small steps (online quantile tracking;
 * I. Gibbs and E. Candès, Adaptive conformal inference under distribution shift, 2021; A. Angelopoulos et al.,
 * Conformal PID control, 2023): the share that held over a long time comes to 80 % without any assumption on the
 * errors. Also tells how good the forecasts of the last hours were. Single writer.
 */
public final class ForecastCalibration {
    private static final double MISSES_EACH_SIDE = .1;
    private static final double STEP = .05;
    private static final double MIDDLE_STEP = .01;
    private static final double NARROWEST = .2;
    private static final double WIDEST = 5;
    /** Waits shorter than this many seconds are not told apart. */
    private static final double GRAIN = 30;

    private final double window;
    private final Deque<Result> results = new ArrayDeque<>();
    private double middle = 1;
    private double below = 1;
    private double above = 1;
    private double absolute;
    private int held;

    private record Result(double at, double error, boolean held) {}

    /**
     * Uncalibrated.
     *
     * @param window how many seconds back {@link #recent} looks, positive
     */
    public ForecastCalibration(double window) { this.window = window; }

    /**
     * What was learned so far: immutable, so any thread may use it.
     *
     * @param middle factor of the likely wait
     * @param below  factor of the range's lower half
     * @param above  factor of its upper half
     */
    public record Factors(double middle, double below, double above) {
        /** A forecast as it may be shown: the raw one, scaled by what was learned. Infinite ends stay infinite. */
        public WaitForecast calibrate(WaitForecast raw) {
            double likely = middle * raw.likely();
            double low = likely - below * (middle * (raw.likely() - raw.low()) + GRAIN);
            double high = likely + above * (middle * (raw.high() - raw.likely()) + GRAIN);
            if (Double.isInfinite(raw.likely()) || Double.isInfinite(raw.high())) {
                return new WaitForecast(Math.min(raw.low(), likely), likely, Double.POSITIVE_INFINITY);
            }
            return new WaitForecast(Math.min(Math.max(0, low), likely), likely, Math.max(likely, high));
        }
    }

    /** What was learned so far. */
    public Factors factors() { return new Factors(middle, below, above); }

    /** A forecast as it may be shown. */
    public WaitForecast calibrate(WaitForecast raw) {
        return factors().calibrate(raw);
    }

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
            WaitForecast present = calibrate(raw);
            boolean open = present.low() > 0;
            if (open) {
                below = step(below, waited < present.low(), MISSES_EACH_SIDE);
            }
            above = step(above, waited > present.high(), open ? MISSES_EACH_SIDE : 2 * MISSES_EACH_SIDE);
            middle = Math.min(3,
                    Math.max(1.0 / 3, middle * Math.exp(MIDDLE_STEP * Math.signum(waited - present.likely()))));
        }
        Result result = new Result(at, Double.isFinite(shown.likely()) ? Math.abs(shown.likely() - waited) : waited,
                shown.holds(waited));
        results.add(result);
        absolute += result.error();
        held += result.held() ? 1 : 0;
        forget(at);
    }

    private static double step(double factor, boolean missed, double misses) {
        double direction = missed ? 1 - misses : -misses;
        return Math.min(WIDEST, Math.max(NARROWEST, factor * Math.exp(STEP * direction)));
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
