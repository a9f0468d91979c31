package id.bilik.queueserver.core.branch;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day's visits against a plain sorted map. */
class VisitsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void they_are_what_a_sorted_map_would_be(long seed) {
        Random random = new Random(seed);
        TreeMap<TicketNumber, Visit> expected = new TreeMap<>();
        Visits visits = Visits.NONE;
        for (int i = 0; i < 3000; i++) {
            Visit visit = visit((char) ('A' + random.nextInt(26)), 1 + random.nextInt(1 << random.nextInt(16)), i);
            expected.put(visit.ticket(), visit);
            visits = visits.plus(visit);
            assertThat(visits.size()).isEqualTo(expected.size());
        }
        assertThat(List.copyOf(visits.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
        assertThat(visits.equals(expected)).isTrue();
        for (int count = 1; count < 40_000; count++) {
            TicketNumber ticket = new TicketNumber('M', count);
            assertThat(visits.find(ticket)).isSameAs(expected.get(ticket));
        }
    }

    @Test
    void what_was_there_before_does_not_change() {
        Visits one = Visits.NONE.plus(visit('A', 1, 1));
        Visits other = one.plus(visit('A', 1, 2)).plus(visit('A', 32, 3)).plus(visit('B', 1, 4));
        assertThat(Visits.NONE).isEmpty();
        assertThat(one).hasSize(1);
        assertThat(one.get(new TicketNumber('A', 1))).isEqualTo(visit('A', 1, 1));
        assertThat(other.keySet()).extracting(TicketNumber::toString).containsExactly("A001", "A032", "B001");
        assertThat(other.get(new TicketNumber('A', 1))).isEqualTo(visit('A', 1, 2));
    }

    private static Visit visit(char letter, int count, long order) {
        return new Visit(new TicketNumber(letter, count), "jht", Priority.NONE, Channel.OFFLINE, Instant.EPOCH, order,
                BranchScenario.request(1), Visit.Slip.UNKNOWN, false, new Stage.Waiting(Instant.EPOCH),
                java.time.Duration.ZERO, Returns.NONE, null, List.of(), null);
    }
}
