package id.bilik.queueserver.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One screen. Its slot holds the newest frame that it has not been sent; its own thread writes. Writing may block for as
 * long as the connection's idle time-out allows; then the server drops the screen, which will connect again.
 */
final class Subscriber {
    /** The contract promises a sign of life every 15 s. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final byte[] SIGN_OF_LIFE = ": alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream output;
    private final Thread thread = Thread.currentThread();
    private final AtomicReference<@Nullable Frame> slot = new AtomicReference<>();
    private long newest = Long.MIN_VALUE;

    /** Belongs to the calling thread, which must be the one that writes. */
    Subscriber(OutputStream output) {
        this.output = output;
    }

    /** A newer frame replaces one that was not taken yet. */
    void offer(Frame frame) {
        slot.accumulateAndGet(frame, (kept, given) -> kept == null || given == null
                || given.sequence() >= kept.sequence() ? given : kept);
        wake();
    }

    void wake() { LockSupport.unpark(thread); }

    /**
     * Waits for a frame and writes it, or a sign of life when none came for a while.
     *
     * @return false when the feed is over
     * @throws IOException when the screen is gone
     */
    boolean writeNext() throws IOException {
        Frame frame = slot.getAndSet(null);
        if (frame == null) {
            LockSupport.parkNanos(this, LONGEST_SILENCE.toNanos());
            frame = slot.getAndSet(null);
        }
        if (frame == null) {
            output.write(SIGN_OF_LIFE);
        } else if (frame.isEnd()) {
            return false;
        } else if (frame.sequence() >= newest) {
            newest = frame.sequence();
            frame.writeTo(output);
        }
        output.flush();
        return true;
    }
}
