package id.bilik.kiosk.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, by two clocks.
 *
 * @param boot
 *            the run of the machine
 * @param uptimeMillis
 *            since that run began: right, whatever the wall clock showed
 * @param at
 *            the best that was known of the time of day
 * @param exact
 *            whether it came from the server; else it was this time or later
 * @param wall
 *            what the machine's own clock showed, right or wrong; null where {@code at} is exact, and in a memory from
 *            before it was kept
 */
public record Stamp(String boot, long uptimeMillis, Instant at, boolean exact, @Nullable Instant wall) {

    /** Before {@link #wall} was kept, {@code at} took a clock that was ahead at its word. */
    boolean hasSurelyPassed() {
        return exact || wall != null;
    }
}
