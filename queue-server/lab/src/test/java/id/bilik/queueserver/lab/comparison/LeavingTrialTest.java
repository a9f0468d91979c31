package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeavingTrialTest {
    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void an_overload_is_foreseen_better_by_who_knows_that_people_leave(long seed) {
        LeavingTrial.Result overload = LeavingTrial.run(3600, 2, 1, 4, seed);
        assertThat(overload.left()).as("share of tickets given up").isGreaterThan(.1);
        assertThat(overload.leaving().error()).isLessThan(overload.staying().error());
    }

    @Test
    void where_nobody_leaves_people_are_told_what_they_were_told() {
        LeavingTrial.Result patient = LeavingTrial.run(Double.POSITIVE_INFINITY, 2, 1, 4, 101);
        assertThat(patient.left()).isZero();
        assertThat(patient.leaving().error()).isCloseTo(patient.staying().error(),
                within(.03 * patient.staying().error()));
        assertThat(patient.leaving().bias()).isCloseTo(patient.staying().bias(), within(.02 * patient.meanWait()));
    }
}
