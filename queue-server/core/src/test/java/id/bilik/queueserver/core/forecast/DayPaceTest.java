package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayPaceTest {
    private static final double CENTRE = Math.log(400);
    private static final double VARIANCE = .7;
    /** Works of other days. */
    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @ValueSource(doubles = {.7, 1, 1.4})
    void the_factor_is_found_although_half_of_the_visits_are_under_way(double factor) {
        assertThat(new DayPace(BranchPriors.NONE).factor(List.of(day(factor, 400, 400, 1)), MANY)).isCloseTo(factor,
                within(.08));
    }

    @Test
    void without_those_under_way_a_usual_day_would_look_fast() {
        DayPace.Evidence all = day(1, 400, 400, 1);
        DayPace.Evidence complete = new DayPace.Evidence(CENTRE, VARIANCE, 1e9, all.count(), all.sum(), new double[0]);
        assertThat(new DayPace(BranchPriors.NONE).factor(List.of(complete), MANY)).isLessThan(.75);
    }

    @Test
    void before_anything_happened_a_day_is_as_usual() {
        assertThat(new DayPace(BranchPriors.NONE).factor(
                List.of(new DayPace.Evidence(CENTRE, VARIANCE, 100, 0, 0, new double[0])),
                100))
                .isEqualTo(1);
        assertThat(new DayPace(BranchPriors.NONE).factor(List.of(), 0)).isEqualTo(1);
    }

    @Test
    void what_is_known_from_few_works_is_not_held_against_the_day() {
        DayPace.Evidence sure = day(1.4, 60, Double.POSITIVE_INFINITY, 1);
        DayPace.Evidence unsure = new DayPace.Evidence(CENTRE, VARIANCE, 8, sure.count(), sure.sum(), new double[0]);
        assertThat(new DayPace(BranchPriors.NONE).factor(List.of(unsure), MANY)).isBetween(1.0, 1.2);
        assertThat(new DayPace(BranchPriors.NONE).factor(List.of(sure), MANY)).isGreaterThan(1.2);
    }

    @Test
    void on_a_first_day_the_pace_is_less_sure_and_mostly_the_plans_error() {
        DayPace pace = new DayPace(BranchPriors.NONE);
        assertThat(pace.error(List.of(), 0)).isCloseTo(Math.hypot(.15, .2), within(1e-9));
        assertThat(pace.error(List.of(), MANY)).isCloseTo(.15, within(1e-4));
        assertThat(Math.log(pace.ownFactor(1.3, 0)) / Math.log(1.3)).isCloseTo(.15 * .15 / (.15 * .15 + .2 * .2),
                within(1e-9));
        assertThat(pace.ownFactor(1.3, MANY)).isCloseTo(1.3, within(1e-4));
    }

    @Test
    void a_first_day_that_the_plan_misjudged_says_little_of_how_days_differ() {
        DayPace first = new DayPace(BranchPriors.NONE);
        DayPace later = new DayPace(BranchPriors.NONE);
        DayPace.Evidence slow = new DayPace.Evidence(CENTRE, VARIANCE, 1e9, 200, 200 * (CENTRE + .6), new double[0]);
        first.endDay(List.of(slow), 0);
        later.endDay(List.of(slow), MANY);
        assertThat(first.variance()).isLessThan(.6 * later.variance());
    }

    @Test
    void days_that_are_alike_are_learned_to_be_alike_and_days_that_differ_to_differ() {
        DayPace alike = new DayPace(BranchPriors.NONE);
        DayPace different = new DayPace(BranchPriors.NONE);
        for (int i = 0; i < 40; i++) {
            alike.endDay(List.of(day(1, 200, Double.POSITIVE_INFINITY, i)), MANY);
            different.endDay(List.of(day(i % 2 == 0 ? .75 : 1.33, 200, Double.POSITIVE_INFINITY, i)), MANY);
        }
        assertThat(Math.sqrt(alike.variance())).isLessThan(.07);
        assertThat(Math.sqrt(different.variance())).isBetween(.2, .35);
    }

    @Test
    void a_fast_first_day_is_not_taken_for_the_usual_one_when_later_days_are_slower() {
        DayPace pace = new DayPace(BranchPriors.NONE);
        pace.endDay(List.of(day(.75, 200, Double.POSITIVE_INFINITY, 0)), 0);
        assertThat(pace.usual()).as("the first day's works are kept at the pace that it was believed to have").isZero();
        for (int i = 1; i <= 20; i++) {
            pace.endDay(List.of(day(1.3, 200, Double.POSITIVE_INFINITY, i)), MANY);
        }
        assertThat(Math.exp(pace.usual())).isBetween(1.2, 1.35);
        assertThat(pace.usualVariance()).as("these days are alike").isLessThan(.5 * pace.variance());
        assertThat(pace.usualError(0)).isLessThan(.05);
    }

    /** Works of so many visits, of which those are complete that take no longer than some seconds. */
    private static DayPace.Evidence day(double factor, int visits, double until, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        int count = 0;
        double[] underWay = new double[visits];
        for (int i = 0; i < visits; i++) {
            double log = CENTRE + Math.log(factor) + Math.sqrt(VARIANCE) * Normal.quantile(random.nextDouble());
            if (log <= Math.log(until)) {
                sum += log;
                count++;
            } else {
                underWay[i - count] = Math.log(until);
            }
        }
        return new DayPace.Evidence(CENTRE, VARIANCE, 1e9, count, sum,
                java.util.Arrays.copyOf(underWay, visits - count));
    }
}
