package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Midnight where the branch stands, and clocks that step. */
class ClockTest {

    @ParameterizedTest
    @CsvSource({"Asia/Jakarta, 2026-03-02T17:00:00Z", "Asia/Makassar, 2026-03-02T16:00:00Z",
            "Asia/Jayapura, 2026-03-02T15:00:00Z"})
    void midnight_is_the_branchs_own_to_the_second(String zone, java.time.Instant midnight) {
        BranchScenario branch = aBranch().in(zone).aroundTheClock().planned();
        assertThat(branch.branch().nextDeadline(branch.now())).contains(midnight);
        assertThat(branch.at("23:59:59").issue("jht")).isEqualTo("A001 issued");
        assertThat(branch.now()).isEqualTo(midnight.minusSeconds(1));
        assertThat(branch.after("1s").issue("jht")).endsWith("day 2026-03-03 opened, A001 issued");
        assertThat(branch.journal.getLast().at()).isEqualTo(midnight);
    }

    @Test
    void a_clock_that_steps_back_makes_time_stand_still_and_no_wait_negative() {
        BranchScenario branch = aBranch().open();
        branch.at("10:00").issue("jht");
        branch.after("-1h").issue("jht");
        assertThat(branch.local(branch.visit("A002").issuedAt())).isEqualTo("2026-03-02T10:00:00");
        assertThat(branch.callNext("g1")).isEqualTo("A001 -> booth 1 (FIRST_COME)");
        assertThat(branch.callNext("g1")).isEqualTo("A002 -> booth 2 (FIRST_COME)");
        assertThat(branch.arrive("1")).isEqualTo("A001 arrived");
        assertThat(branch.complete("1")).isEqualTo("A001 completed");
        assertThat(branch.tally()).isEqualTo("issued 2, called 2, in target 2, served 1, completed 1");
        assertThat(branch.journal).isSortedAccordingTo(java.util.Comparator.comparing(RecordedEvent::at));
    }

    @Test
    void what_falls_due_waits_until_the_clock_is_there_again() {
        BranchScenario branch = aBranch().open();
        branch.at("10:00").issue("jht");
        branch.callNext("g1");
        branch.at("09:00");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T10:05:00");
        assertThat(branch.passTime()).isEqualTo("nothing");
        assertThat(branch.at("10:05").passTime()).isEqualTo("A001 no-show");
    }

    @Test
    void a_clock_that_steps_back_over_midnight_does_not_bring_back_yesterday() {
        BranchScenario branch = aBranch().aroundTheClock().planned();
        branch.at("2026-03-03T00:10").issue("jht");
        assertThat(branch.after("-1h").issue("jht")).isEqualTo("A002 issued");
        assertThat(branch.day()).isEqualTo("open 2026-03-03");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-04T00:00:00");
        branch.closeDay();
        assertThat(branch.openDay()).isEqualTo("day 2026-03-03 opened");
        assertThat(branch.issue("jht")).isEqualTo("A003 issued");
    }

    @Test
    void a_clock_that_steps_back_to_before_midnight_closes_the_day_once() {
        BranchScenario branch = aBranch().planned().at("23:30");
        branch.openDay();
        branch.at("2026-03-03T00:00").passTime();
        assertThat(branch.day()).isEqualTo("closed after 2026-03-02");
        branch.at("2026-03-02T23:00");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-03T08:00:00");
        assertThat(branch.passTime()).isEqualTo("nothing");
        assertThat(branch.openDay()).isEqualTo("day 2026-03-03 opened");
    }

    @Test
    void nothing_is_due_that_time_standing_still_cannot_bring_about() {
        BranchScenario branch = aBranch().planned().at("17:00"); // after hours, and never opened
        branch.does(new Command.ShowMessage("closed", null));
        branch.at("14:30");
        assertThat(branch.passTime()).isEqualTo("nothing");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-03T08:00:00");
    }

    @Test
    void views_of_a_time_before_the_last_event_keep_the_order_of_the_calls() {
        BranchScenario branch = aBranch().withWeight(Priority.ELDERLY, 2).open();
        branch.at("09:00").issue("jht");
        branch.at("09:50").issue("jht", Priority.ELDERLY);
        branch.at("09:59").recall("1");
        branch.at("10:00").issue("jkk");
        String order = branch.next("g1");
        assertThat(order).isEqualTo("A001 A002 B001");
        assertThat(branch.at("09:00").next("g1")).isEqualTo(order);
        assertThat(branch.ahead("A002")).isEqualTo(1);
        assertThat(branch.ahead("B001")).isEqualTo(2);
    }
}
