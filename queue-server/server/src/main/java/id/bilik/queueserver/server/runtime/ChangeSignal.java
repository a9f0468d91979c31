package id.bilik.queueserver.server.runtime;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Tells one worker that something has changed. A worker that is busy, or rests on purpose, is not woken: it finds the
 * signal when it looks next. So a thousand changes in a second cost the one who tells of them next to nothing.
 */
public final class ChangeSignal {
    private volatile boolean raised;
    private volatile @Nullable Thread waiting;

    /** Something has changed. */
    public void raise() {
        raised = true;
        Thread worker = waiting;
        if (worker != null) {
            LockSupport.unpark(worker);
        }
    }

    /**
     * Waits until something has changed since the last time that this was asked, or until the time is over. Only the worker
     * asks.
     *
     * @return whether something has changed
     */
    public boolean await(Duration longest) {
        waiting = Thread.currentThread();
        if (!raised) {
            LockSupport.parkNanos(this, longest.toNanos());
        }
        waiting = null;
        boolean changed = raised;
        raised = false;
        return changed;
    }
}
