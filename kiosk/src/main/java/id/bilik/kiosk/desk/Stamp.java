package id.bilik.kiosk.desk;

import java.time.Instant;

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
 */
public record Stamp(String boot, long uptimeMillis, Instant at, boolean exact) {}
