package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeavingRateTest {
    /** A thousandth a second for five minutes, twice that for ten more, nobody for fifteen, and then a tenth of it. */
    private static final LeavingRate RATE = new LeavingRate(new double[]{.001, .002, 0, .0001, .0001, .0001});

    @Test
    void the_hazard_adds_up_over_the_bands() {
        assertThat(RATE.hazard(-60)).isZero();
        assertThat(RATE.hazard(100)).isCloseTo(.1, within(1e-12));
        assertThat(RATE.hazard(900)).as(".3 and 1.2").isCloseTo(1.5, within(1e-12));
        assertThat(RATE.hazard(1800)).isCloseTo(1.5, within(1e-12));
        assertThat(RATE.hazard(7200 + 1000)).as("and .54 and .1").isCloseTo(2.14, within(1e-12));
    }

    @Test
    void whoever_leaves_does_so_where_the_hazard_says() {
        assertThat(RATE.leavesAfter(0, luck(.9))).as("300 s, and .6 / .002").isCloseTo(600, within(1e-6));
        assertThat(RATE.leavesAfter(100, luck(.9))).as("300 s, and .7 / .002").isCloseTo(650, within(1e-6));
        assertThat(RATE.leavesAfter(1000, luck(.1))).as("1800 s, and .1 / .0001").isCloseTo(2800, within(1e-6));
        assertThat(RATE.leavesAfter(-500, luck(.1))).as("an appointment later").isCloseTo(100, within(1e-6));
        assertThat(RATE.leavesAfter(50, 0)).isEqualTo(50);
    }

    @Test
    void where_nobody_leaves_everybody_stays_for_ever() {
        assertThat(LeavingRate.NOBODY.leavesAfter(0, 0)).isInfinite();
        assertThat(LeavingRate.NOBODY.leavesAfter(5000, .999)).isInfinite();
    }

    private static double luck(double hazard) { return 1 - Math.exp(-hazard); }
}
