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
    private static final byte[] SIGN_OF_LIFE = ": alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream output;
    private final Duration silence;
    private final Thread thread = Thread.currentThread();
    private final AtomicReference<@Nullable Frame> slot = new AtomicReference<>();
    private @Nullable Frame newest;

    /**
     * Belongs to the calling thread, which must be the one that writes.
     *
     * @param silence without news a sign of life is sent after this
     */
    Subscriber(OutputStream output, Duration silence) {
        this.output = output;
        this.silence = silence;
    }

    /**
     * A newer frame replaces one that was not taken yet; one that looks the same is passed over. Each screen compares
     * with what it was given itself: one that joins in between may show something else than those beside it.
     */
    synchronized void offer(Frame frame) {
        if (newest != null && (frame.sequence() < newest.sequence() || frame.showsTheSameAs(newest)))
            return;
        newest = frame;
        slot.set(frame);
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
            LockSupport.parkNanos(this, silence.toNanos());
            frame = slot.getAndSet(null);
        }
        if (frame == null) {
            output.write(SIGN_OF_LIFE);
        } else if (frame.isEnd()) {
            return false;
        } else {
            frame.writeTo(output);
        }
        output.flush();
        return true;
    }
}
