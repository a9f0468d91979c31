package id.bilik.queueserver.server.privacy;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a start and from then on whether something is due for purging, on a thread of its own. */
public final class PurgeClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeClock.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    /** A branch that starts trusts its time a moment later; the purge then begins at once. */
    private static final Duration LOOK_IN_DOUBT = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final DayPurge purge;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread worker = Thread.ofPlatform().daemon().name("purge").unstarted(this::work);
    private @Nullable String trouble;

    public PurgeClock(DayPurge purge) { this.purge = purge; }

    public void start() { worker.start(); }

    private void work() {
        try {
            Duration pause;
            do {
                pause = look();
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long until the next look. What fails is tried again, and told to the log once. */
    private Duration look() throws InterruptedException {
        try {
            boolean trusted = purge.run();
            trouble = null;
            return trusted ? LOOK : LOOK_IN_DOUBT;
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            String why = failed.toString();
            if (!Objects.equals(trouble, why)) {
                LOG.warn("what is due can't be purged from the journal yet: {}", why);
            }
            trouble = why;
            return LOOK;
        }
    }

    /** A purge in progress goes on to its end. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!worker.join(LONGEST_STOP)) {
                LOG.warn("a purge is still at work; the next start goes on with it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
