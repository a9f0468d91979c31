package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetweenBranchesTest {
    private static final double USUAL = .04;

    @Test
    void one_branch_says_where_the_middle_is_and_nothing_of_how_branches_differ() {
        BetweenBranches one = BetweenBranches.of(new double[]{.3}, new double[]{.01}, USUAL);
        assertThat(one.mean()).isCloseTo(.3, within(1e-12));
        // the next branch differs from the middle by .04, and this one did too, and chance took it .01 from there
        assertThat(one.variance()).isCloseTo(.04 + .04 + .01, within(1e-12));
    }

    @Test
    void two_branches_that_differ_widen_what_is_usual_as_one_of_three() {
        BetweenBranches two = BetweenBranches.of(new double[]{0, .4}, new double[]{0, 0}, USUAL);
        double between = (2 * .04 + .08) / (2 + 1);
        assertThat(two.mean()).isCloseTo(.2, within(1e-12));
        assertThat(two.variance()).isCloseTo(between + between / 2, within(1e-12));
    }

    @Test
    void what_chance_explains_is_no_difference_between_branches() {
        double[] values = {0, .4};
        double[] noise = {.08, .08};
        // each weighs .04 / .12 = 1/3: the squares are 1/3 · .08, of which chance explains 2/3 · .08 − 1/3 · .08
        double between = (2 * .04 + .08 / 3 - .08 / 3) / (2 + 1 / 3.0);
        assertThat(BetweenBranches.of(values, noise, USUAL).variance())
                .isCloseTo(between + (between + .08) / 2, within(1e-12));
    }

    @Test
    void many_that_agree_still_leave_something_open() {
        double[] alike = new double[200];
        assertThat(BetweenBranches.of(alike, new double[200], USUAL).variance())
                .isCloseTo(.04 * USUAL * (1 + 1 / 200.0), within(1e-12));
    }

    @Test
    void no_branch_says_nothing() {
        assertThatThrownBy(() -> BetweenBranches.of(new double[0], new double[0], USUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void many_branches_tell_how_far_branches_differ(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[400];
        double[] noise = new double[400];
        for (int i = 0; i < values.length; i++) {
            noise[i] = random.nextDouble(.2);
            values[i] = 1 + .3 * random.nextGaussian() + Math.sqrt(noise[i]) * random.nextGaussian();
        }
        BetweenBranches known = BetweenBranches.of(values, noise, USUAL);
        assertThat(known.mean()).isCloseTo(1, within(.08));
        assertThat(Math.sqrt(known.variance())).isCloseTo(.3, within(.06));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_middle_lies_among_the_branches_and_a_branch_that_is_known_well_draws_it(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(6).toArray();
        double[] noise = random.doubles(6, 0, .5).toArray();
        BetweenBranches known = BetweenBranches.of(values, noise, USUAL);
        assertThat(known.mean()).isBetween(Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
        assertThat(known.variance()).isGreaterThanOrEqualTo(.04 * USUAL);
        double before = Math
                .abs(BetweenBranches.of(values, new double[]{9, .1, .1, .1, .1, .1}, USUAL).mean() - values[0]);
        double after = Math
                .abs(BetweenBranches.of(values, new double[]{0, .1, .1, .1, .1, .1}, USUAL).mean() - values[0]);
        assertThat(after).isLessThan(before);
    }
}
