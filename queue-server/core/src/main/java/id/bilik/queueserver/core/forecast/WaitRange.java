package id.bilik.queueserver.core.forecast;

/**
 * How long until a call: a range, never a single number.
 *
 * @param lowSeconds    four in five waits should lie between low and high, seconds
 * @param likelySeconds the middle of what is expected
 */
public record WaitRange(long lowSeconds, long likelySeconds, long highSeconds) {
    public WaitRange {
        if (lowSeconds < 0 || likelySeconds < lowSeconds || highSeconds < likelySeconds) {
            throw new IllegalArgumentException(
                    "not a range: " + lowSeconds + ", " + likelySeconds + ", " + highSeconds + " seconds");
        }
    }
}
