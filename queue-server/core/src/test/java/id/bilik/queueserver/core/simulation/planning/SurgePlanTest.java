package id.bilik.queueserver.core.simulation.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.SpecialDay;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.LearnedModel;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Weekdays from eight to ten; it is Tuesday. */
class SurgePlanTest {
    private static final Planner.Progress TO_THE_END = (tried, hours, verifying) -> true;
    private static final long SEED = 7;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 11);
    private static final Hours WEEKDAYS = new Hours(LocalTime.of(8, 0), LocalTime.of(10, 0),
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY));
    private static final Planner.Wish TARGET = new Planner.Wish(900, .8, 12, 1);

    @Test
    void with_the_usual_claims_each_date_has_the_plan_of_the_staffing_planner() {
        UsualBranch usual = usual(WEEKDAYS);
        Planner.Plan planned = new Planner(
                DayToStaff.whole(usual.plan(), usual.days(), usual.arrivals(), WEDNESDAY, 1), new CentralQueue(),
                TARGET, SEED).fewest(TO_THE_END);
        SurgePlan week = plan(usual, 1, 0, null);
        assertThat(week.days()).hasSize(5).allSatisfy(day -> assertThat(day.plan()).isEqualTo(planned));
        assertThat(week.officerHours()).isEqualTo(5 * planned.officerHours());
        assertThat(week.tried()).as("five dates that are alike are planned once").isEqualTo(planned.tried());
    }

    @Test
    void more_claims_never_want_fewer_officer_hours_or_booths() {
        double hours = 0;
        int booths = 0;
        for (double times : new double[]{1, 1.5, 2, 3, 4}) {
            SurgePlan week = plan(usual(WEEKDAYS), times, 0, null);
            assertThat(week.officerHours()).as("%s times", times).isGreaterThanOrEqualTo(hours);
            assertThat(week.days().getFirst().booths()).as("%s times", times).isGreaterThanOrEqualTo(booths);
            hours = week.officerHours();
            booths = week.days().getFirst().booths();
        }
        assertThat(hours).isGreaterThan(10);
    }

    @Test
    void claims_from_home_want_fewer_booths_and_as_much_attention() {
        SurgeDay atBranch = plan(usual(WEEKDAYS), 2, 0, null).days().getFirst();
        SurgeDay half = plan(usual(WEEKDAYS), 2, .5, null).days().getFirst();
        assertThat(half.plan()).isEqualTo(atBranch.plan());
        assertThat(half.halfHours().stream().map(SurgeDay.HalfHour::work))
                .isEqualTo(atBranch.halfHours().stream().map(SurgeDay.HalfHour::work).toList());
        assertThat(half.booths()).isLessThan(atBranch.booths());
        assertThat(half.homeSlots()).isPositive();
        assertThat(half.homeVisits()).isEqualTo(half.arrivals() / 2);
        assertThat(atBranch.homeSlots()).isZero();
    }

    @Test
    void a_date_has_never_more_booths_than_its_officers_are_fastest_with() {
        for (SurgeDay day : plan(usual(WEEKDAYS), 3, 0, null).days()) {
            for (int slot = 0; slot < day.halfHours().size(); slot++) {
                assertThat(day.halfHours().get(slot).booths()).isBetween(0,
                        6 * day.plan().slots().get(slot).officers());
            }
        }
    }

    @Test
    void a_closed_date_has_no_row_and_a_shorter_one_has_all_claims_in_its_hours() {
        Hours hours = new Hours(WEEKDAYS.opens(), WEEKDAYS.closes(), WEEKDAYS.days(),
                List.of(SpecialDay.closed(LocalDate.of(2026, 3, 12), Map.of()),
                        new SpecialDay(LocalDate.of(2026, 3, 13),
                                Map.of(), LocalTime.of(9, 0), LocalTime.of(10, 0))));
        SurgePlan week = plan(usual(hours), 3, 0, null);
        assertThat(week.days()).extracting(SurgeDay::date).containsExactly(WEDNESDAY, LocalDate.of(2026, 3, 13),
                LocalDate.of(2026, 3, 16), LocalDate.of(2026, 3, 17), LocalDate.of(2026, 3, 18));
        SurgeDay usual = week.days().get(0);
        SurgeDay shorter = week.days().get(1);
        assertThat(shorter.plan().slots()).hasSize(2);
        assertThat(shorter.arrivals()).isBetween(usual.arrivals() * .8, usual.arrivals() * 1.2);
        assertThat(shorter.officers()).isGreaterThan(usual.officers());
    }

    @Test
    void a_branch_that_never_opens_has_an_empty_plan() {
        SurgePlan week = plan(usual(new Hours(LocalTime.of(8, 0), LocalTime.of(10, 0), List.of())), 1, 0,
                new SurgePlan.Company(10, 20));
        assertThat(week.days()).isEmpty();
    }

    @Test
    void a_target_that_all_officers_miss_is_told_with_the_level_reached() {
        UsualBranch usual = usual(WEEKDAYS);
        SurgeDay day = SurgePlan.of(usual, new SurgePlan.Wish(10, 0, null, new Planner.Wish(900, .8, 1, 1)),
                new CentralQueue(), SEED, TO_THE_END).days().getFirst();
        assertThat(day.missed()).isPositive();
        assertThat(day.officers()).isEqualTo(1);
        assertThat(day.lowestLevel()).isLessThanOrEqualTo(day.level()).isLessThan(.8);
    }

    @Test
    void a_company_is_served_in_its_share_day_by_day_and_on_site_by_officers_of_whole_days() {
        SurgePlan few = plan(usual(WEEKDAYS), 2, 0, new SurgePlan.Company(2, 10));
        assertThat(few.collective()).isEqualTo(2);
        assertThat(few.onSite()).isEqualTo(1);
        SurgePlan many = plan(usual(WEEKDAYS), 2, 0, new SurgePlan.Company(10_000, 10));
        assertThat(many.collective()).isBetween(5, 9_999);
        assertThat(many.collectiveDays()).isEqualTo(5);
        assertThat(many.days()).allSatisfy(day -> {
            double room = day.halfHours().stream().mapToDouble(SurgeDay.HalfHour::room).sum();
            double work = day.halfHours().stream().mapToDouble(SurgeDay.HalfHour::work).sum();
            assertThat(day.collective() * 600.0).isLessThanOrEqualTo(room / 10).isLessThanOrEqualTo(room - work);
        });
        double people = 7200 * usual(WEEKDAYS).days().model().usual().rate(6) / 600;
        assertThat(many.onSite()).isEqualTo((int) Math.ceil(10_000 / Math.floor(people)));
    }

    @Test
    void a_search_hears_of_all_dates_and_ends_when_it_is_told_to() {
        List<Integer> steps = new ArrayList<>();
        assertThatThrownBy(() -> SurgePlan.of(usual(WEEKDAYS), new SurgePlan.Wish(2, 0, null, TARGET),
                new CentralQueue(), SEED, (tried, hours, verifying) -> {
                    steps.add(tried);
                    return tried < 3;
                })).isInstanceOf(Planner.Cancelled.class);
        assertThat(steps).containsExactly(0, 1, 2, 3);
    }

    private static SurgePlan plan(UsualBranch usual, double times, double home,
            SurgePlan.@Nullable Company company) {
        return SurgePlan.of(usual, new SurgePlan.Wish(times, home, company, TARGET), new CentralQueue(), SEED,
                TO_THE_END);
    }

    /** Twelve people in the first half hour, then fewer. */
    private static UsualBranch usual(Hours hours) {
        BranchPlan plan = BranchScenario.aBranch().plan().with(hours);
        List<Map<String, Double>> slots = new ArrayList<>();
        for (int slot = 0; slot < 48; slot++) {
            double rate = slot < 16 || slot > 19 ? 0 : slot == 16 ? .4 : .2;
            slots.add(Map.of(plan.services().getFirst().id(), rate));
        }
        return new UsualBranch(TODAY, plan,
                new LearnedModel(plan).usualDays(plan, Instant.parse("2026-03-10T01:00:00Z")),
                new ArrivalHistory.Rates(slots, true));
    }
}
