package id.bilik.queueserver.server.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does something at the earliest of the times for which it was asked: asked a thousand times, one wake-up stands by. */
public final class WakeUp {

    /** Does a task after a time, on a thread of its own. */
    public interface Later {
        Later SYSTEM = (after, task) -> CompletableFuture
                .delayedExecutor(after.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread).execute(task);

        void run(Duration after, Runnable task);
    }

    private final Runnable work;
    private final Later later;
    private final InstantSource clock;
    private @Nullable Instant due;

    WakeUp(Runnable work, Later later, InstantSource clock) {
        this.work = work;
        this.later = later;
        this.clock = clock;
    }

    /** Asks for it at that time by the clock, unless it comes earlier anyway. */
    void at(Instant time) {
        synchronized (this) {
            if (due != null && !time.isBefore(due)) {
                return;
            }
            due = time;
        }
        Duration left = Duration.between(clock.instant(), time);
        later.run(left.isNegative() ? Duration.ZERO : left, () -> ring(time));
    }

    private void ring(Instant time) {
        synchronized (this) {
            if (time.equals(due)) {
                due = null;
            }
        }
        work.run();
    }
}
