package id.bilik.queueserver.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some hours pass faster than life, and then time goes on as it does. */
class TimeLapseTest {
    private static final TimeLapse DAY = TimeLapse.of("2026-11-23T08:00:00+07:00 PT10H 60");
    private static final Instant OPENING = Instant.parse("2026-11-23T01:00:00Z");

    private long nanos = Long.MAX_VALUE - 5; // elapsed time may overflow

    private void pass(Duration time) { nanos += time.toNanos(); }

    @Test
    void a_minute_is_an_hour_until_the_hours_are_over() {
        BranchClock clock = DAY.start(Instant.EPOCH, () -> nanos);
        assertThat(clock.instant()).isEqualTo(OPENING);
        pass(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(OPENING.plus(Duration.ofHours(1)));
        assertThat(clock.speed()).isEqualTo(60);

        pass(Duration.ofMinutes(9).plusSeconds(30));
        assertThat(clock.instant()).isEqualTo(OPENING.plus(Duration.ofHours(10)).plusSeconds(30));
        assertThat(clock.speed()).isEqualTo(1);
    }

    @Test
    void it_ticks_in_whole_microseconds_and_never_back() {
        BranchClock clock = DAY.start(Instant.EPOCH, () -> nanos);
        Instant before = clock.instant();
        for (int i = 0; i < 10_000; i++) {
            nanos += 7;
            Instant now = clock.instant();
            assertThat(now).isAfterOrEqualTo(before).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
            before = now;
        }
    }

    @Test
    void a_branch_that_is_started_again_goes_on_where_it_was() {
        Instant known = OPENING.plus(Duration.ofHours(9));
        BranchClock clock = DAY.start(known, () -> nanos);
        assertThat(clock.instant()).isEqualTo(known);
        pass(Duration.ofMinutes(2));
        // one of the two minutes was needed for the hour that was left
        assertThat(clock.instant()).isCloseTo(known.plus(Duration.ofMinutes(61)), within(1, ChronoUnit.MILLIS));

        Instant later = OPENING.plus(Duration.ofHours(30));
        assertThat(DAY.start(later, () -> nanos).instant()).isEqualTo(later);
        assertThat(DAY.start(later, () -> nanos).speed()).isEqualTo(1);
    }

    @Test
    void it_reads_what_it_writes() { assertThat(TimeLapse.of(DAY.toString())).isEqualTo(DAY); }

    @ParameterizedTest
    @ValueSource(strings = {"60", "2026-11-23T08:00:00+07:00 PT10H", "2026-11-23T08:00:00+07:00 PT10H fast",
            "2026-11-23 PT10H 60", "2026-11-23T08:00:00+07:00 PT0S 60", "2026-11-23T08:00:00+07:00 PT25H 60",
            "2026-11-23T08:00:00+07:00 PT10H 0.5", "2026-11-23T08:00:00+07:00 PT10H 10001",
            "2026-11-23T08:00:00+07:00 PT10H NaN"})
    void anything_else_is_refused_with_words(String text) {
        assertThatThrownBy(() -> TimeLapse.of(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a time lapse");
    }
}
