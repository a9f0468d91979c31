package id.bilik.queueserver.lab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import id.bilik.queueserver.core.simulation.planning.DayToStaff;
import id.bilik.queueserver.core.simulation.planning.Planner;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final Planner.Progress TO_THE_END = (tried, hours, verifying) -> true;

    @Test
    void a_busier_half_hour_wants_more_officers_and_the_target_holds_on_days_not_seen() {
        Planner.Plan plan = plan(List.of(.3, .3, 1.5, 1.5, .3, .3), 8, 1);
        assertThat(officers(plan)[2]).isGreaterThan(officers(plan)[0]);
        assertThat(plan.slots()).allSatisfy(slot -> assertThat(slot.verified().high()).isGreaterThanOrEqualTo(.8));
    }

    @Test
    void a_quiet_day_has_one_officer_all_the_time() {
        Planner.Plan plan = plan(List.of(0.0, .02, 0.0, .02, 0.0, .02, .02, 0.0), 4, 4);
        int[] officers = officers(plan);
        int[] here = IntStream.range(0, 8).filter(slot -> plan.slots().get(slot).arrivals() > 0).toArray();
        assertThat(IntStream.rangeClosed(here[0], here[here.length - 1]).map(slot -> officers[slot]).toArray())
                .containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6})
    void officers_stay_for_the_shortest_shift_at_least(int shortest) {
        int[] officers = officers(plan(List.of(.1, 1.2, .1, .1, 1.2, 1.2, .1, .1), 6, shortest));
        assertThat(isMadeOfShifts(officers, shortest)).as(java.util.Arrays.toString(officers)).isTrue();
    }

    @Test
    void there_are_never_more_officers_than_may_be() {
        Planner.Plan plan = plan(List.of(3.0, 3.0, 3.0, 3.0), 2, 2);
        assertThat(officers(plan)).containsOnly(2);
        assertThat(plan.slots().getLast().verified().high()).as("and the plan says what that costs").isLessThan(.8);
    }

    @Test
    void the_same_seed_gives_the_same_plan() {
        assertThat(plan(List.of(.5, 1.0, .5), 6, 2)).isEqualTo(plan(List.of(.5, 1.0, .5), 6, 2));
    }

    @Test
    void a_search_ends_when_it_is_told_to() {
        List<Integer> steps = new ArrayList<>();
        assertThatThrownBy(() -> planner(List.of(.5, 1.0, .5), 6, 2).fewest((tried, hours, verifying) -> {
            steps.add(tried);
            return tried < 3;
        })).isInstanceOf(Planner.Cancelled.class);
        assertThat(steps).containsExactly(0, 1, 2, 3);
    }

    @Test
    void branches_that_may_be_slower_widen_the_range_and_not_the_plan() {
        List<Double> perMinute = List.of(.8, .8, .8, .8);
        Planner.Plan sure = planner(perMinute, 8, 1).fewest(TO_THE_END);
        DayToStaff.Days slow = days(perMinute, 1200);
        DayToStaff.Days believed = days(perMinute, 480);
        Planner.Plan unsure = planner(perMinute, 8, 1, seed -> seed % 2 == 0 ? slow : believed).fewest(TO_THE_END);
        assertThat(officers(unsure)).isEqualTo(officers(sure));
        assertThat(unsure.slots()).as("as believed it holds").noneMatch(Planner.Slot::missed);
        assertThat(width(unsure.slots().getLast())).as("half of the branches are slow").isGreaterThan(.5);
        assertThat(width(sure.slots().getLast())).isLessThan(.3);
    }

    @Test
    void a_target_that_all_officers_miss_is_told() {
        assertThat(plan(List.of(3.0, 3.0, 3.0, 3.0), 2, 2).slots().getLast().missed()).isTrue();
    }

    private static double width(Planner.Slot slot) { return slot.verified().high() - slot.verified().low(); }

    /** The plainest test: some way of taking shifts off from the left leaves nothing. */
    private static boolean isMadeOfShifts(int[] officers, int shortest) {
        int first = 0;
        while (first < officers.length && officers[first] == 0) {
            first++;
        }
        if (first == officers.length) {
            return true;
        }
        for (int to = officers.length; to >= first + shortest; to--) {
            int[] rest = officers.clone();
            boolean fits = true;
            for (int slot = first; slot < to; slot++) {
                fits &= --rest[slot] >= 0;
            }
            if (fits && isMadeOfShifts(rest, shortest)) {
                return true;
            }
        }
        return false;
    }

    private static int[] officers(Planner.Plan plan) {
        return plan.slots().stream().mapToInt(Planner.Slot::officers).toArray();
    }

    private static Planner.Plan plan(List<Double> perMinute, int most, int shortest) {
        return planner(perMinute, most, shortest).fewest(TO_THE_END);
    }

    private static Planner planner(List<Double> perMinute, int most, int shortest) {
        DayToStaff.Days days = days(perMinute, 480);
        return planner(perMinute, most, shortest, seed -> days);
    }

    /** @param asLikely by a seed, days of one of the branches that are as likely as that of {@link #days} */
    private static Planner planner(List<Double> perMinute, int most, int shortest,
            LongFunction<DayToStaff.Days> asLikely) {
        return new Planner(new DayToStaff(ShippedPlan.read(), ReferenceScenario.OPENING, perMinute.size(), true,
                days(perMinute, 480), asLikely), new CentralQueue(), new Planner.Wish(900, .8, most, shortest), 7);
    }

    private static DayToStaff.Days days(List<Double> perMinute, double workSeconds) {
        SyntheticDay day = new SyntheticDay(perMinute, 1800,
                List.of(new SyntheticDay.ServiceShare("jht", 1, workSeconds, 1)));
        return new DayToStaff.Days(OfficerRate.of(2), day::draw);
    }
}
