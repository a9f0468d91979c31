package id.bilik.queueserver.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTest {
    @Test
    void it_holds_by_half_hours_and_its_last_one_to_the_end() {
        Roster roster = new Roster(List.of(4, 4, 2, 3));
        assertThat(roster.at(Duration.ZERO)).isEqualTo(4);
        assertThat(roster.at(Duration.ofMinutes(59))).isEqualTo(4);
        assertThat(roster.at(Duration.ofMinutes(60))).isEqualTo(2);
        assertThat(roster.at(Duration.ofHours(9))).isEqualTo(3);
        assertThat(roster.words(8)).isEqualTo("4 until 09:00, 2 until 09:30, then 3");
    }
}
