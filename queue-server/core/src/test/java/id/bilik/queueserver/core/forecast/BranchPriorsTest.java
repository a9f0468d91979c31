package id.bilik.queueserver.core.forecast;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.BoothChoice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BranchPriorsTest {
    @Test
    void the_works_of_one_branch_count_as_many_as_branches_usually_differ() {
        WorkPriors works = priors(figures("solo")).works();
        WorkPrior jht = works.of("jht");
        // 400 works: .0225 that branches differ, twice, and 1/400 of chance
        double logVariance = (8 * Math.log(2) + 400 * .5) / 408;
        assertThat(jht.logMean()).isCloseTo(Math.log(300), within(1e-9));
        assertThat(jht.logVariance()).isCloseTo(logVariance, within(1e-9));
        assertThat(jht.works()).isCloseTo(Math.expm1(logVariance) / (2 * .0225 + 1 / 400.0), within(1e-9));
        // the plan's .04 and theirs: twice .0225, and what one service leaves open of the factor
        double common = 2 * .0225 + .0225 + 1 / 400.0;
        assertThat(works.ofAll(.04)).isCloseTo(1 / (1 / .04 + 1 / common), within(1e-9));
    }

    @Test
    void a_branch_that_is_slower_in_all_services_says_little_against_any_of_them() {
        BranchFigures quick = works("a", 100, 200);
        BranchFigures slow = works("b", 200, 400);
        BranchFigures odd = works("c", 200, 200);
        WorkPriors together = BranchPriors.of(List.of(quick, slow)).works();
        WorkPriors apart = BranchPriors.of(List.of(quick, odd)).works();
        assertThat(together.of("jht").works()).isGreaterThan(apart.of("jht").works());
        assertThat(together.common()).isGreaterThan(apart.common());
    }

    @Test
    void leaving_begins_at_the_rates_of_others_band_by_band() {
        LeavingPrior leaving = priors(figures("solo")).leaving();
        // 100 hours from 15 to 30 minutes and 25 who left; no other band was seen
        double usual = (1 + 25) / 120.0;
        double band = (20 * usual + 25) / 120;
        double expected = 1 + 100 * band;
        double factor = 26 / expected;
        assertThat(leaving.anybody().get(2)).isCloseTo(factor * band, within(1e-9));
        assertThat(leaving.anybody().get(0)).isCloseTo(factor * usual, within(1e-9));
        assertThat(leaving.shape()).isCloseTo(factor * factor / (.5 + .5 + 1 / expected), within(1e-9));
        assertThat(leaving.error(3)).isCloseTo(1 / Math.sqrt(leaving.shape() + 3), within(1e-9));
    }

    @Test
    void where_nobody_leaves_early_anywhere_short_waits_say_nothing_of_long_ones() {
        BranchFigures others = with("solo", Map.of(Priority.NONE, new BranchFigures.Waits(
                List.of(500.0, 500.0, 100.0, 0.0, 0.0, 0.0), List.of(0, 0, 25, 0, 0, 0))));
        LeavingCounts counts = new LeavingCounts(BranchPriors.of(List.of(others)).leaving());
        double before = counts.leaving().of(Priority.NONE).perSecond(1000);
        for (int i = 0; i < 120; i++) {
            counts.add(Priority.NONE, 0, 600, false);
        }
        assertThat(counts.leaving().of(Priority.NONE).perSecond(1000)).isCloseTo(before, within(.15 * before));
        LeavingCounts alone = new LeavingCounts(LeavingPrior.NONE);
        for (int i = 0; i < 120; i++) {
            alone.add(Priority.NONE, 0, 600, false);
        }
        assertThat(3600 * alone.leaving().of(Priority.NONE).perSecond(1000)).isCloseTo(.025, within(1e-9));
    }

    @Test
    void what_the_branch_sees_itself_outweighs_others() {
        BranchPriors priors = priors(figures("solo"));
        LeavingCounts counts = new LeavingCounts(priors.leaving());
        for (int i = 0; i < 4000; i++) {
            counts.add(Priority.NONE, 900, 1799, i % 40 == 0);
        }
        assertThat(3600 * counts.leaving().of(Priority.NONE).perSecond(1000)).isCloseTo(.1, within(.01));
        ServiceWork works = new ServiceWork(priors.works().of("jht"));
        for (int i = 0; i < 1000; i++) {
            works.add(1, 60);
        }
        works.endDay(1);
        assertThat(works.distribution(jht(), 1, new double[0]).mean()).isCloseTo(60, within(6.0));
    }

    @Test
    void calls_in_vain_begin_at_the_share_of_others() {
        CallPrior calls = priors(figures("solo")).calls();
        double all = (40 * .04 + 40) / 440;
        double chance = all * (1 - all);
        assertThat(calls.probability()).isCloseTo(.1, within(1e-9));
        assertThat(calls.calls()).isCloseTo(.1 * .9 / (2 * chance / 41 + chance / 400) - 1, within(1e-9));
        assertThat(calls.cost()).isCloseTo((5 * 120 + 40 * 60) / 45.0, within(1e-9));
    }

    @Test
    void days_officers_and_self_work_are_drawn_to_what_others_saw() {
        BranchPriors priors = priors(figures("solo"));
        assertThat(priors.dayVariance()).isCloseTo((4 * .0225 + .2) / (4 + 6), within(1e-9));
        assertThat(priors.officerVariance()).isCloseTo((2 * .01 + .06) / (2 + 3), within(1e-9));
        assertThat(priors.selfWorkPerAttention()).isCloseTo((1800 * 2 + 900) / (1800 + 900.0), within(1e-9));
    }

    @Test
    void the_order_of_the_files_does_not_matter_and_a_branch_counts_once() {
        List<BranchFigures> some = List.of(figures("a"), works("b", 200, 400), works("c", 90, 700));
        assertThat(BranchPriors.of(some.reversed())).isEqualTo(BranchPriors.of(some));
        assertThatThrownBy(() -> BranchPriors.of(List.of(figures("a"), figures("a"))))
                .hasMessage("a branch is there twice: [a, a]");
        assertThat(BranchPriors.of(List.of())).isEqualTo(BranchPriors.NONE);
    }

    @Test
    void a_first_day_is_told_by_what_others_saw() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        branch.issued(5, "jht");
        double alone = likely(branch, BranchPriors.NONE);
        double slow = likely(branch, BranchPriors.of(List.of(works("a", 1500, 400), works("b", 1500, 400))));
        assertThat(slow).isGreaterThan(1.3 * alone);
    }

    @Test
    void what_was_seen_is_passed_on_and_what_was_believed_is_not() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        branch.issued(2, "jht");
        branch.does(new Command.CallNext("g1", null));
        branch.does(new Command.Arrive("1", null));
        branch.after("6m").does(new Command.Complete("1", null, null));
        branch.does(new Command.LeaveQueue(branch.visit("A002").ticket()));
        BranchFigures seen = learned(branch, BranchPriors.NONE).figures(branch.branch().plan());
        assertThat(seen.services()).containsOnlyKeys("jht").allSatisfy((service, works) -> {
            assertThat(works.count()).isEqualTo(1);
            assertThat(works.meanSeconds()).as("but for the pace of the day").isCloseTo(360, within(10.0));
        });
        assertThat(seen.noShows()).isEqualTo(new BranchFigures.Calls(1, 0, 0));
        assertThat(seen.leaving().get(Priority.NONE)).isEqualTo(new BranchFigures.Waits(
                List.of(300 / 3600.0, 60 / 3600.0, 0.0, 0.0, 0.0, 0.0), List.of(0, 1, 0, 0, 0, 0)));
        assertThat(seen.officers()).as("of one officer nothing is said").isEqualTo(new BranchFigures.Spread(0, 0));
        BranchFigures begun = learned(branch, priors(figures("solo"))).figures(branch.branch().plan());
        assertThat(begun.leaving()).isEqualTo(seen.leaving());
        assertThat(begun.noShows()).isEqualTo(seen.noShows());
        assertThat(begun.services()).hasSize(1);
    }

    @Test
    void how_officers_differ_is_told_of_three_and_not_of_two() {
        OfficerMeasure officers = new OfficerMeasure(.01);
        work(officers, "one", 40);
        work(officers, "two", 20);
        officers.endDay(service -> 300);
        assertThat(officers.figures(OfficerRate.of(2))).isEqualTo(new BranchFigures.Spread(0, 0));
        work(officers, "three", 20);
        officers.endDay(service -> 300);
        assertThat(officers.figures(OfficerRate.of(2)).count()).isPositive();
    }

    private static void work(OfficerMeasure officers, String name, int visits) {
        double[] alone = {0, 1, 0, 0, 0, 0, 0};
        officers.spend(name, 1, -1, 7200);
        for (int visit = 0; visit < visits; visit++) {
            officers.complete(1, name, "jht", alone);
        }
    }

    @Test
    void a_figure_that_cannot_be_is_refused_by_its_name() {
        assertThatThrownBy(() -> new BranchFigures.Works(0, 60, .5)).hasMessage("count must be 1 or more, not 0");
        assertThatThrownBy(() -> new BranchFigures.Works(3, Double.NaN, .5))
                .hasMessage("meanSeconds must be more than 0, not NaN");
        assertThatThrownBy(() -> new BranchFigures.Works(3, 60, -1)).hasMessageContaining("logVariance");
        assertThatThrownBy(() -> new BranchFigures.Calls(3, 4, 0)).hasMessage("absent must be 0 to calls, not 4");
        assertThatThrownBy(() -> new BranchFigures.Calls(3, 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("seconds");
        assertThatThrownBy(() -> new BranchFigures.Waits(List.of(1.0), List.of(0))).hasMessageContaining("hours");
        assertThatThrownBy(() -> new BranchFigures.Spread(0, 1)).hasMessageContaining("squares");
        assertThatThrownBy(() -> new BranchFigures.SelfWorked(-1, 0)).hasMessageContaining("attentionSeconds");
    }

    private static double likely(BranchScenario branch, BranchPriors priors) {
        BranchModel model = learned(branch, priors).model(branch.branch().plan(), branch.now());
        return BranchForecast.of(branch.branch(), model, BoothChoice.LIGHTEST_LOAD,
                new Promises(Duration.ofHours(3)).factors(), 200, 1, branch.now())
                .ofNewcomer(branch.branch(), "jht", branch.now()).orElseThrow().likely();
    }

    private static LearnedModel learned(BranchScenario branch, BranchPriors priors) {
        LearnedModel learned = new LearnedModel(branch.branch().plan(), priors);
        branch.journal.forEach(learned::accept);
        return learned;
    }

    private static Service jht() {
        return aBranch().withGroup("g1", 1).open().branch().plan().services().stream()
                .filter(service -> service.id().equals("jht")).findFirst().orElseThrow();
    }

    private static BranchPriors priors(BranchFigures one) { return BranchPriors.of(List.of(one)); }

    private static BranchFigures figures(String branch) {
        return new BranchFigures(branch, Map.of("jht", new BranchFigures.Works(400, 300, .5)),
                Map.of(Priority.NONE, new BranchFigures.Waits(List.of(0.0, 0.0, 100.0, 0.0, 0.0, 0.0),
                        List.of(0, 0, 25, 0, 0, 0))),
                new BranchFigures.Calls(400, 40, 40 * 60), new BranchFigures.Spread(6, .2),
                new BranchFigures.Spread(3, .06), new BranchFigures.SelfWorked(900, 900));
    }

    private static BranchFigures works(String branch, double jht, double jkm) {
        return new BranchFigures(branch, Map.of("jht", new BranchFigures.Works(400, jht, .5), "jkm",
                new BranchFigures.Works(400, jkm, .5)), Map.of(), new BranchFigures.Calls(0, 0, 0),
                new BranchFigures.Spread(0, 0), new BranchFigures.Spread(0, 0), new BranchFigures.SelfWorked(0, 0));
    }

    private static BranchFigures with(String branch, Map<Priority, BranchFigures.Waits> leaving) {
        return new BranchFigures(branch, Map.of(), leaving, new BranchFigures.Calls(0, 0, 0),
                new BranchFigures.Spread(0, 0), new BranchFigures.Spread(0, 0), new BranchFigures.SelfWorked(0, 0));
    }
}
