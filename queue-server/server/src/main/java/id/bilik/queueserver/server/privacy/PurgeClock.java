package id.bilik.queueserver.server.privacy;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a start and from then on each minute whether something is due for purging, on a thread of its own. */
public final class PurgeClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeClock.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    /** A branch that starts trusts its time a moment later; the purge then begins at once. */
    private static final Duration LOOK_IN_DOUBT = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String from;
    private final Purge purge;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread worker;
    private @Nullable String trouble;

    /** What purges. */
    @FunctionalInterface
    public interface Purge {
        /**
         * Purges all that is due. What is interrupted or fails begins again with the next run.
         *
         * @return false where it can't be said yet what is due
         * @throws Exception it can't be purged now
         */
        boolean run() throws Exception;
    }

    /** @param from of what it purges, for the log, such as {@code the journal} */
    public PurgeClock(String from, Purge purge) {
        this.from = from;
        this.purge = purge;
        this.worker = Thread.ofPlatform().daemon().name("purge of " + from).unstarted(this::work);
    }

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
            boolean known = purge.run();
            trouble = null;
            return known ? LOOK : LOOK_IN_DOUBT;
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            String why = failed.toString();
            if (!Objects.equals(trouble, why)) {
                LOG.warn("what is due can't be purged from {} yet: {}", from, why);
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
                LOG.warn("a purge of {} is still at work; the next start goes on with it", from);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
