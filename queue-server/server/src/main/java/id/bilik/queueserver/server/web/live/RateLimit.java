package id.bilik.queueserver.server.web.live;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So much at once, and so much a second in the long run (a token bucket, kept as the time until which everything is paid
 * for: the generic cell rate algorithm of ITU-T I.371). Belongs to one thread.
 */
final class RateLimit {
    /** Shorter pauses than this cost more than they spread. */
    private static final long SHORTEST_PAUSE = Duration.ofMillis(4).toNanos();

    private final long nanosEach;
    private final long nanosAtOnce;
    private final LongSupplier nanoTime;
    private long paidUntil;

    /**
     * @param perSecond in the long run
     * @param atOnce    after a rest
     * @param nanoTime  as {@link System#nanoTime()}
     */
    RateLimit(int perSecond, int atOnce, LongSupplier nanoTime) {
        this.nanosEach = Duration.ofSeconds(1).toNanos() / perSecond;
        this.nanosAtOnce = atOnce * nanosEach;
        this.nanoTime = nanoTime;
        this.paidUntil = nanoTime.getAsLong();
    }

    /**
     * Books one more.
     *
     * @return nanoseconds to pause before the next one; mostly 0
     */
    long book() {
        long now = nanoTime.getAsLong();
        if (paidUntil - now < 0) {
            paidUntil = now;
        }
        paidUntil += nanosEach;
        long over = paidUntil - now - nanosAtOnce;
        return over < SHORTEST_PAUSE ? 0 : over;
    }
}
