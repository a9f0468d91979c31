package id.bilik.queueserver.core.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LayoffTest {
    private static final LocalDate ON = LocalDate.of(2025, 2, 26);

    @Test
    void thirty_percent_is_enough_and_one_person_less_is_not() {
        assertThat(new Layoff(10_000, 3_000, ON).isCollective()).isTrue();
        assertThat(new Layoff(10_000, 2_999, ON).isCollective()).isFalse();
        assertThat(new Layoff(10_000, 2_999, ON).percent()).isEqualTo("29.99");
        assertThat(new Layoff(10_000, 2_999, ON).needed()).isEqualTo(3_000);
    }

    @Test
    void just_below_thirty_percent_never_reads_as_thirty() {
        Layoff layoff = new Layoff(100_000, 29_999, ON);
        assertThat(layoff.isCollective()).isFalse();
        assertThat(layoff.percent()).isEqualTo("29.99");
    }

    @Test
    void what_is_needed_is_always_the_least_that_is_enough() {
        for (int workforce = 2; workforce < 3_000; workforce++) {
            int needed = new Layoff(workforce, 1, ON).needed();
            assertThat(new Layoff(workforce, needed, ON).isCollective()).as("of %d", workforce).isTrue();
            if (needed > 1) {
                assertThat(new Layoff(workforce, needed - 1, ON).isCollective()).as("of %d", workforce).isFalse();
            }
        }
    }

    @Test
    void large_companies_do_not_overflow() {
        assertThat(new Layoff(2_000_000_000, 600_000_000, ON).isCollective()).isTrue();
        assertThat(new Layoff(2_000_000_000, 599_999_999, ON).percent()).isEqualTo("29.99");
    }

    @Test
    void nobody_lays_off_more_people_than_there_are() {
        assertThatThrownBy(() -> new Layoff(5, 6, ON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Layoff(5, 0, ON)).isInstanceOf(IllegalArgumentException.class);
    }
}
