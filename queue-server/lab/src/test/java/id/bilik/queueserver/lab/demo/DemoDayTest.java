package id.bilik.queueserver.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.runtime.TimeLapse;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the day of a demo takes place. */
class DemoDayTest {
    @ParameterizedTest
    @CsvSource({"2026-11-23T19:00:00+07:00, 2026-11-23T08:00:00+07:00",
            "2026-11-23T12:00:00+07:00, 2026-11-22T08:00:00+07:00",
            "2026-11-23T00:30:00+07:00, 2026-11-22T08:00:00+07:00"})
    void an_imagined_day_opens_at_eight_on_the_last_day_that_can_be_over(ZonedDateTime now, ZonedDateTime opening) {
        TimeLapse lapse = DemoDay.of("60", "", "", "").timeLapse(now).orElseThrow();
        assertThat(lapse.from()).isEqualTo(opening.toInstant());
        assertThat(lapse.from().plus(lapse.length())).isBeforeOrEqualTo(now.toInstant());
        assertThat(lapse.speed()).isEqualTo(60);
    }

    @Test
    void a_long_log_is_shown_for_a_day_at_most() {
        DemoDay day = new DemoDay(60, List.of(Duration.ZERO, Duration.ofHours(40)), List.of());
        ZonedDateTime now = ZonedDateTime.parse("2026-11-23T19:00:00+07:00");
        assertThat(day.timeLapse(now).orElseThrow().length()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0.5"})
    void what_goes_no_faster_than_life_has_lifes_time(String speed) {
        assertThat(DemoDay.of(speed, "", "", "").timeLapse(ZonedDateTime.parse("2026-11-23T19:00:00+07:00"))).isEmpty();
    }

    @Test
    void a_demo_without_a_speed_is_twenty_times_as_fast_as_life() {
        assertThat(DemoDay.of("true", "", "", "").speed()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "fast", "NaN"})
    void a_speed_that_cannot_be_is_refused(String speed) {
        assertThatThrownBy(() -> DemoDay.of(speed, "", "", "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demo must be a speed");
    }
}
