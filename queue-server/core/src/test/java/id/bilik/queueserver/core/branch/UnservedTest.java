package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class UnservedTest {
    @Test
    void before_the_hours_service_begins_with_them() {
        BranchScenario branch = aBranch().planned();
        assertThat(jht(branch)).as("closed").isEqualTo("not begun, planned at 08:00");
        branch.openDay();
        branch.issue("jht");
        assertThat(jht(branch)).as("staff let people in early").isEqualTo("not begun, planned at 08:00");
        branch.at("08:00");
        assertThat(jht(branch)).as("nobody came").isEqualTo("not begun, planned at ?");
    }

    @Test
    void a_day_outside_of_the_hours_has_no_planned_beginning() {
        BranchScenario branch = aBranch().withHours("08:00", "15:00", DayOfWeek.TUESDAY).planned();
        branch.openDay();
        assertThat(jht(branch)).isEqualTo("not begun, planned at ?");
    }

    @Test
    void a_pause_is_not_the_end_of_duty() {
        BranchScenario branch = aBranch().open();
        branch.pause("g1");
        assertThat(jht(branch)).isEqualTo("served");
        branch.signOff("g1");
        assertThat(jht(branch)).isEqualTo("not begun, planned at ?");
    }

    @Test
    void whom_nobody_on_duty_has_a_booth_for_nobody_serves() {
        BranchScenario branch = aBranch().withGroup("g1", 2, "jht").withGroup("g2", 2, "jkk").open();
        branch.capacity("g1", 2);
        assertThat(jht(branch)).isEqualTo("not begun, planned at ?");
        assertThat(Unserved.of(branch.branch(), "jkk", Booking.Where.BRANCH, branch.now())).isEmpty();
        assertThat(Unserved.of(branch.branch(), "jkm", Booking.Where.BRANCH, branch.now()))
                .as("no group has learned it").isPresent();
        branch.capacity("g1", 2, "1");
        assertThat(jht(branch)).isEqualTo("served");
    }

    @Test
    void service_that_ends_has_begun() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open();
        branch.issue("jht");
        branch.callNext("g1");
        branch.arrive("1");
        branch.complete("1");
        branch.signOff("g1");
        assertThat(jht(branch)).isEqualTo("begun, planned at ?");
        assertThat(Unserved.of(branch.branch(), "jkm", Booking.Where.BRANCH, branch.now()).orElseThrow().begun())
                .isFalse();
        branch.at("2026-03-03T07:00").passTime();
        assertThat(jht(branch)).as("the next day").isEqualTo("not begun, planned at 08:00");
    }

    private static String jht(BranchScenario branch) {
        return Unserved.of(branch.branch(), "jht", Booking.Where.BRANCH, branch.now())
                .map(unserved -> (unserved.begun() ? "begun" : "not begun") + ", planned at "
                        + (unserved.plannedAt() == null
                                ? "?"
                                : unserved.plannedAt().atZone(branch.branch().plan().zone()).toLocalTime()))
                .orElse("served");
    }
}
