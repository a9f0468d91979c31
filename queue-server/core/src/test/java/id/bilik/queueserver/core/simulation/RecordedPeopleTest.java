package id.bilik.queueserver.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.forecast.WorkDistribution;
import id.bilik.queueserver.core.simulation.RecordedPeople.Seen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedPeopleTest {
    private static final WorkDistribution PRIOR = WorkDistribution.prior(480, 1);

    @Test
    void the_same_seed_imputes_the_same_and_another_seed_something_else() {
        assertThat(of(day(), 7)).isEqualTo(of(day(), 7)).isNotEqualTo(of(day(), 8));
    }

    @Test
    void what_was_not_seen_is_marked_counted_and_drawn_from_what_was() {
        RecordedPeople recorded = of(day(), 7);
        assertThat(recorded.drawnWorks()).isEqualTo(40);
        assertThat(recorded.drawnPatiences()).isEqualTo(60);
        assertThat(recorded.left()).isEqualTo(20);
        for (int i = 0; i < 60; i++) {
            assertThat(recorded.drawn().get(i).work()).isEqualTo(i % 3 != 0);
            assertThat(recorded.people().get(i).work()).isIn(100.0, 200.0, 300.0);
            assertThat(recorded.people().get(i).imputed()).isTrue();
        }
    }

    @Test
    void who_was_called_had_more_patience_than_their_wait_and_who_left_less() {
        RecordedPeople recorded = of(day(), 7);
        for (int i = 0; i < 60; i++) {
            double patience = recorded.people().get(i).patience();
            assertThat(patience > 60).as("%s of %s", patience, i).isEqualTo(i % 3 != 2);
        }
        double mean = recorded.people().stream().mapToDouble(Participant::patience).average().orElseThrow();
        // a third is gone within a minute: exponential with a mean of 60 / ln 1.5
        assertThat(mean).isBetween(90.0, 220.0);
    }

    @Test
    void what_was_seen_is_kept() {
        Participant first = of(List.of(new Seen(0, 60.0, 100.0)), 7).people().getFirst();
        assertThat(first).isEqualTo(Participant.simple(0, "jht", 100));
    }

    @Test
    void a_work_of_somebody_who_was_never_called_is_not_believed() {
        RecordedPeople recorded = of(List.of(new Seen(0, null, 9999.0), new Seen(1, 0.0, 100.0)), 7);
        assertThat(recorded.people().getFirst().work()).isEqualTo(100);
    }

    @Test
    void where_no_work_was_seen_it_is_drawn_from_what_is_expected() {
        RecordedPeople recorded = of(List.of(new Seen(0, 60.0, null), new Seen(1, 60.0, null)), 7);
        assertThat(recorded.drawnWorks()).isEqualTo(2);
        assertThat(recorded.drawnPatiences()).as("nobody left").isZero();
        assertThat(recorded.people().get(0).work()).isNotEqualTo(recorded.people().get(1).work());
    }

    private static RecordedPeople of(List<Seen> seen, long seed) { return RecordedPeople.of(seen, "jht", PRIOR, seed); }

    /** Sixty people: a third seen wholly, a third without their work, a third who left. */
    private static List<Seen> day() {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            seen.add(new Seen(i * 180, 60.0, (i % 3 + 1) * 100.0));
            seen.add(new Seen(i * 180 + 60, 60.0, null));
            seen.add(new Seen(i * 180 + 120, null, null));
        }
        return seen;
    }
}
