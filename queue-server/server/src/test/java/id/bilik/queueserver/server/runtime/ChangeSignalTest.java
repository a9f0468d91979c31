package id.bilik.queueserver.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that is told of changes. */
class ChangeSignalTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ChangeSignal signal = new ChangeSignal();

    @Test
    @Timeout(60)
    void a_change_before_the_worker_waits_is_found_at_once_and_once() {
        signal.raise();
        signal.raise();
        assertThat(signal.await(LONG)).isTrue();
        assertThat(signal.await(Duration.ofMillis(1))).isFalse();
    }

    @Test
    @Timeout(60)
    void a_worker_that_waits_is_woken() throws InterruptedException {
        SynchronousQueue<Boolean> woken = new SynchronousQueue<>();
        Thread.ofVirtual().start(() -> {
            try {
                woken.put(signal.await(LONG));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(50);
        signal.raise();
        assertThat(woken.poll(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Each change is followed by a look, although most find the worker busy. */
    @Test
    @Timeout(60)
    void no_change_is_missed() throws InterruptedException {
        int changes = 200_000;
        AtomicInteger told = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Thread worker = Thread.ofPlatform().start(() -> {
            while (seen.get() < changes) {
                signal.await(LONG);
                seen.set(told.get());
            }
        });
        for (int i = 0; i < changes; i++) {
            told.incrementAndGet();
            signal.raise();
        }
        assertThat(worker.join(Duration.ofSeconds(30))).isTrue();
    }
}
