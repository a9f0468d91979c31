package id.bilik.queueserver.lab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.forecast.WeightedMedian;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostedTreesTest {
    private static final BoostedTrees.Settings SETTINGS = new BoostedTrees.Settings(150, 3, .1, 20, .7, 1, 5);

    private final double[][] rows = new double[3000][];
    private final double[] targets = new double[3000];
    private final double[] weights = new double[3000];

    BoostedTreesTest() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < rows.length; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            rows[i] = new double[]{x, y, random.nextDouble()};
            double spike = random.nextInt(5) == 0 ? 100 : 0;
            targets[i] = (x > .3 ? 5 : 1) + (y > .6 ? 2 : 0) + spike;
            weights[i] = 1;
        }
    }

    @Test
    void they_learn_the_median_and_are_not_drawn_off_by_spikes() {
        BoostedTrees trees = BoostedTrees.fit(rows, targets, weights, SETTINGS);
        assertThat(trees.predict(new double[]{.1, .1, .5})).isCloseTo(1, within(.3));
        assertThat(trees.predict(new double[]{.9, .1, .5})).isCloseTo(5, within(.3));
        assertThat(trees.predict(new double[]{.9, .9, .5})).isCloseTo(7, within(.3));
    }

    @Test
    void the_same_seed_gives_the_same_trees() {
        double[] row = {.5, .5, .5};
        assertThat(BoostedTrees.fit(rows, targets, weights, SETTINGS).predict(row))
                .isEqualTo(BoostedTrees.fit(rows, targets, weights, SETTINGS).predict(row));
    }

    @Test
    void what_is_not_a_number_counts_as_below_all_others() {
        BoostedTrees trees = BoostedTrees.fit(rows, targets, weights, SETTINGS);
        assertThat(trees.predict(new double[]{Double.NaN, .1, .5})).isEqualTo(trees.predict(new double[]{-1, .1, .5}));
    }

    @Test
    void nothing_to_learn_from_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoostedTrees.fit(new double[0][], new double[0], new double[0], SETTINGS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_weighted_median_is_that_of_the_sorted_values(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int count = 1 + random.nextInt(40);
            double[] values = random.ints(count, 0, 12).asDoubleStream().toArray();
            double[] ones = new double[count];
            Arrays.fill(ones, 1);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            assertThat(WeightedMedian.of(values, ones, count)).isEqualTo(sorted[(count - 1) / 2]);
        }
    }

    @Test
    void weight_moves_the_median() {
        assertThat(WeightedMedian.of(new double[]{3, 1, 2}, new double[]{5, 1, 1}, 3)).isEqualTo(3);
        assertThat(WeightedMedian.of(new double[]{3, 1, 2}, new double[]{1, 5, 1}, 3)).isEqualTo(1);
    }
}
