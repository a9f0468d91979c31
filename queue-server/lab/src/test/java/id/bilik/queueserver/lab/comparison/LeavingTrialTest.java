package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeavingTrialTest {
    @Test
    void an_overload_is_foreseen_better_where_it_is_known_that_people_leave() {
        double leaving = 0;
        double staying = 0;
        for (long seed : new long[]{101, 102, 103}) {
            LeavingTrial.Result overload = LeavingTrial.run(3600, 4, 2, 4, seed);
            assertThat(overload.left()).as("share of tickets given up").isGreaterThan(.1);
            leaving += overload.leaving().error();
            staying += overload.staying().error();
        }
        assertThat(leaving).isLessThan(.95 * staying);
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
