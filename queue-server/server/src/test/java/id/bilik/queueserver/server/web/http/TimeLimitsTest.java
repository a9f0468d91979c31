package id.bilik.queueserver.server.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits of time. */
class TimeLimitsTest {
    private final TimeLimits limits = new TimeLimits();
    private final BlockingQueue<String> passed = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() { limits.start(); }

    @AfterEach
    void stop() { limits.close(); }

    @Test
    void what_takes_too_long_is_ended_once_and_what_ended_in_time_never() throws InterruptedException {
        TimeLimits.Limit kept = limits.begin(Duration.ofMillis(100), () -> passed.add("kept"));
        try (TimeLimits.Limit missed = limits.begin(Duration.ofMillis(100), () -> passed.add("missed"))) {
            kept.close();
            assertThat(passed.poll(30, TimeUnit.SECONDS)).isEqualTo("missed");
            assertThat(missed).isNotNull();
        }
        assertThat(passed.poll(600, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_limit_that_is_far_away_holds_nobody_up() throws InterruptedException {
        try (TimeLimits.Limit far = limits.begin(Duration.ofHours(1), () -> passed.add("far"));
                TimeLimits.Limit near = limits.begin(Duration.ZERO, () -> passed.add("near"))) {
            assertThat(passed.poll(30, TimeUnit.SECONDS)).isEqualTo("near");
            assertThat(far).isNotEqualTo(near);
        }
        assertThat(passed).isEmpty();
    }
}
