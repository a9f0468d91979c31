package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

/** A branch that is given another plan while it runs. */
class PlanTest {

    @Test
    void nothing_can_be_asked_of_a_branch_before_its_plan() {
        Branch branch = Branch.unfounded("pekalongan");
        assertThat(branch.nextDeadline(java.time.Instant.EPOCH)).isEmpty();
        assertThat(branch.groups()).isEmpty();
        assertThat(branch.isTicketing()).isFalse();
    }

    @Test
    void the_same_plan_again_is_nothing() {
        BranchScenario branch = aBranch().withGroup("g1", 6).open();
        assertThat(branch.adopt(aBranch().withGroup("g1", 6))).isEqualTo("nothing");
    }

    @Test
    void a_plan_adopted_within_its_hours_opens_the_branch() {
        BranchScenario branch = aBranch().planned();
        assertThat(branch.adopt(aBranch().withHours("06:00", "15:00"))).isEqualTo(
                "plan adopted, day 2026-03-02 opened");
    }

    @Test
    void a_group_that_stays_keeps_its_officer_capacity_and_visits() {
        BranchScenario branch = aBranch().withGroup("g1", 3).automatic().issued(2, "jht");
        branch.capacity("g1", 2, "1", "2");
        assertThat(branch.adopt(aBranch().withGroup("g1", 4).withGroup("g2", 2))).isEqualTo("plan adopted");
        assertThat(branch.booth("1")).isEqualTo("open, A001");
        assertThat(branch.booth("3")).isEqualTo("closed");
        assertThat(branch.booth("4")).isEqualTo("open");
        Group g1 = branch.branch().getGroup("g1");
        assertThat(g1.concurrency()).isEqualTo(2);
        assertThat(g1.isOnDuty()).isTrue();
        assertThat(g1.mode()).isEqualTo(CallingMode.AUTOMATIC);
        assertThat(branch.branch().getGroup("g2").isOnDuty()).isFalse();
    }

    @Test
    void a_plan_that_lacks_what_is_in_use_is_refused() {
        BranchScenario branch = aBranch().withGroup("g1", 2).withGroup("g2", 2).open();
        branch.issued(1, "jht").callNext("g2");
        branch.issued(1, "jkm");
        Command shrink = new Command.AdoptPlan(aBranch().withoutService("jkm").withGroup("g1", 2).plan());
        assertThat(branch.refusalOf(shrink)).isEqualTo("The new plan lacks what is in use now: booth 3 of group g2, "
                + "service jkm. Close the business day first, or keep it in the plan.");
        branch.closeDay();
        assertThat(branch.does(shrink)).isEqualTo("plan adopted");
    }

    @Test
    void a_group_that_goes_signs_its_officer_off() {
        BranchScenario branch = aBranch().withGroup("g1", 2).withGroup("g2", 2).open();
        assertThat(branch.adopt(aBranch().withGroup("g1", 2))).isEqualTo("officer off at g2, plan adopted");
    }

    @Test
    void a_no_show_whose_service_is_gone_cannot_come_back_to_wait_for_ever() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(1, "jkm");
        branch.callNext("g1");
        branch.noShow("1");
        assertThat(branch.adopt(aBranch().withoutService("jkm").withGroup("g1", 2))).isEqualTo("plan adopted");
        assertThat(branch.goBack("C001")).isEqualTo("refused: Unknown");
        assertThat(branch.adopt(aBranch().withGroup("g1", 2))).isEqualTo("plan adopted");
        assertThat(branch.goBack("C001")).isEqualTo("C001 waits again");
    }

    @Test
    void new_rules_hold_at_once() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(1, "jht");
        branch.after("20m").issue("jht", Priority.ELDERLY);
        branch.after("10m");
        assertThat(branch.next("g1")).isEqualTo("A001 A002");
        branch.adopt(aBranch().withGroup("g1", 2).withWeight(Priority.ELDERLY, 4));
        assertThat(branch.next("g1")).isEqualTo("A002 A001");
    }

    @Test
    void hours_that_shrink_end_the_ticketing_at_once() {
        BranchScenario branch = aBranch().open().at("13:00");
        assertThat(branch.adopt(aBranch().withHours("08:00", "12:00"))).isEqualTo("plan adopted, ticketing ended");
    }

    @Test
    void hours_that_grow_again_let_ticketing_go_on() {
        BranchScenario branch = aBranch().withHours("08:00", "12:00").open().at("13:00");
        branch.passTime();
        assertThat(branch.adopt(aBranch().withHours("08:00", "15:00"))).isEqualTo("plan adopted, ticketing goes on");
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
    }

    @Test
    void a_group_takes_as_many_at_once_as_the_new_plan_says() {
        BranchScenario branch = aBranch().withGroup("g1", 6, 4).open();
        assertThat(branch.adopt(aBranch().withGroup("g1", 6, 5)))
                .isEqualTo("plan adopted, g1 takes 5 in [1, 2, 3, 4, 5, 6]");
    }

    @Test
    void what_staff_have_set_today_is_not_changed_by_a_plan() {
        BranchScenario branch = aBranch().withGroup("g1", 6, 4).open();
        branch.capacity("g1", 2, "1", "2");
        assertThat(branch.adopt(aBranch().withGroup("g1", 6, 5))).isEqualTo("plan adopted");
        assertThat(branch.branch().getGroup("g1").concurrency()).isEqualTo(2);
    }

    @Test
    void a_scheduled_plan_is_adopted_when_the_day_has_ended() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open();
        assertThat(branch.schedule(aBranch().withGroup("g1", 2).withHours("10:00", "12:00"))).isEqualTo(
                "plan scheduled");
        assertThat(branch.branch().plan().hours().opens()).hasToString("08:00");
        assertThat(branch.closeDay()).isEqualTo("officer off at g1, day 2026-03-02 closed, plan adopted");
        assertThat(branch.branch().scheduled()).isNull();
        assertThat(branch.at("2026-03-03T08:00").passTime()).isEqualTo("nothing");
        assertThat(branch.at("2026-03-03T10:00").passTime()).isEqualTo("day 2026-03-03 opened");
    }

    @Test
    void midnight_adopts_a_scheduled_plan_too() {
        BranchScenario branch = aBranch().aroundTheClock().planned();
        branch.schedule(aBranch().aroundTheClock().withService("jp", 'D'));
        assertThat(branch.at("2026-03-03T00:00").passTime())
                .isEqualTo("day 2026-03-02 closed, plan adopted, day 2026-03-03 opened");
    }

    @Test
    void where_no_day_is_open_a_scheduled_plan_is_adopted_at_once() {
        BranchScenario branch = aBranch().planned();
        assertThat(branch.schedule(aBranch().withService("jp", 'D'))).isEqualTo("plan adopted");
    }

    @Test
    void a_scheduled_plan_can_be_dropped_and_one_adopted_at_once_drops_it() {
        BranchScenario branch = aBranch().open();
        assertThat(branch.does(new Command.DropScheduledPlan())).isEqualTo("nothing");
        branch.schedule(aBranch().withService("jp", 'D'));
        assertThat(branch.schedule(aBranch().withService("jp", 'D'))).isEqualTo("nothing");
        assertThat(branch.does(new Command.DropScheduledPlan())).isEqualTo("scheduled plan dropped");
        branch.schedule(aBranch().withService("jp", 'D'));
        assertThat(branch.adopt(aBranch().withService("jkp", 'E'))).isEqualTo("scheduled plan dropped, plan adopted");
        assertThat(branch.schedule(aBranch().withService("jkp", 'E'))).isEqualTo("nothing");
    }

    @Test
    void the_zone_stays_while_somebody_is_there() {
        BranchScenario branch = aBranch().open().issued(1, "jht");
        Command move = new Command.AdoptPlan(aBranch().in("Asia/Jayapura").plan());
        assertThat(branch.refusalOf(move)).contains("zone Asia/Jakarta");
        branch.leave("A001");
        assertThat(branch.does(move)).startsWith("plan adopted");
    }

    @Test
    void dates_never_go_back_even_where_the_zone_does() {
        BranchScenario branch = aBranch().in("Asia/Jayapura").planned();
        branch.at("2026-03-03T00:30").openDay(); // 22:30 of the day before in Jakarta
        branch.issue("jht");
        branch.closeDay();
        assertThat(branch.adopt(aBranch().in("Asia/Jakarta").withHours("08:00", "15:00", DayOfWeek.TUESDAY)))
                .isEqualTo("plan adopted");
        assertThat(branch.openDay()).isEqualTo("day 2026-03-03 opened");
        assertThat(branch.issue("jht")).isEqualTo("A002 issued");
        branch.closeDay();
        assertThat(branch.branch().nextDeadline(branch.now())).contains(
                java.time.Instant.parse("2026-03-10T01:00:00Z"));
    }

    @Test
    void another_branchs_plan_is_a_bug() {
        BranchScenario branch = aBranch().planned();
        BranchPlan plan = branch.branch().plan();
        BranchPlan other = new BranchPlan("tegal", plan.name(), plan.zone(), plan.languages(), plan.services(),
                plan.groups(), plan.hours(), plan.rules());
        assertThatThrownBy(() -> branch.does(new Command.AdoptPlan(other)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("branch pekalongan cannot be tegal");
    }

    @Test
    void an_impossible_plan_says_what_is_wrong() {
        wrong(aBranch().withService("jp", 'A'), "letter A stands for two services");
        wrong(aBranch().withService("JP", 'D'), "not a service id: JP");
        wrong(aBranch().withService("jp", 'é'), "letter of service jp must be A-Z");
        wrong(aBranch().withGroup("g1", 7), "group g1 must have 1 to 6 booths");
        wrong(aBranch().withGroup("g1", 0), "group g1 must have 1 to 6 booths");
        wrong(aBranch().withGroup("g1", 2, 0), "concurrency of group g1 must be 1 to 6");
        wrong(aBranch().withGroup("g1", 2).withGroup("g1", 2), "group g1 stands twice");
        wrong(aBranch().withGroup("g1", 2, "passport"), "group g1 serves the unknown passport");
        wrong(aBranch().withHours("15:00", "08:00"), "hours must close after they open");
        wrong(aBranch().overdueAfter("0m"), "times of the rules must be more than zero");
        wrong(aBranch().withWeight(Priority.ELDERLY, 0), "weight of ELDERLY must be 0.01 to 100");
        wrong(aBranch().withWeight(Priority.ELDERLY, Double.NaN), "weight of ELDERLY must be 0.01 to 100");
        wrong(aBranch().withWeight(Priority.ELDERLY, 1e12), "weight of ELDERLY must be 0.01 to 100");
    }

    private static void wrong(BranchBuilder plan, String message) {
        assertThatThrownBy(plan::plan).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
