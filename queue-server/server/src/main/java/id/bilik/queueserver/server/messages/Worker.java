package id.bilik.queueserver.server.messages;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes the same step again and again. A step that fails is tried again, and told to the log once. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Duration pause;
    private final BooleanSupplier step;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable String trouble;

    /** @param step says whether the next one follows at once */
    Worker(String name, Duration pause, BooleanSupplier step) {
        this.pause = pause;
        this.step = step;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
    }

    void start() { thread.start(); }

    private void work() {
        try {
            boolean again;
            do {
                again = take();
            } while (!stopping.await(again ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean take() {
        try {
            boolean again = step.getAsBoolean();
            trouble = null;
            return again;
        } catch (RuntimeException failed) {
            String why = failed.toString();
            if (!Objects.equals(trouble, why)) {
                LOG.warn("{} can't go on for now: {}", thread.getName(), why);
            }
            trouble = why;
            return false;
        }
    }

    /** No further step is taken. */
    void stop() { stopping.countDown(); }

    /** Waits for the step that is being taken, but not for long: a mail server may not answer. */
    void join() {
        try {
            if (!thread.join(LONGEST_STOP)) {
                LOG.info("{} is stopped while it waits for an answer", thread.getName());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
