package id.bilik.queueserver.core.forecast;

import java.util.Arrays;

/**
 * How fast those of one class leave the queue, by how long they have waited: a hazard that is constant within each of
 * {@link #BANDS} (J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data, section 2.2).
 * Immutable.
 */
public final class LeavingRate {
    /** Where the bands of waiting begin, seconds; the last has no end. */
    static final double[] BANDS = {0, 300, 900, 1800, 3600, 7200};
    /** Everybody stays. */
    public static final LeavingRate NOBODY = new LeavingRate(new double[BANDS.length]);

    private final double[] perSecond;
    /** The hazard up to the beginning of each band. */
    private final double[] before = new double[BANDS.length];

    /** @param perSecond by band: of those who have waited so long, the share that leaves within a second; 0 or more */
    LeavingRate(double[] perSecond) {
        if (perSecond.length != BANDS.length || Arrays.stream(perSecond).anyMatch(rate -> !(rate >= 0))) {
            throw new IllegalArgumentException("no rates of leaving: " + Arrays.toString(perSecond));
        }
        this.perSecond = perSecond.clone();
        for (int band = 1; band < BANDS.length; band++) {
            before[band] = before[band - 1] + perSecond[band - 1] * (BANDS[band] - BANDS[band - 1]);
        }
    }

    /** The band of a wait, seconds, 0 or more. */
    static int bandOf(double waited) {
        int band = BANDS.length - 1;
        while (band > 0 && waited < BANDS[band]) {
            band--;
        }
        return band;
    }

    /** The same where all leave so many times as fast, more than 0. */
    double leavesAfter(double waited, double luck, double times) {
        return leavesAfterHazard(waited, -Math.log1p(-luck) / times);
    }

    /** So many times as fast, 0 or more. */
    LeavingRate times(double factor) {
        return new LeavingRate(Arrays.stream(perSecond).map(rate -> factor * rate).toArray());
    }

    /** Of those who have waited so many seconds, the share that leaves within a second. */
    double perSecond(double waited) {
        return perSecond[bandOf(waited)];
    }

    /** The hazard from the beginning to a wait of so many seconds: the share e^-hazard is still there. Below 0 nobody leaves. */
    double hazard(double waited) {
        if (waited <= 0) {
            return 0;
        }
        int band = bandOf(waited);
        return before[band] + perSecond[band] * (waited - BANDS[band]);
    }

    /**
     * The wait after which a participant leaves who has waited so long already.
     *
     * @param waited seconds; negative before the time of an appointment, until when nobody leaves
     * @param luck   the share of such people who leave sooner, 0 to 1
     * @return seconds, at least {@code waited}; infinite for never
     */
    public double leavesAfter(double waited, double luck) { return leavesAfterHazard(waited, -Math.log1p(-luck)); }

    private double leavesAfterHazard(double waited, double more) {
        double hazard = hazard(waited) + more;
        int band = bandOf(waited);
        while (band < BANDS.length - 1 && hazard >= before[band + 1]) {
            band++;
        }
        return perSecond[band] == 0
                ? Double.POSITIVE_INFINITY
                : Math.max(waited, BANDS[band] + (hazard - before[band]) / perSecond[band]);
    }
}
