package id.bilik.queueserver.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However often a wake-up is asked for, it comes once, and early enough. */
class WakeUpTest {
    private final List<Duration> asked = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private int rung;
    private Instant now = Instant.parse("2026-03-10T03:00:00Z");
    private final WakeUp wakeUp = new WakeUp(() -> rung++, (after, task) -> {
        asked.add(after);
        tasks.add(task);
    }, () -> now);

    private static Duration seconds(int seconds) { return Duration.ofSeconds(seconds); }

    @Test
    void asked_a_thousand_times_one_stands_by() {
        for (int i = 0; i < 1_000; i++) {
            wakeUp.at(now.plusSeconds(20 + i));
        }
        assertThat(asked).containsExactly(seconds(20));
    }

    @Test
    void an_earlier_one_is_not_late() {
        wakeUp.at(now.plusSeconds(20));
        now = now.plusSeconds(5);
        wakeUp.at(now.plusSeconds(3));
        wakeUp.at(now.plusSeconds(15));
        assertThat(asked).containsExactly(seconds(20), seconds(3));
    }

    @Test
    void after_it_came_it_can_be_asked_for_again() {
        wakeUp.at(now.plusSeconds(20));
        now = now.plusSeconds(20);
        tasks.getFirst().run();
        assertThat(rung).isOne();
        wakeUp.at(now.plusSeconds(20));
        assertThat(asked).hasSize(2);
    }
}
