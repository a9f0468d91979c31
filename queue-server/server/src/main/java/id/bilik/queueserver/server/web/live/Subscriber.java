package id.bilik.queueserver.server.web.live;

import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One screen. It is sent the newest frame as soon as its connection takes it, and holds no thread while it waits. A screen
 * that does not read is dropped when the connection's idle time-out is over; it will connect again.
 */
final class Subscriber implements WriteListener {
    private static final byte[] SIGN_OF_LIFE = ": alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Outlet outlet;
    private final CompletableFuture<Void> over;
    private final BooleanSupplier allowed;
    private @Nullable Frame newest;
    /** What is still to be sent. */
    private @Nullable Frame waiting;
    /** Whether the outlet takes something now; where it does not, it will say when it does. */
    private boolean ready;
    private long lastWrite = System.nanoTime();

    /** The way to a screen. None of its methods blocks. */
    interface Outlet {
        /** Where this is false, {@link #onWritePossible} follows. */
        boolean isReady();

        /** Sends all of it, at once or later; the bytes themselves stay as they are. */
        void write(ByteBuffer bytes) throws IOException;
    }

    /**
     * Sends nothing before {@link #onWritePossible}.
     *
     * @param over    completed when the feed is over, whoever ended it
     * @param allowed whether whoever watches may still do so
     */
    Subscriber(Outlet outlet, CompletableFuture<Void> over, BooleanSupplier allowed) {
        this.outlet = outlet;
        this.over = over;
        this.allowed = allowed;
    }

    /**
     * A newer frame replaces one that was not sent yet; one that looks the same is passed over. Each screen compares with
     * what it was given itself: one that joins in between may show something else than those beside it.
     *
     * @return whether the frame is for this screen
     */
    boolean offer(Frame frame) {
        boolean open;
        synchronized (this) {
            if (newest != null && (frame.sequence() < newest.sequence() || frame.showsTheSameAs(newest))) {
                return false;
            }
            newest = frame;
            waiting = frame;
            open = send();
        }
        endUnless(open);
        return true;
    }

    boolean isAllowed() { return allowed.getAsBoolean(); }

    /** @return whether the screen has been sent nothing for so long that it was given a sign of life */
    boolean giveSignOfLife(Duration silence) {
        boolean open;
        synchronized (this) {
            if (!ready || System.nanoTime() - lastWrite < silence.toNanos()) {
                return false;
            }
            open = write(ByteBuffer.wrap(SIGN_OF_LIFE));
        }
        endUnless(open);
        return true;
    }

    @Override
    public void onWritePossible() {
        boolean open;
        synchronized (this) {
            ready = outlet.isReady();
            open = send();
        }
        endUnless(open);
    }

    /** The screen is gone, or did not read for too long. */
    @Override
    public void onError(Throwable gone) { end(); }

    void end() { over.complete(null); }

    /** Outside of the lock: the end of a feed is the end of a request, of which others know. */
    private void endUnless(boolean open) {
        if (!open) {
            end();
        }
    }

    private boolean send() {
        Frame frame = waiting;
        if (frame == null || !ready) {
            return true;
        }
        waiting = null;
        return !frame.isEnd() && write(frame.buffer());
    }

    private boolean write(ByteBuffer bytes) {
        try {
            outlet.write(bytes);
            lastWrite = System.nanoTime();
            ready = outlet.isReady();
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        }
    }
}
