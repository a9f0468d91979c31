package id.bilik.queueserver.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A wall clock that is set back does not take time back. */
class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private Instant wall = NOON;
    private long nanos;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void it_shows_the_wall_clock_in_microseconds() {
        wall = NOON.plusNanos(1_234_567_891);
        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_234_567_000));
    }

    @Test
    void it_follows_a_step_forward_at_once() {
        clock.instant();
        wall = wall.plus(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void after_a_step_back_it_goes_on_at_half_speed_until_the_wall_clock_is_there() {
        clock.instant();
        wall = wall.minus(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(1));
        pass(Duration.ofMinutes(30));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
        pass(Duration.ofMinutes(90));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1))).isEqualTo(wall);
        pass(Duration.ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(wall);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void it_reads_the_same_however_often_it_is_read_meanwhile() {
        clock.instant();
        wall = wall.minus(Duration.ofHours(1));
        Instant last = NOON;
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofNanos(1_800_001));
            Instant next = clock.instant();
            assertThat(next).isAfterOrEqualTo(last);
            last = next;
        }
        assertThat(Duration.between(NOON, last)).isBetween(Duration.ofMillis(899), Duration.ofMillis(901));
    }

    @Test
    void it_never_steps_back_however_often_the_wall_clock_does() {
        Instant last = clock.instant();
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(10));
            if (i % 10 == 0) {
                wall = wall.minus(Duration.ofMinutes(5));
            }
            assertThat(clock.instant()).isAfterOrEqualTo(last);
            last = clock.instant();
        }
    }
}
