package id.bilik.queueserver.server.runtime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * Hours that are shown faster than life, for demonstrations: everything in the branch (waits, deadlines, forecasts, the
 * clock on the wall) passes at that speed, and goes on at life's pace when they are over.
 *
 * @param from   when they begin
 * @param length how much of the branch's time is shown faster; more than zero, at most a day
 * @param speed  seconds of the branch that pass in a second; at least 1, at most {@value #HIGHEST_SPEED}
 */
public record TimeLapse(Instant from, Duration length, double speed) {
    /** Beyond this, a branch's day is over before a screen has shown it. */
    public static final int HIGHEST_SPEED = 10_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    public TimeLapse {
        if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time lapse shows more than nothing and at most a day, not " + length);
        }
        if (!(speed >= 1 && speed <= HIGHEST_SPEED)) {
            throw new IllegalArgumentException(
                    "a time lapse is 1 to " + HIGHEST_SPEED + " times as fast as life, not " + speed);
        }
    }

    /**
     * Reads what {@link #toString} writes: {@code 2026-11-23T08:00:00+07:00 PT10H 60}.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static TimeLapse of(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a time lapse reads FROM LENGTH SPEED");
        }
        try {
            return new TimeLapse(OffsetDateTime.parse(parts[0]).toInstant(), Duration.parse(parts[1]),
                    Double.parseDouble(parts[2]));
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new IllegalArgumentException("a time lapse reads FROM LENGTH SPEED", unreadable);
        }
    }

    @Override
    public String toString() { return from + " " + length + " " + speed; }

    /**
     * A clock that begins now.
     *
     * @param known a time of the branch that has passed already: a branch that is started again goes on from there
     * @param nanos elapsed time in nanoseconds from any origin, never decreasing
     */
    public BranchClock start(Instant known, LongSupplier nanos) {
        long began = nanos.getAsLong();
        Instant first = known.isAfter(from) ? known : from;
        Duration left = Duration.between(first, from.plus(length));
        double fast = left.isNegative() ? 0 : left.toNanos() / speed;
        return new BranchClock() {
            @Override
            public Instant instant() {
                double elapsed = elapsed();
                double passed = Math.min(elapsed, fast) * speed + Math.max(0, elapsed - fast);
                return first.plusNanos((long) passed).truncatedTo(ChronoUnit.MICROS);
            }

            @Override
            public double speed() { return elapsed() < fast ? speed : 1; }

            private double elapsed() { return nanos.getAsLong() - began; }
        };
    }
}
