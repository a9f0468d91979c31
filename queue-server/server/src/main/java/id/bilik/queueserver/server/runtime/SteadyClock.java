package id.bilik.queueserver.server.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The wall clock, except that it never steps back. Where the wall clock was set back, this one goes on at half speed
 * until the wall clock has caught up, so waits keep growing, deadlines still come, and after twice the step both agree
 * again. Ticks in microseconds, which is what the journal keeps. A step forward is followed at once; {@link TrustedClock}
 * lets only small ones through.
 */
public final class SteadyClock implements BranchClock {
    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant last = Instant.MIN;
    private long lastNanos;

    /** @param nanos elapsed time in nanoseconds from any origin, never decreasing */
    public SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    @Override
    public synchronized Instant instant() {
        long elapsed = nanos.getAsLong();
        Instant now = wall.instant();
        if (now.isBefore(last)) {
            Instant slowed = last.plusNanos((elapsed - lastNanos) / 2);
            now = slowed.isBefore(now) ? now : slowed;
        }
        last = now;
        lastNanos = elapsed;
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Takes the wall clock as it is, wherever it was before. */
    synchronized void beginAnew() { last = Instant.MIN; }

    /** How far this clock is ahead of the wall clock, zero or more. */
    public Duration ahead() {
        Duration ahead = Duration.between(wall.instant(), instant());
        return ahead.isNegative() ? Duration.ZERO : ahead;
    }
}
