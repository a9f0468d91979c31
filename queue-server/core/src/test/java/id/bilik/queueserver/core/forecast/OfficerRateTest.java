package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OfficerRateTest {
    @Test
    void with_twice_as_much_self_work_as_attention_the_rate_is_the_published_one() {
        double[] published = {0, 1, 1.8, 2.3684, 2.7143, 2.8899, 2.9637};
        for (int n = 0; n <= 6; n++) {
            assertThat(OfficerRate.of(2).rate(n)).isCloseTo(published[n], within(5e-5));
        }
    }

    @Test
    void without_self_work_a_second_visit_adds_nothing() {
        OfficerRate rate = OfficerRate.of(0);
        assertThat(rate.rate(6)).isEqualTo(1);
        assertThat(rate.peakConcurrency()).isEqualTo(1);
    }

    @Test
    void the_rate_is_concave_and_stays_below_its_limit() {
        for (double r : new double[]{.1, .5, 1, 2, 5, 100}) {
            OfficerRate rate = OfficerRate.of(r);
            for (int n = 1; n < 6; n++) {
                assertThat(rate.gain(n)).isPositive().isLessThan(rate.gain(n - 1));
            }
            assertThat(rate.rate(6)).isLessThan(1 + r);
        }
    }

    @Test
    void measured_rates_may_peak_before_six() {
        assertThat(OfficerRate.measured(1, 1.7, 2.1, 2.0).peakConcurrency()).isEqualTo(3);
    }

    @Test
    void a_negative_ratio_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OfficerRate.of(-.1));
        assertThatIllegalArgumentException().isThrownBy(() -> OfficerRate.of(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> OfficerRate.measured());
        assertThatIllegalArgumentException().isThrownBy(() -> OfficerRate.measured(1, -2));
    }
}
