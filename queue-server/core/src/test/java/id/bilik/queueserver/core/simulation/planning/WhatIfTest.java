package id.bilik.queueserver.core.simulation.planning;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.forecast.LeavingRates;
import id.bilik.queueserver.core.simulation.Participant;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final WhatIf.Budget TWENTY = paths -> paths < 20;

    @Test
    void one_more_officer_shortens_the_waits_and_the_day() {
        WhatIf.Comparison answer = whatIf(crowded(), 900).ask(List.of(List.of(new Change.AddOfficer(null))), TWENTY, 1);
        WhatIf.Alternative more = answer.alternatives().getFirst();
        assertThat(more.saved().low()).as("seconds saved, surely").isPositive();
        assertThat(more.after().finish().middle()).isLessThan(answer.before().finish().middle());
        assertThat(more.after().serviceLevel().middle()).isGreaterThan(answer.before().serviceLevel().middle());
    }

    @Test
    void several_changes_stand_side_by_side_before_the_same_people() {
        BranchScenario branch = crowded();
        Change booths = new Change.Booths("g1", 3);
        Change officer = new Change.AddOfficer(null);
        WhatIf.Comparison together = whatIf(branch).ask(List.of(List.of(booths), List.of(officer),
                List.of(booths, officer)), TWENTY, 1);
        assertThat(together.alternatives()).containsExactly(ask(branch, booths).alternatives().getFirst(),
                ask(branch, officer).alternatives().getFirst(),
                ask(branch, booths, officer).alternatives().getFirst());
        assertThat(together.alternatives().get(0).saved().high()).as("three booths in place of six").isNegative();
    }

    @Test
    void booths_that_the_plan_lacks_are_put_up() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic();
        branch.capacity("g1", 6, "1", "2");
        branch.at("10:00").issued(40, "jht");
        assertThat(ask(branch, new Change.Booths("g1", 6)).alternatives().getFirst().saved().low())
                .as("seconds saved by four booths more").isPositive();
    }

    @Test
    void a_service_that_a_group_serves_no_longer_is_never_called() {
        WhatIf.Outcome after = ask(crowded(), new Change.Services("g1", List.of("jkk"))).alternatives().getFirst()
                .after();
        assertThat(after.uncalled() + after.left()).as("those who wait outside").isGreaterThan(30);
    }

    @Test
    void tickets_until_earlier_bring_fewer_people_and_until_later_more() {
        BranchScenario branch = crowded();
        List<Change> earlier = List.of(new Change.Closing(LocalTime.of(11, 0)));
        List<Change> later = List.of(new Change.Closing(LocalTime.of(17, 0)));
        WhatIf.Comparison answer = whatIf(branch, 12 * 3600).ask(List.of(earlier, later), TWENTY, 1);
        double as = came(answer.before());
        WhatIf.Outcome early = answer.alternatives().get(0).after();
        WhatIf.Outcome late = answer.alternatives().get(1).after();
        assertThat(came(early)).isLessThan(as);
        assertThat(came(late)).isGreaterThan(as);
    }

    @Test
    void a_quarter_of_an_hour_holds_those_alone_who_are_called_in_it() {
        // Forty people came to one officer, and nobody comes after a quarter of an hour
        List<WhatIf.Slot> slots = whatIf(crowded(), 900).ask(List.of(), TWENTY, 1).before().expectedWaits();
        assertThat(slots.size()).as("quarters of an hour in which the forty are called").isGreaterThan(3);
        assertThat(slots.get(0).waits().high()).as("of those called in the first, who have just come").isLessThan(900);
    }

    @Test
    void without_an_officer_nobody_is_called() {
        BranchScenario branch = crowded();
        branch.signOff("g1");
        WhatIf.Comparison answer = ask(branch, new Change.AddOfficer("g1"));
        assertThat(answer.before().officers()).isZero();
        assertThat(answer.before().called()).isZero();
        assertThat(answer.before().uncalled() + answer.before().left()).as("those who wait outside").isGreaterThan(30);
        assertThat(answer.before().expectedWaits()).isEmpty();
        assertThat(answer.alternatives().getFirst().after().officers()).isEqualTo(1);
    }

    @Test
    void the_interval_of_what_is_saved_is_wide_where_little_is_known_of_the_branch() {
        FromNow unsure = rest(crowded());
        FromNow sure = new FromNow(unsure.branch(), BranchModel.expected(unsure.branch().plan()),
                new ArrivalHistory.Rates(unsure.rates().slots(), true), unsure.now());
        assertThat(width(unsure)).as("seconds, on a first day").isGreaterThan(2 * width(sure));
    }

    @Test
    void how_much_is_saved_may_be_unsure_where_it_is_sure_that_something_is() {
        // a branch that is so many times as slow saves so many times as much
        Saved saved = Saved.of(new double[]{200, 200, 300, 300, 450, 450, 675, 675, 1000, 1000, 1500, 1500});
        assertThat(saved.mean()).isCloseTo(687.5, within(1e-9));
        assertThat(saved.low()).isBetween(20.0, 100.0);
        assertThat(saved.high()).isGreaterThan(2000);
        Saved either = Saved.of(new double[]{-800, -800, 0, 0, 800, 800});
        assertThat(either.low()).isLessThan(-800);
        assertThat(either.high()).isCloseTo(-either.low(), within(1e-6));
    }

    private static double came(WhatIf.Outcome outcome) {
        return outcome.called() + outcome.uncalled() + outcome.left();
    }

    private static double width(FromNow rest) {
        Saved saved = new WhatIf(rest, new CentralQueue(), 4 * 3600)
                .ask(List.of(List.of(new Change.AddOfficer(null))), paths -> paths < 100, 1).alternatives().getFirst()
                .saved();
        return saved.high() - saved.low();
    }

    @Test
    void where_people_leave_the_day_ends_sooner_and_fewer_of_them_are_called() {
        FromNow stay = with(rest(crowded()), LeavingRates.NOBODY);
        WhatIf.Outcome all = outcome(stay);
        WhatIf.Outcome some = outcome(with(stay, leavingFast()));
        assertThat(all.left()).isZero();
        assertThat(some.left()).as("of some fifty").isGreaterThan(10);
        assertThat(some.finish().middle()).isLessThan(all.finish().middle());
        assertThat(came(some)).as("the same people come").isEqualTo(came(all));
    }

    @Test
    void a_planner_is_told_of_the_patience_that_is_left() {
        FromNow rest = with(rest(crowded()), leavingFast());
        List<Participant> people = DayToStaff.rest(rest, 3600).believed().draw(1);
        assertThat(people).filteredOn(each -> each.arrives() > 0).as("newcomers").isNotEmpty()
                .allMatch(each -> Double.isFinite(each.patience()));
        List<Participant> waiting = rest.present(1).values().stream()
                .filter(each -> Double.isFinite(each.patience())).toList();
        assertThat(waiting).as("those whom six booths do not hold").hasSize(34).allSatisfy(who -> assertThat(people)
                .as("a minute of it is over").anySatisfy(
                        each -> assertThat(each.patience()).isCloseTo(who.patience() - 60, within(1e-6))));
    }

    private static WhatIf.Outcome outcome(FromNow rest) {
        return new WhatIf(rest, new CentralQueue(), 900).ask(List.of(), TWENTY, 1).before();
    }

    /** Learned from fifty who all left after ten minutes. */
    private static LeavingRates leavingFast() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        branch.issued(50, "jht").after("10m");
        for (int number = 1; number <= 50; number++) {
            branch.does(new Command.LeaveQueue(branch.visit("A%03d".formatted(number)).ticket()));
        }
        LearnedModel learned = new LearnedModel(branch.branch().plan());
        branch.journal.forEach(learned::accept);
        return learned.model(branch.branch().plan(), branch.now()).leaving();
    }

    private static FromNow with(FromNow rest, LeavingRates leaving) {
        return new FromNow(rest.branch(), rest.model().with(leaving), rest.rates(), rest.now());
    }

    @Test
    void an_officer_who_stops_makes_people_wait() {
        assertThat(ask(crowded(), new Change.RemoveOfficer("g1")).alternatives().getFirst().saved().high())
                .isNegative();
    }

    @Test
    void no_change_changes_nothing_and_the_branch_is_as_it_was() {
        BranchScenario branch = crowded();
        long sequence = branch.branch().sequence();
        WhatIf.Comparison answer = ask(branch);
        assertThat(answer.alternatives().getFirst().after()).isEqualTo(answer.before());
        assertThat(branch.branch().sequence()).isEqualTo(sequence);
    }

    @Test
    void who_is_back_as_announced_spares_waits() {
        BranchScenario soon = crowded();
        soon.pause("g1", "rest", "5m");
        BranchScenario late = crowded();
        late.pause("g1", "rest", "1h");
        assertThat(ask(late).before().meanWait().middle() - ask(soon).before().meanWait().middle())
                .as("seconds, of 55 minutes of break").isGreaterThan(2000);
    }

    @Test
    void a_visit_that_ends_with_what_falls_due_just_now_is_not_played() {
        FromNow rest = rest(crowded());
        FromNow later = new FromNow(rest.branch(), rest.model(), rest.rates(), rest.now().plus(Duration.ofMinutes(30)));
        WhatIf.Outcome outcome = new WhatIf(later, new CentralQueue(), 60).ask(List.of(), TWENTY, 1).before();
        assertThat(came(outcome)).as("those whom six booths did not hold, and whoever comes within a minute")
                .isBetween(34.0, 36.0);
    }

    @Test
    void what_the_branch_would_refuse_is_impossible() {
        assertThatThrownBy(() -> ask(crowded(), new Change.Capacity("g1", null, 7)))
                .isInstanceOf(Change.Impossible.class).hasMessageContaining("1 to 6");
        assertThatThrownBy(() -> ask(crowded(), new Change.RemoveOfficer("g9")))
                .isInstanceOf(Change.Impossible.class).hasMessageContaining("g9");
        assertThatThrownBy(() -> ask(crowded(), new Change.Booths("g1", 7)))
                .isInstanceOf(Change.Impossible.class).hasMessageContaining("1 to 6");
        assertThatThrownBy(() -> ask(crowded(), new Change.Services("g1", List.of())))
                .isInstanceOf(Change.Impossible.class).hasMessageContaining("serves nothing");
        assertThatThrownBy(() -> ask(crowded(), new Change.Closing(LocalTime.of(9, 0))))
                .isInstanceOf(Change.Impossible.class).hasMessageContaining("09:00");
    }

    private static WhatIf.Comparison ask(BranchScenario branch, Change... changes) {
        return whatIf(branch).ask(List.of(List.of(changes)), TWENTY, 1);
    }

    /** Two groups, one officer, forty who came at ten; it is a minute later. */
    private static BranchScenario crowded() {
        BranchScenario branch = aBranch().withGroup("g1", 6).withGroup("g2", 6).automatic();
        branch.signOff("g2");
        return branch.at("10:00").issued(40, "jht").after("1m");
    }

    private static WhatIf whatIf(BranchScenario branch) { return whatIf(branch, 4 * 3600); }

    private static WhatIf whatIf(BranchScenario branch, double until) {
        return new WhatIf(rest(branch), new CentralQueue(), until);
    }

    private static FromNow rest(BranchScenario branch) {
        LearnedModel learned = new LearnedModel(branch.branch().plan());
        ArrivalHistory arrivals = new ArrivalHistory(branch.branch().plan().zone());
        for (RecordedEvent event : branch.journal) {
            learned.accept(event);
            arrivals.accept(event);
        }
        return new FromNow(branch.branch(), learned.model(branch.branch().plan(), branch.now()),
                arrivals.expected(branch.branch().plan(), branch.now()).times(.2), branch.now());
    }
}
