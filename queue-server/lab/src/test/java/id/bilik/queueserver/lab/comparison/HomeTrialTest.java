package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Booking.Where;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HomeTrialTest {
    /** Of eight in ten that it is meant to hold; as wide as chance in so many visits makes it. */
    private static final double LEAST = .75;
    private static final double MOST = .85;

    @Test
    void a_range_told_to_somebody_at_home_holds_in_about_eight_of_ten() {
        Map<Where, TriedForecast.Score> scores = HomeTrial.run(10, 30, 20261129);
        TriedForecast.Score home = Objects.requireNonNull(scores.get(Where.HOME));
        assertThat(home.count()).isGreaterThan(300);
        assertThat(home.held()).as("%s", scores).isBetween(LEAST, MOST);
    }
}
