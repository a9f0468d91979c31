package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever the clock did, no number comes twice on a date, and the branch gets back to the true time. */
class DoubtedClockTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static String correct(BranchScenario branch, Duration by) {
        String said = branch.does(new Command.CorrectClock(branch.now().plus(by)));
        if (said.contains("clock corrected")) {
            branch.at(branch.local(branch.branch().time()));
        }
        return said;
    }

    private static void doubt(BranchScenario branch) {
        assertThat(branch.does(new Command.DoubtClock(false))).endsWith("clock doubted");
    }

    @Test
    void in_doubt_the_numbers_of_a_new_day_go_on_and_begin_again_with_the_first_day_of_trust() {
        BranchScenario branch = aBranch().open().issued(3, "jht");
        doubt(branch);
        assertThat(branch.does(new Command.DoubtClock(true))).isEqualTo("nothing");
        branch.closeDay();
        branch.at("2026-03-03T08:00").passTime();
        assertThat(branch.issue("jht")).isEqualTo("A004 issued");
        assertThat(branch.does(new Command.TrustClock())).isEqualTo("clock trusted");
        assertThat(branch.does(new Command.TrustClock())).isEqualTo("nothing");
        branch.closeDay();
        branch.at("2026-03-04T08:00").passTime();
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
    }

    @Test
    void while_a_business_day_is_open_its_time_is_not_put_right() {
        BranchScenario branch = aBranch().open().issued(1, "jht");
        doubt(branch);
        assertThat(correct(branch, DAY)).isEqualTo("refused: AlreadyOpen");
        assertThat(branch.stage("A001")).startsWith("waiting");
    }

    @Test
    void a_time_that_nobody_doubts_is_not_put_right() {
        BranchScenario branch = aBranch().open();
        branch.closeDay();
        assertThat(correct(branch, DAY)).isEqualTo("nothing");
        assertThatThrownBy(() -> Evolution.evolve(branch.branch(), new RecordedEvent(branch.branch().sequence() + 1,
                branch.now().minus(DAY), new Event.ClockCorrected(branch.now()))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void back_by_a_day_the_true_date_opens_with_the_hours_and_its_numbers_go_on() {
        BranchScenario branch = aBranch().planned().at("2026-03-03T10:00");
        branch.passTime();
        branch.issue("jht");
        branch.issue("jht");
        doubt(branch);
        branch.closeDay();
        assertThat(correct(branch, DAY.negated())).isEqualTo("clock corrected, day 2026-03-02 opened");
        assertThat(branch.issue("jht")).isEqualTo("A003 issued");
        branch.closeDay();
    }

    /** The slip of the wrong date is still in somebody's hand, and so is its address. */
    @Test
    void a_date_that_was_believed_too_early_goes_on_behind_its_numbers_when_it_comes() {
        BranchScenario branch = aBranch().planned().at("2026-03-03T10:00");
        branch.passTime();
        branch.issue("jht");
        branch.issue("jht");
        doubt(branch);
        branch.closeDay();
        correct(branch, DAY.negated());
        branch.closeDay();
        branch.at("2026-03-03T08:00").passTime();
        assertThat(branch.day()).isEqualTo("open 2026-03-03");
        assertThat(branch.issue("jht")).isEqualTo("A003 issued");
        branch.closeDay();
        branch.at("2026-03-04T08:00").passTime();
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
    }

    @Test
    void back_by_four_hundred_days_the_branch_works_on_the_next_morning() {
        BranchScenario branch = aBranch().planned();
        branch.passTime();
        branch.issue("jht");
        branch.at("2027-04-06T10:00").passTime();
        branch.issue("jht");
        doubt(branch);
        branch.closeDay();
        assertThat(correct(branch, Duration.ofDays(-400))).startsWith("clock corrected, day 2026-03-02 opened");
        assertThat(branch.issue("jht")).isEqualTo("A002 issued");
        branch.at("2026-03-03T08:00").passTime();
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
    }

    @Test
    void an_hour_back_on_the_same_date_its_numbers_go_on() {
        BranchScenario branch = aBranch().open().at("14:00").issued(2, "jht");
        doubt(branch);
        branch.closeDay();
        assertThat(correct(branch, Duration.ofHours(-1))).isEqualTo("clock corrected, day 2026-03-02 opened");
        assertThat(branch.issue("jht")).isEqualTo("A003 issued");
    }

    @Test
    void at_the_end_of_a_day_that_nobody_closes_the_time_is_put_right_before_the_next_begins() {
        BranchScenario branch = aBranch().aroundTheClock().planned();
        branch.at("2026-03-03T10:00").issue("jht");
        doubt(branch);
        branch.at("2026-03-04T00:00");
        assertThat(correct(branch, DAY.negated()))
                .isEqualTo("A001 gone: day-over, day 2026-03-03 closed, clock corrected, day 2026-03-03 opened");
        assertThat(branch.issue("jht")).isEqualTo("A002 issued");
    }

    /** A PC whose clock stood still over night, until the network set it. */
    @Test
    void a_day_that_was_left_open_before_the_machine_was_started_ends_with_the_true_time() {
        BranchScenario branch = aBranch().open().issued(2, "jht").at("15:30");
        assertThat(branch.does(new Command.DoubtClock(true))).endsWith("clock doubted at the start");
        assertThat(correct(branch, Duration.ofHours(17))).endsWith(
                "day 2026-03-02 closed, clock corrected, day 2026-03-03 opened");
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
    }

    @Test
    void nobody_who_took_a_number_since_the_machine_was_started_loses_it() {
        BranchScenario branch = aBranch().open().issued(2, "jht").at("12:30");
        branch.does(new Command.DoubtClock(true));
        branch.issue("jht");
        assertThat(correct(branch, Duration.ofHours(20))).isEqualTo("refused: AlreadyOpen");
        branch.closeDay();
        assertThat(correct(branch, Duration.ofHours(20))).isEqualTo("clock corrected, day 2026-03-03 opened");
        assertThat(branch.issue("jht")).isEqualTo("A004 issued");
    }

    @Test
    void later_on_the_same_date_the_day_goes_on() {
        BranchScenario branch = aBranch().open().issued(2, "jht").at("10:00");
        branch.does(new Command.DoubtClock(true));
        assertThat(correct(branch, Duration.ofMinutes(40))).isEqualTo("clock corrected");
        assertThat(branch.waiting()).isEqualTo("A001 A002");
        assertThat(branch.issue("jht")).isEqualTo("A003 issued");
    }

    @Test
    void a_ticket_that_a_kiosk_gave_on_the_wrong_date_is_taken_in_all_the_same() {
        BranchScenario branch = aBranch().planned().at("2026-03-03T10:00");
        branch.passTime();
        branch.does(new Command.ReserveNumbers("k1", BranchScenario.request(9)));
        Lease lease = branch.branch().counters().leases().getFirst();
        doubt(branch);
        branch.closeDay();
        correct(branch, DAY.negated());
        assertThat(branch.does(new Command.IssueReserved(BranchScenario.request(1), lease.first(), "jht",
                Priority.NONE, Channel.OFFLINE, "k1", lease.date(),
                branch.now().plus(DAY), true, Visit.Slip.PRINTED, null))).startsWith(lease.first() + " issued");
    }
}
