package id.bilik.hardware.transport;

import java.time.Duration;

/** A moment on the machine's steady clock, which nobody sets. */
public record Deadline(long nanos) {

    /** So far from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Whether the moment has come. */
    public boolean isOver() { return nanos - System.nanoTime() <= 0; }

    /** What is left in whole milliseconds, at least 1 so that 0 never means for ever. */
    long leftMillis() {
        return Math.max(1, left().toMillis());
    }
}
