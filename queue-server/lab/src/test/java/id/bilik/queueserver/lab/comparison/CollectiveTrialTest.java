package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few of the seeds of {@code -Psimulate -Dbar=collective}. */
class CollectiveTrialTest {
    private static final int DAYS = 8;
    private static final double SHARE = .1;
    /** Of the shipped plans. */
    private static final double WEIGHT = 4;

    @ParameterizedTest
    @ValueSource(longs = {20261122, 20261123, 20261124})
    void people_of_a_company_with_quarter_hours_cost_walk_ins_no_more_than_if_they_walked_in(long seed) {
        CollectiveTrial.Result result = CollectiveTrial.run(ReferenceScenario.allSkilled(), SHARE, WEIGHT, DAYS, seed);
        assertThat(result.p95().mean()).isLessThan(1.10);
        assertThat(result.companyMinutes().mean()).isLessThan(5);
    }

    @Test
    void more_people_are_more_work_and_the_trial_says_so() {
        CollectiveTrial.Result result = CollectiveTrial.run(ReferenceScenario.allSkilled(), SHARE, WEIGHT, DAYS,
                20261122);
        assertThat(result.p95Without().mean()).isGreaterThan(1.10);
    }
}
