package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorkDistributionTest {
    private final WorkDistribution prior = WorkDistribution.prior(360, 1.05);

    @Test
    void before_there_is_data_it_is_the_lognormal_prior() {
        double median = 360 / Math.sqrt(1 + 1.05 * 1.05);
        assertThat(prior.mean()).isCloseTo(360, within(1e-6));
        assertThat(prior.variation()).isCloseTo(1.05, within(.1));
        assertThat(prior.quantile(.5)).isCloseTo(median, within(.02 * median));
    }

    @Test
    void draws_have_the_mean_that_it_tells() {
        SplittableRandom random = new SplittableRandom(4);
        double sum = 0;
        for (int i = 0; i < 200_000; i++) {
            sum += prior.quantile(random.nextDouble());
        }
        assertThat(sum / 200_000).isCloseTo(360, within(4.0));
    }

    @Test
    void data_outweigh_the_prior_as_they_come_in() {
        double[] some = new double[10];
        double[] many = new double[1000];
        Arrays.fill(some, 600);
        Arrays.fill(many, 600);
        assertThat(WorkDistribution.learned(300, 1, 10, some).mean()).isCloseTo(450, within(.01));
        assertThat(WorkDistribution.learned(300, 1, 10, many).mean()).isCloseTo(597, within(1.0));
    }

    @Test
    void works_under_way_count_as_longer_than_they_are_so_far() {
        double[] works = quantiles(prior, 2000);
        double[] complete = Arrays.stream(works).filter(work -> work <= 240).toArray();
        double[] underWay = new double[works.length - complete.length];
        Arrays.fill(underWay, 240);
        assertThat(WorkDistribution.learned(360, 1.05, 8, complete).mean()).as("short visits are complete first")
                .isLessThan(140);
        assertThat(WorkDistribution.learned(360, 1.05, 8, complete, underWay).mean()).isCloseTo(360, within(15.0));
    }

    @Test
    void a_work_that_has_just_begun_says_nothing() {
        double[] begun = new double[50];
        assertThat(WorkDistribution.learned(300, 1, 8, new double[]{200, 700}, begun).mean())
                .isCloseTo(WorkDistribution.learned(300, 1, 8, new double[]{200, 700}).mean(), within(1e-6));
    }

    @Test
    void a_work_under_way_beyond_all_that_is_known_counts_as_the_longest() {
        double[] works = {100, 200, 300};
        assertThat(WorkDistribution.learned(300, 1, 0, works, new double[]{900}).mean())
                .isCloseTo(225, within(1e-6));
        assertThat(WorkDistribution.learned(300, 1, 0, works, new double[]{900, 150}).mean())
                .as("the one at 150 is spread over 200 and 300").isCloseTo((100 + 1.5 * 200 + 2.5 * 300) / 5,
                        within(1e-6));
    }

    private static double[] quantiles(WorkDistribution work, int count) {
        double[] works = new double[count];
        for (int i = 0; i < count; i++) {
            works[i] = work.quantile((i + .5) / count);
        }
        return works;
    }

    @Test
    void share_and_quantile_undo_each_other() {
        for (double p = .05; p < 1; p += .05) {
            assertThat(prior.share(prior.quantile(p))).isCloseTo(p, within(1e-9));
        }
    }

    @Test
    void a_visit_that_has_lasted_long_is_expected_to_last_longer_still() {
        assertThat(prior.remaining(0, .5)).isCloseTo(prior.quantile(.5), within(1e-9));
        assertThat(prior.remaining(1800, .5)).isGreaterThan(prior.remaining(300, .5));
        assertThat(prior.remaining(1e9, .5)).isPositive().isFinite();
    }

    @Test
    void nothing_known_and_nonsense_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkDistribution.learned(300, 1, 0, new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> WorkDistribution.learned(300, 1, 1, new double[]{-1}));
        assertThatIllegalArgumentException().isThrownBy(() -> WorkDistribution.prior(0, 1));
    }
}
