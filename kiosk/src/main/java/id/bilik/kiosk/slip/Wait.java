package id.bilik.kiosk.slip;

/**
 * A predicted wait as a range, whole seconds from now.
 *
 * @param lowSeconds
 *            few wait less; never negative
 * @param highSeconds
 *            few wait more; never below {@code lowSeconds}
 */
public record Wait(long lowSeconds, long highSeconds) {

    public Wait {
        if (lowSeconds < 0 || highSeconds < lowSeconds) {
            throw new IllegalArgumentException("a wait from " + lowSeconds + " to " + highSeconds + " seconds");
        }
    }
}
