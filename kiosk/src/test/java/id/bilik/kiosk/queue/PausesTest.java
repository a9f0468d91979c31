package id.bilik.kiosk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PausesTest {

    @Test
    void each_pause_is_twice_the_one_before_up_to_the_longest_until_there_is_an_answer() {
        Pauses pauses = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(seconds(pauses, 5)).containsExactly(1L, 2L, 4L, 5L, 5L);
        pauses.reset();
        assertThat(seconds(pauses, 2)).containsExactly(1L, 2L);
    }

    @Test
    void a_first_pause_that_is_longer_than_the_longest_stays() {
        assertThat(seconds(new Pauses(Duration.ofSeconds(3), Duration.ofSeconds(1)), 3)).containsExactly(3L, 3L, 3L);
    }

    private static List<Long> seconds(Pauses pauses, int count) {
        return Stream.generate(pauses::next).limit(count).map(Duration::toSeconds).toList();
    }
}
