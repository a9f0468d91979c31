package id.bilik.queueserver.lab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.lab.demo.ImaginedBranches;
import id.bilik.queueserver.lab.demo.VirtualDemoDay;
import org.junit.jupiter.api.Test;

class FirstDayTrialTest {
    @Test
    void a_first_day_is_told_in_ranges_that_count_with_how_little_is_known() {
        FirstDayTrial.Comparison trial = FirstDayTrial.run(VirtualDemoDay.with(3), .3, new ImaginedBranches(0), 6, 2,
                101);
        assertThat(trial.unsure().morning().count()).isGreaterThan(300);
        assertThat(trial.unsure().morning().held()).as("of the first two hours")
                .isGreaterThan(trial.exact().morning().held() + .02).isBetween(.68, .92);
        assertThat(trial.unsure().day().held()).as("of the day").isBetween(.7, .9);
        assertThat(trial.unsure().day().error()).as("seconds; wider is not worse")
                .isCloseTo(trial.exact().day().error(), within(.05 * trial.exact().day().error()));
    }
}
