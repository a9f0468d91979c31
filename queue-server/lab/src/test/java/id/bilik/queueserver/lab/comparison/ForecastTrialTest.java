package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The forecast's bars on imagined days; {@code mvn -Psimulate} tests twice as many tickets. */
class ForecastTrialTest {
    @Test
    void it_is_twice_as_good_as_counting_heads_and_nearly_as_good_as_knowing() {
        ForecastTrial.Result result = ForecastTrial.run(10, 30, 6, 20261122);
        assertThat(result.count()).isGreaterThan(500);
        assertThat(result.error() / result.naive()).as("of the naive error").isLessThan(.55);
        assertThat(result.error() / result.knowing()).as("of the error with true parameters").isLessThan(1.15);
        assertThat(result.held()).as("ranges that held").isBetween(.75, .85);
    }
}
