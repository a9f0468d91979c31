package id.bilik.queueserver.core.forecast;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import org.junit.jupiter.api.Test;

class LearnedLeavingTest {
    @Test
    void who_leaves_is_held_against_all_who_waited_so_long_and_those_who_wait_still() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        branch.issued(2, "jht");
        branch.after("10m").does(new Command.LeaveQueue(branch.visit("A001").ticket()));
        branch.after("10m");
        // 600 s of one, who left in the second band, and 1200 s of the other, of which 300 and 600 s in that band
        double usual = (1 + 1) / (20 + .5);
        double band = (20 * usual + 1) / (20 + .25);
        assertThat(perHour(branch, 600)).isCloseTo((20 * band + 1) / (20 + .25), within(1e-9));
    }

    @Test
    void a_call_ends_the_wait_and_a_no_show_is_no_departure() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        branch.issue("jht");
        branch.after("20m");
        double usual = 1 / 20.0;
        assertThat(perHour(branch, 0)).as("called at once, never back").isCloseTo(usual, within(1e-9));
    }

    @Test
    void who_leaves_when_called_was_called_in_vain() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        branch.issue("jht");
        branch.after("1m").does(new Command.LeaveQueue(branch.visit("A001").ticket()));
        assertThat(model(branch).noShow()).isCloseTo((40 * .04 + 1) / 41, within(1e-9));
        assertThat(perHour(branch, 0)).isCloseTo(.05, within(1e-9));
    }

    @Test
    void the_end_of_the_day_is_no_departure_and_the_next_day_goes_on_learning() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        branch.issue("jht");
        branch.after("5m").does(new Command.CloseBusinessDay());
        double all = 1 / (20 + 1 / 12.0);
        double band = 20 * all / (20 + 1 / 12.0);
        assertThat(perHour(branch, 0)).isCloseTo(20 * band / (20 + 1 / 12.0), within(1e-9));
        assertThat(perHour(branch, 300)).isCloseTo(all, within(1e-9));
    }

    private static double perHour(BranchScenario branch, double waited) {
        return 3600 * model(branch).leaving().of(Priority.NONE).perSecond(waited);
    }

    private static BranchModel model(BranchScenario branch) {
        LearnedModel learned = new LearnedModel(branch.branch().plan());
        for (RecordedEvent event : branch.journal) {
            learned.accept(event);
        }
        return learned.model(branch.branch().plan(), branch.now());
    }
}
