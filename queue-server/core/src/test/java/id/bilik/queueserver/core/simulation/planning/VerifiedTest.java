package id.bilik.queueserver.core.simulation.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VerifiedTest {
    private static final int DAYS = 120;
    private static final int CAME = 30;

    @Test
    void the_range_holds_the_share_of_eight_of_ten_branches_that_are_as_likely_as_those_played() {
        int held = 0;
        int trials = 1000;
        for (int seed = 0; seed < trials; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Verified verified = Verified.of(inTime(random, 1), came());
            double truth = share(random.nextGaussian());
            held += verified.low() <= truth && truth <= verified.high() ? 1 : 0;
        }
        assertThat(held / (double) trials).isBetween(.75, .85);
    }

    @Test
    void of_one_branch_alone_the_range_is_much_narrower_than_its_days() {
        double width = 0;
        int trials = 200;
        for (int seed = 0; seed < trials; seed++) {
            Verified alike = Verified.of(inTime(new SplittableRandom(seed), 0), came());
            width += (alike.high() - alike.low()) / trials;
        }
        assertThat(width).as("two days of thirty are .16 wide").isBetween(.02, .08);
    }

    @Test
    void a_branch_that_is_surely_in_time_is_not_drawn_to_the_others() {
        double[] inTime = came();
        Arrays.fill(inTime, 0, DAYS / 4, 0);
        assertThat(Verified.of(inTime, came()).high()).isGreaterThan(.99);
        assertThat(Verified.of(inTime, came()).low()).isLessThan(.01);
    }

    @Test
    void a_range_never_leaves_what_a_share_can_be() {
        double[] inTime = came();
        inTime[0] = 0;
        Verified nearlyAll = Verified.of(inTime, came());
        assertThat(nearlyAll.low()).isBetween(0.0, nearlyAll.mean());
        assertThat(nearlyAll.high()).isBetween(nearlyAll.mean(), 1.0);
    }

    @Test
    void where_nobody_comes_nobody_is_late() {
        assertThat(Verified.of(new double[DAYS], new double[DAYS])).isEqualTo(new Verified(1, 1, 1));
    }

    /** Each two days are of one branch. */
    private static double[] inTime(SplittableRandom random, double branchesDiffer) {
        double[] inTime = new double[DAYS];
        double share = 0;
        for (int day = 0; day < DAYS; day++) {
            share = day % Verified.PER_BRANCH == 0 ? share(branchesDiffer * random.nextGaussian()) : share;
            for (int person = 0; person < CAME; person++) {
                inTime[day] += random.nextDouble() < share ? 1 : 0;
            }
        }
        return inTime;
    }

    private static double share(double normal) {
        double sine = Math.sin(.9 + .2 * normal);
        return sine * sine;
    }

    private static double[] came() {
        double[] came = new double[DAYS];
        Arrays.fill(came, CAME);
        return came;
    }
}
