package id.bilik.queueserver.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    @Test
    void time_that_is_held_stands_still_and_whoever_sleeps_wakes_only_when_it_goes_on() throws InterruptedException {
        TimeScale pace = new TimeScale(3600);
        pace.hold();
        Duration held = pace.now();
        Thread sleeper = Thread.ofVirtual().start(() -> {
            try {
                pace.sleep(Duration.ofMinutes(6));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(sleeper.join(Duration.ofMillis(300))).as("three times as long as the sleep takes").isFalse();
        assertThat(pace.now()).isEqualTo(held);
        pace.goOn();
        sleeper.join();
        assertThat(pace.now()).isGreaterThanOrEqualTo(held.plusMinutes(6));
    }
}
