package id.bilik.queueserver.server.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When thousands of screens are told. */
class RateLimitTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RateLimit pace = new RateLimit(1_000, 200, now::get);

    /** Books so many, pausing as it is told. */
    private Duration book(int screens) {
        long began = now.get();
        for (int i = 0; i < screens; i++) {
            now.addAndGet(pace.book());
        }
        return Duration.ofNanos(now.get() - began);
    }

    @Test
    void a_branch_full_of_screens_is_told_without_a_pause() { assertThat(book(200)).isZero(); }

    @Test
    void thousands_are_told_at_a_steady_pace() {
        assertThat(book(5_200)).isBetween(Duration.ofMillis(4_990), Duration.ofMillis(5_000));
    }

    @Test
    void a_pause_is_long_enough_to_be_worth_it() {
        book(200);
        int pauses = 0;
        for (int i = 0; i < 1_000; i++) {
            long pause = pace.book();
            pauses += pause > 0 ? 1 : 0;
            now.addAndGet(pause);
        }
        assertThat(pauses).isBetween(240, 260);
    }

    @Test
    void after_a_rest_as_many_are_told_at_once_again_and_not_more() {
        book(1_000);
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(book(200)).isZero();
        assertThat(book(200)).isGreaterThan(Duration.ofMillis(190));
    }
}
