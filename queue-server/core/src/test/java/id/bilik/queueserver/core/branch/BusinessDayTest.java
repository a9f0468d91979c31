package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

/** Opening and closing: by the clock, by staff, and after a night in which nobody looked. */
class BusinessDayTest {

    @Test
    void the_branch_opens_by_its_hours() {
        BranchScenario branch = aBranch().planned();
        assertThat(branch.day()).isEqualTo("closed");
        assertThat(branch.issue("jht")).isEqualTo("refused: BranchClosed");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:00:00");
        assertThat(branch.at("07:59:59").passTime()).isEqualTo("nothing");
        assertThat(branch.at("08:00").passTime()).isEqualTo("day 2026-03-02 opened");
    }

    @Test
    void the_first_command_after_opening_time_finds_it_open() {
        BranchScenario branch = aBranch().planned();
        assertThat(branch.at("08:00:01").issue("jht")).isEqualTo("day 2026-03-02 opened, A001 issued");
    }

    @Test
    void staff_may_open_early_and_the_hours_still_end_the_ticketing() {
        BranchScenario branch = aBranch().planned();
        assertThat(branch.at("07:30").openDay()).isEqualTo("day 2026-03-02 opened");
        assertThat(branch.openDay()).isEqualTo("refused: AlreadyOpen");
        assertThat(branch.at("08:00").passTime()).isEqualTo("nothing");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T15:00:00");
    }

    @Test
    void at_closing_time_no_more_tickets_are_issued_and_who_waits_is_still_served() {
        BranchScenario branch = aBranch().open().issued(2, "jht");
        branch.callNext("g1");
        branch.arrive("1");
        assertThat(branch.at("15:00").issue("jht")).isEqualTo("refused: TicketingOver");
        assertThat(branch.passTime()).isEqualTo("ticketing ended");
        assertThat(branch.day()).isEqualTo("open 2026-03-02, no more tickets");
        assertThat(branch.complete("1")).isEqualTo("A001 completed");
        assertThat(branch.callNext("g1")).isEqualTo("A002 -> booth 1 (FIRST_COME)");
        assertThat(branch.transfer("1", "jkk")).isEqualTo("A002 to jkk");
        assertThat(branch.at("16:30").callNext("g1")).isEqualTo("A002 -> booth 1 (FIRST_COME)");
        assertThat(branch.noShow("1")).isEqualTo("A002 no-show");
        assertThat(branch.goBack("A002")).isEqualTo("A002 waits again");
    }

    @Test
    void closing_ends_every_open_visit_with_a_reason() {
        BranchScenario branch = aBranch().withGroup("g1", 3).open().issued(5, "jht");
        for (int i = 0; i < 3; i++) {
            branch.callNext("g1");
        }
        branch.arrive("1");
        branch.hold("3");
        assertThat(branch.closeDay()).isEqualTo("A001 completed: day-closed, A002 gone: day-closed, "
                + "A003 gone: day-closed, A004 gone: day-closed, A005 gone: day-closed, officer off at g1, "
                + "day 2026-03-02 closed");
        assertThat(branch.closeDay()).isEqualTo("refused: BranchClosed");
        assertThat(branch.booth("1")).isEqualTo("open");
        assertThat(branch.tally()).contains("completed 1, abandoned 4");
    }

    @Test
    void a_draining_booth_is_closed_when_the_day_ends() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(1, "jht");
        branch.callNext("g1");
        branch.capacity("g1", 2, "2");
        branch.closeDay();
        assertThat(branch.booth("1")).isEqualTo("closed");
    }

    @Test
    void a_day_that_staff_closed_is_opened_again_by_staff_only() {
        BranchScenario branch = aBranch().open();
        branch.at("10:00").closeDay();
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-03T08:00:00");
        assertThat(branch.at("11:00").passTime()).isEqualTo("nothing");
        assertThat(branch.openDay()).isEqualTo("day 2026-03-02 opened");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T15:00:00");
    }

    @Test
    void after_a_day_is_opened_again_its_no_shows_may_come_back() {
        BranchScenario branch = aBranch().open().issued(1, "jht");
        branch.callNext("g1");
        branch.noShow("1");
        branch.closeDay();
        assertThat(branch.goBack("A001")).isEqualTo("refused: BranchClosed");
        branch.openDay();
        assertThat(branch.goBack("A001")).isEqualTo("A001 waits again");
    }

    @Test
    void staff_may_open_after_hours_and_then_only_midnight_ends_it() {
        BranchScenario branch = aBranch().planned().at("17:00");
        assertThat(branch.passTime()).isEqualTo("nothing");
        branch.openDay();
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-03T00:00:00");
        assertThat(branch.at("23:59:59").issue("jht")).isEqualTo("A001 issued");
        assertThat(branch.at("2026-03-03T00:00").passTime())
                .isEqualTo("A001 gone: day-over, day 2026-03-02 closed");
    }

    @Test
    void staff_may_open_on_a_day_without_hours() {
        BranchScenario branch = aBranch().planned().at("2026-03-07T09:00"); // a Saturday
        assertThat(branch.passTime()).isEqualTo("nothing");
        assertThat(branch.openDay()).isEqualTo("day 2026-03-07 opened");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-08T00:00:00");
        assertThat(branch.at("15:00").issue("jht")).isEqualTo("A001 issued");
    }

    @Test
    void closed_weekdays_are_passed_over() {
        BranchScenario branch = aBranch().planned().at("2026-03-06T08:00"); // a Friday
        branch.passTime();
        branch.at("15:00").closeDay();
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-09T08:00:00");
    }

    @Test
    void a_branch_that_opens_one_weekday_only_waits_for_it_a_whole_week() {
        BranchScenario branch = aBranch().withHours("08:00", "15:00", DayOfWeek.MONDAY).open();
        branch.closeDay();
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-09T08:00:00");
    }

    @Test
    void a_branch_without_weekdays_opens_by_staff_only() {
        BranchPlan plan = aBranch().plan();
        BranchPlan never = new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(),
                plan.groups(), new Hours(plan.hours().opens(), plan.hours().closes(), java.util.List.of()),
                plan.rules());
        BranchScenario branch = aBranch().planned();
        branch.does(new Command.AdoptPlan(never));
        assertThat(branch.nextDeadline()).isEqualTo("never");
        assertThat(branch.openDay()).isEqualTo("day 2026-03-02 opened");
    }

    @Test
    void around_the_clock_one_day_follows_the_other_at_midnight() {
        BranchScenario branch = aBranch().aroundTheClock().planned();
        assertThat(branch.day()).isEqualTo("open 2026-03-02");
        branch.issue("jht");
        assertThat(branch.at("2026-03-02T23:59:59").passTime()).isEqualTo("nothing");
        assertThat(branch.at("2026-03-03T00:00:00").issue("jht")).isEqualTo(
                "A001 gone: day-over, day 2026-03-02 closed, day 2026-03-03 opened, A001 issued");
    }

    @Test
    void a_day_left_open_overnight_is_ended_before_anything_else_is_decided() {
        BranchScenario branch = aBranch().open().issued(2, "jht");
        branch.callNext("g1");
        branch.arrive("1");
        assertThat(branch.at("2026-03-03T07:00").passTime()).isEqualTo(
                "A001 completed: day-over, A002 gone: day-over, officer off at g1, day 2026-03-02 closed");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-03T08:00:00");
    }

    @Test
    void after_three_days_off_the_old_day_ends_and_today_opens() {
        BranchScenario branch = aBranch().open().issued(1, "jht");
        assertThat(branch.at("2026-03-05T09:00").issue("jht")).isEqualTo("A001 gone: day-over, officer off at g1, "
                + "day 2026-03-02 closed, day 2026-03-05 opened, A001 issued");
    }

    @Test
    void a_message_stays_over_night_until_it_is_cleared() {
        BranchScenario branch = aBranch().open();
        assertThat(branch.does(new Command.ShowMessage(" Bring your family card ", null))).isEqualTo(
                "message \"Bring your family card\"");
        assertThat(branch.does(new Command.ShowMessage("Bring your family card", null))).isEqualTo("nothing");
        branch.at("2026-03-03T08:00").passTime();
        assertThat(branch.branch().message()).isEqualTo("Bring your family card");
        assertThat(branch.does(new Command.ShowMessage("", null))).isEqualTo("message \"\"");
    }

    @Test
    void a_message_in_two_languages_is_two_texts_and_in_one_language_it_is_one_whichever_that_is() {
        BranchScenario branch = aBranch().open();
        assertThat(branch.does(new Command.ShowMessage("Loket 3 tutup", " Booth 3 is closed ")))
                .isEqualTo("message \"Loket 3 tutup\" / \"Booth 3 is closed\"");
        assertThat(branch.does(new Command.ShowMessage("Loket 3 tutup", "Booth 3 is closed"))).isEqualTo("nothing");
        assertThat(branch.does(new Command.ShowMessage("Loket 3 tutup", ""))).isEqualTo("message \"Loket 3 tutup\"");
        assertThat(branch.does(new Command.ShowMessage("", "Booth 3 is closed")))
                .isEqualTo("message \"Booth 3 is closed\"");
        assertThat(branch.refusalOf(new Command.ShowMessage("", "y".repeat(201))))
                .isEqualTo("english must be plain text of at most 200 characters.");
    }
}
