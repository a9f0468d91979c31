package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.plan.Priority;
import org.junit.jupiter.api.Test;

class LeavingCountsTest {
    private final LeavingCounts counts = new LeavingCounts(LeavingPrior.NONE);

    @Test
    void before_anybody_is_seen_one_in_twenty_leaves_in_an_hour() {
        for (Priority priority : Priority.values()) {
            assertThat(perHour(priority, 0)).isCloseTo(.05, within(1e-12));
            assertThat(perHour(priority, 9000)).isCloseTo(.05, within(1e-12));
        }
        assertThat(counts.error()).as("one departure is all that the prior weighs as").isEqualTo(1);
    }

    @Test
    void those_who_were_called_count_with_the_time_that_they_stayed() {
        for (int i = 0; i < 357; i++) {
            counts.add(Priority.NONE, 0, 300, false);
        }
        for (int i = 0; i < 3; i++) {
            counts.add(Priority.NONE, 0, 299.999999, true);
        }
        // 3 in 30 hours; usually (20 x .05 + 3) / 50 = .08, in the band (20 x .08 + 3) / 50 = .092
        assertThat(perHour(Priority.NONE, 0)).as("(20 x .092 + 3) / 50").isCloseTo(.0968, within(1e-6));
        assertThat(perHour(Priority.ELDERLY, 0)).as("as the band").isCloseTo(.092, within(1e-6));
        assertThat(perHour(Priority.NONE, 300)).as("as is usual").isCloseTo(.08, within(1e-6));
        assertThat(counts.error()).isEqualTo(.5);
    }

    @Test
    void a_wait_counts_in_every_band_that_it_went_through() {
        for (int i = 0; i < 240; i++) {
            counts.add(Priority.NONE, -600, 1200, false);
        }
        // 20, 40 and 20 hours; usually 1 / 100, and no departure
        assertThat(perHour(Priority.NONE, 0)).as("20 x (20 x .01 / 40) / 40").isCloseTo(.0025, within(1e-9));
        assertThat(perHour(Priority.NONE, 300)).as("20 x (20 x .01 / 60) / 60").isCloseTo(.2 / 180, within(1e-9));
        assertThat(perHour(Priority.NONE, 900)).isCloseTo(.0025, within(1e-9));
        assertThat(perHour(Priority.NONE, 1800)).isCloseTo(.01, within(1e-9));
    }

    @Test
    void what_is_added_to_a_copy_is_not_learned() {
        double before = perHour(Priority.NONE, 0);
        counts.copy().add(Priority.NONE, 0, 100_000, false);
        assertThat(perHour(Priority.NONE, 0)).isEqualTo(before);
    }

    private double perHour(Priority priority, double waited) {
        return 3600 * counts.leaving().of(priority).perSecond(waited);
    }
}
