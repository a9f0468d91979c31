package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.calling.CentralQueue;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few of the seeds of {@code -Psimulate -Dbar=bookings}, and that the trial would notice. */
class MergingTrialTest {
    private static final int DAYS = 8;
    private static final double SHARE = .3;
    private static final double ABSENT = .25;
    /** Of the shipped plans. */
    private static final double WEIGHT = 4;

    @ParameterizedTest
    @ValueSource(longs = {20261123, 20261124, 20261125})
    void bookings_cost_those_who_walk_in_next_to_nothing_and_the_punctual_are_called_in_time(long seed) {
        for (ReferenceScenario scenario : List.of(ReferenceScenario.allSkilled(), ReferenceScenario.withoutOne())) {
            MergingTrial.Result result = run(scenario, new CentralQueue(), WEIGHT, seed);
            SoftAssertions.assertSoftly(softly -> {
                softly.assertThat(result.walkIns().mean()).as(scenario.name()).isLessThanOrEqualTo(1.05);
                softly.assertThat(result.lateP95()).as(scenario.name()).isLessThanOrEqualTo(15 * 60);
                softly.assertThat(result.beyond()).as(scenario.name()).isZero();
                softly.assertThat(result.punctual()).as(scenario.name()).isGreaterThan(100);
            });
        }
    }

    @Test
    void without_a_weight_of_their_own_the_punctual_come_late_where_it_is_crowded() {
        ReferenceScenario crowded = ReferenceScenario.withSpeeds(List.of(.75));
        assertThat(run(crowded, new CentralQueue(), 1, 20261123).lateP95()).isGreaterThan(20 * 60);
        assertThat(run(crowded, new CentralQueue(), WEIGHT, 20261123).lateP95()).isLessThan(15 * 60);
    }

    @Test
    void a_policy_that_binds_at_issue_passes_people_beyond_the_bound() {
        assertThat(run(ReferenceScenario.allSkilled(), new RoundRobin(), WEIGHT, 20261123).beyond()).isPositive();
    }

    @Test
    void the_same_seed_gives_the_same() {
        ReferenceScenario scenario = ReferenceScenario.allSkilled();
        assertThat(run(scenario, new CentralQueue(), WEIGHT, 7))
                .isEqualTo(run(scenario, new CentralQueue(), WEIGHT, 7));
    }

    private static MergingTrial.Result run(ReferenceScenario scenario, CallingPolicy policy, double weight, long seed) {
        return MergingTrial.run(scenario, policy, new MergingTrial.Bookings(SHARE, ABSENT, weight), DAYS, seed);
    }
}
