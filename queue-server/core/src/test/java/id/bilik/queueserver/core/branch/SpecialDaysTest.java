package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.SpecialDay;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holidays, and days with hours of their own. The branch of the story is in Jakarta, on Monday 2026-03-02. */
class SpecialDaysTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    private static SpecialDay closed(LocalDate date) { return SpecialDay.closed(date, Map.of("id", "Libur")); }

    private static SpecialDay open(LocalDate date, String opens, String closes) {
        return new SpecialDay(date, Map.of(), LocalTime.parse(opens), LocalTime.parse(closes));
    }

    private static Hours weekdays(SpecialDay... special) {
        return new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0), List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY), List.of(special));
    }

    @Test
    void a_branch_stays_closed_on_a_holiday_and_opens_on_the_day_after() {
        BranchScenario branch = aBranch().withHours(weekdays(closed(TUESDAY))).open();
        branch.closeDay();
        assertThat(branch.branch().nextDeadline(branch.now())).contains(Instant.parse("2026-03-04T01:00:00Z"));
        assertThat(branch.at("2026-03-03T09:00").passTime()).isEqualTo("nothing");
        assertThat(branch.at("2026-03-04T08:00").passTime()).isEqualTo("day 2026-03-04 opened");
    }

    @Test
    void holidays_of_three_weeks_are_waited_for() {
        List<SpecialDay> rest = new ArrayList<>();
        for (int day = 0; day < 21; day++) {
            rest.add(closed(TUESDAY.plusDays(day)));
        }
        BranchScenario branch = aBranch().withHours(weekdays(rest.toArray(SpecialDay[]::new))).open();
        branch.closeDay();
        assertThat(branch.branch().nextDeadline(branch.now())).contains(Instant.parse("2026-03-24T01:00:00Z"));
        assertThat(branch.branch().listTicketingDates(branch.now())).containsExactly(LocalDate.of(2026, 3, 24),
                LocalDate.of(2026, 3, 25));
    }

    @Test
    void a_short_day_has_its_own_hours() {
        BranchScenario branch = aBranch().withHours(weekdays(open(TUESDAY, "09:30", "11:00"))).open();
        branch.closeDay();
        assertThat(branch.at("2026-03-03T09:29").passTime()).isEqualTo("nothing");
        assertThat(branch.at("2026-03-03T09:30").passTime()).isEqualTo("day 2026-03-03 opened");
        assertThat(branch.branch().ticketingOn(TUESDAY).until()).isEqualTo(Instant.parse("2026-03-03T04:00:00Z"));
        assertThat(branch.at("2026-03-03T11:00").passTime()).isEqualTo("ticketing ended");
    }

    @Test
    void a_saturday_can_be_worked_by_exception() {
        LocalDate saturday = LocalDate.of(2026, 3, 7);
        BranchScenario branch = aBranch().withHours(weekdays(open(saturday, "08:00", "12:00"))).planned();
        assertThat(branch.at("2026-03-07T08:00").passTime()).isEqualTo("day 2026-03-07 opened");
    }

    @Test
    void a_special_day_that_cannot_be_names_its_date() {
        wrong(new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0), List.of(), List.of(closed(TUESDAY), closed(TUESDAY))),
                "special day 2026-03-03 stands twice or out of order");
        wrong(weekdays(open(TUESDAY, "11:00", "09:00")),
                "special day 2026-03-03 must have no hours, or close after it opens");
        wrong(weekdays(new SpecialDay(TUESDAY, Map.of(), LocalTime.of(8, 0), null)),
                "special day 2026-03-03 must have no hours, or close after it opens");
        wrong(weekdays(SpecialDay.closed(TUESDAY, Map.of("id", "dua\nbaris"))),
                "text of special day 2026-03-03 in id must be plain, of 1 to 80 characters");
    }

    private static void wrong(Hours hours, String message) {
        BranchPlan plan = aBranch().plan();
        assertThatThrownBy(() -> new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(),
                plan.groups(), hours, plan.rules())).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
