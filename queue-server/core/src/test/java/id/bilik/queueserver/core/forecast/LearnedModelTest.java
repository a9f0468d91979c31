package id.bilik.queueserver.core.forecast;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.calling.BoothChoice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LearnedModelTest {
    @Test
    void before_there_is_experience_the_plan_is_believed() {
        BranchModel model = learned(aBranch().open());
        assertThat(mean(model, "jht")).isCloseTo(360, within(1.0));
        assertThat(model.noShow()).isEqualTo(BranchModel.NO_SHOW);
    }

    @Test
    void work_is_attention_and_self_work_without_waiting_for_the_officer() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic();
        for (int i = 0; i < 60; i++) {
            branch.issued(2, "jht");
            branch.does(new Command.Arrive("1", null));
            branch.does(new Command.Arrive("2", null));
            // the officer is with booth 1 for a minute, then with booth 2, which has waited that minute
            branch.after("1m").does(new Command.StartSelfWork("1", null));
            branch.after("1m").does(new Command.StartSelfWork("2", null));
            branch.after("1m").does(new Command.AskForOfficer("1", null, null));
            branch.does(new Command.Complete("1", null, null));
            branch.after("1m").does(new Command.AskForOfficer("2", null, null));
            branch.does(new Command.Complete("2", null, null));
        }
        BranchModel model = learned(branch);
        assertThat(mean(model, "jht")).as("one minute with the officer, two alone").isCloseTo(180, within(25.0));
    }

    @Test
    void each_step_teaches_the_work_of_its_own_service_also_in_one_sitting() {
        BranchScenario branch = aBranch().withGroup("g1", 1, "jht", "jkk").open();
        for (int i = 0; i < 60; i++) {
            branch.issueFor("jht", "jkk");
            branch.callNext("g1");
            branch.arrive("1");
            branch.after("2m").complete("1");
            branch.after("5m").complete("1");
        }
        BranchModel model = learned(branch);
        assertThat(mean(model, "jht")).isCloseTo(120, within(25.0));
        assertThat(mean(model, "jkk")).isCloseTo(300, within(25.0));
    }

    @Test
    void attention_begins_when_the_officer_says_so() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        for (int i = 0; i < 60; i++) {
            branch.issue("jht");
            branch.does(new Command.Arrive("1", null));
            branch.after("2m").attends("1");
            branch.after("1m").does(new Command.StartSelfWork("1", null));
            branch.after("1m").does(new Command.AskForOfficer("1", null, null));
            branch.after("2m").attends("1");
            branch.after("1m").does(new Command.Complete("1", null, null));
        }
        assertThat(mean(learned(branch), "jht")).as("four minutes of six were waiting, three were work")
                .isCloseTo(180, within(25.0));
    }

    @Test
    void an_officer_who_is_with_one_visit_is_with_no_other() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic();
        for (int i = 0; i < 40; i++) {
            branch.issued(2, "jht");
            branch.does(new Command.Arrive("1", null));
            branch.does(new Command.Arrive("2", null));
            branch.attends("1");
            branch.after("3m").does(new Command.StartSelfWork("2", null));
            branch.after("1m").does(new Command.Complete("1", null, null));
            branch.after("1m").attends("2");
            branch.after("1m").does(new Command.Complete("2", null, null));
        }
        assertThat(mean(learned(branch), "jht")).as("four minutes of the one, three of the other")
                .isCloseTo(210, within(25.0));
    }

    @Test
    void time_in_the_booth_is_shared_where_nobody_says_who_works_alone() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic();
        for (int i = 0; i < 60; i++) {
            branch.issued(2, "jht");
            branch.does(new Command.Arrive("1", null));
            branch.does(new Command.Arrive("2", null));
            branch.after("10m");
            branch.does(new Command.Complete("1", null, null));
            branch.does(new Command.Complete("2", null, null));
        }
        double share = OfficerRate.of(2).rate(2) / 2;
        assertThat(mean(learned(branch), "jht")).isCloseTo(600 * share, within(30.0));
    }

    @Test
    void who_does_not_come_is_counted() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        for (int i = 0; i < 100; i++) {
            branch.issue("jht");
            branch.after("2m").does(i % 4 == 0 ? new Command.MarkNoShow("1", null) : new Command.Arrive("1", null));
            if (i % 4 != 0) {
                branch.after("3m").does(new Command.Complete("1", null, null));
            }
        }
        BranchModel model = learned(branch);
        assertThat(model.noShow()).isBetween(.17, .25);
        assertThat(model.noShowWork()).isCloseTo(120, within(1.0));
    }

    @Test
    void a_pause_is_expected_to_take_as_long_as_those_of_its_reason() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        for (int i = 0; i < 20; i++) {
            branch.does(new Command.PauseGroup("g1", "prayer"));
            branch.after("5m").does(new Command.ResumeGroup("g1"));
        }
        branch.does(new Command.PauseGroup("g1", "prayer"));
        QueueState state = LiveState
                .of(branch.branch(), learned(branch), BoothChoice.LIGHTEST_LOAD, Duration.ZERO, branch.now()).state();
        assertThat(state.groups().getFirst().resumesAfter()).isCloseTo(300, within(60.0));
    }

    @Test
    void an_announced_return_is_believed_until_it_is_late() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        branch.pause("g1", "rest", "20m");
        assertThat(resumesAfter(branch)).isEqualTo(1200);
        branch.after("15m");
        assertThat(resumesAfter(branch)).isEqualTo(300);
        branch.after("9m");
        assertThat(resumesAfter(branch)).as("four minutes late, so believed to be as late again").isEqualTo(240);
        branch.does(new Command.ResumeGroup("g1"));
        assertThat(learned(branch).pauses().get("rest")).as("24 minutes, drawn to the usual 18, which is drawn to 15")
                .isCloseTo(1200, within(1.0));
    }

    private static double resumesAfter(BranchScenario branch) {
        return LiveState.of(branch.branch(), learned(branch), BoothChoice.LIGHTEST_LOAD, Duration.ZERO, branch.now())
                .state().groups().getFirst()
                .resumesAfter();
    }

    @Test
    void a_slow_day_is_noticed_within_the_day() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        serve(branch, 200, "6m");
        branch.does(new Command.CloseBusinessDay());
        branch.at("2026-03-03T08:00").does(new Command.PassTime());
        branch.signOn("g1", "officer of g1");
        serve(branch, 40, "12m");
        assertThat(mean(learned(branch), "jht")).as("not yet twice as slow, no longer as before").isBetween(460.0,
                700.0);
    }

    @Test
    void on_a_first_day_the_works_of_one_service_tell_of_all() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        serve(branch, 20, "12m");
        assertThat(mean(learned(branch), "jkm")).as("of six minutes by the plan, nobody was there")
                .isBetween(430.0, 560.0);
        branch.does(new Command.CloseBusinessDay());
        branch.at("2026-03-03T08:00").does(new Command.PassTime());
        assertThat(mean(learned(branch), "jht")).as("the day after: the plan was wrong, not the day")
                .isBetween(500.0, 720.0);
    }

    @Test
    void short_visits_that_are_complete_first_do_not_make_a_first_morning_fast() {
        BranchScenario branch = aBranch().withGroup("g1", 6).automatic();
        for (int booth = 1; booth <= 6; booth++) {
            branch.issue("jht");
            branch.does(new Command.CallNext("g1", null));
            branch.does(new Command.Arrive(Integer.toString(booth), null));
        }
        branch.after("10m");
        for (int booth = 1; booth <= 3; booth++) {
            branch.does(new Command.Complete(Integer.toString(booth), null, null));
        }
        BranchModel now = learned(branch);
        assertThat(now.attained()).hasSize(3);
        branch.after("20m");
        assertThat(mean(learned(branch), "jht")).as("the other three are still there")
                .isGreaterThan(1.1 * mean(now, "jht"));
    }

    @Test
    void what_is_believed_of_the_works_is_less_off_the_more_were_seen() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        ModelError before = learned(branch).error();
        assertThat(before.ofService("jht").own()).isCloseTo(1 / Math.sqrt(8), within(.03));
        assertThat(before.ofService("jht").ofDay()).as("the plan's figure is that of other days").isEqualTo(1);
        assertThat(before.crew()).isCloseTo(.3, within(1e-9));
        serve(branch, 32, "6m");
        BranchModel after = learned(branch);
        ModelError.OfWork known = after.error().ofService("jht");
        assertThat(known.own()).isCloseTo(variation(after, "jht") / Math.sqrt(40), within(1e-9));
        assertThat(known.ofDay()).isCloseTo(8 / 40.0, within(1e-9));
        assertThat(after.error().ofService("jkm").own()).as("nobody came for that").isCloseTo(1 / Math.sqrt(8),
                within(.03));
        assertThat(after.error().crew()).as("with one visit at a time officers are not watched").isEqualTo(.3);
    }

    @Test
    void how_fast_officers_are_with_several_visits_is_known_once_they_were_watched() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic().issued(2, "jht");
        branch.does(new Command.Arrive("1", null));
        branch.does(new Command.Arrive("2", null));
        branch.after("3h").does(new Command.Complete("1", null, null));
        assertThat(learned(branch).error().crew()).as("after three hours with two visits").isCloseTo(.15, within(1e-9));
    }

    @Test
    void long_visits_under_way_tell_that_the_day_is_slow() {
        BranchScenario branch = aBranch().withGroup("g1", 6).automatic();
        serve(branch, 100, "6m");
        branch.does(new Command.CloseBusinessDay());
        branch.at("2026-03-03T08:00").does(new Command.PassTime());
        branch.signOn("g1", "officer of g1");
        double morning = mean(learned(branch), "jht");
        for (int booth = 1; booth <= 6; booth++) {
            branch.issue("jht");
            branch.does(new Command.CallNext("g1", null));
            branch.does(new Command.Arrive(Integer.toString(booth), null));
        }
        branch.after("90m");
        assertThat(mean(learned(branch), "jht")).isGreaterThan(1.05 * morning);
    }

    @Test
    void who_is_sent_home_when_the_day_ends_was_not_complete() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        serve(branch, 60, "6m");
        double before = mean(learned(branch), "jht");
        branch.issue("jht");
        branch.does(new Command.CallNext("g1", null));
        branch.does(new Command.Arrive("1", null));
        branch.after("1s").does(new Command.CloseBusinessDay());
        assertThat(branch.journal.stream().map(each -> each.event().toString()))
                .as("the visit has an end").anyMatch(event -> event.contains("day-"));
        assertThat(mean(learned(branch), "jht")).isCloseTo(before, within(1e-6));
    }

    @Test
    void an_officer_who_works_slowly_is_told_from_the_others() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withGroup("g2", 1).open();
        for (int day = 2; day < 8; day++) {
            branch.at("2026-03-0" + (day + 1) + "T08:00").does(new Command.PassTime());
            branch.signOn("g1", "Ani");
            branch.signOn("g2", "Budi");
            for (int i = 0; i < 40; i++) {
                serve(branch, "g1", "1", "4m");
                serve(branch, "g2", "2", "8m");
            }
            branch.does(new Command.CloseBusinessDay());
        }
        BranchModel model = learned(branch);
        double ani = model.rateOf("Ani").rate(1);
        double budi = model.rateOf("Budi").rate(1);
        assertThat(ani / budi).isBetween(1.5, 2.1);
    }

    @Test
    void a_newcomer_and_a_visit_get_the_same_forecast_and_closing_is_told() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic().at("14:00").issued(40, "jht");
        BranchForecast forecast = BranchForecast.of(branch.branch(), learned(branch), BoothChoice.LIGHTEST_LOAD,
                new Promises(Duration.ofHours(3)).factors(), 200, 1, branch.now());
        double newcomer = forecast.ofNewcomer(branch.branch(), "jht", branch.now()).orElseThrow().likely();
        double rates = BranchForecast.byRates(branch.branch(), learned(branch),
                new Promises(Duration.ofHours(3)).factors(), branch.now())
                .ofNewcomer(branch.branch(), "jht", branch.now()).orElseThrow().likely();
        assertThat(newcomer).isCloseTo(rates, within(.15 * rates));
        var last = branch.branch().visits().values().stream().reduce((one, other) -> other).orElseThrow();
        assertThat(forecast.servedToday(branch.branch(), last, 38, branch.now()).orElseThrow().likely())
                .as("39 visits of six minutes in an hour").isFalse();
        var second = branch.branch().visits().values().stream().skip(2).findFirst().orElseThrow();
        assertThat(forecast.servedToday(branch.branch(), second, 1, branch.now()).orElseThrow().likely()).isTrue();
    }

    @Test
    void what_was_undone_was_not_learned() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        serve(branch, 30, "6m");
        branch.issue("jht");
        branch.callNext("g1");
        branch.after("1m").noShow("1");
        branch.after("10s").undo("1");
        branch.arrive("1");
        branch.after("1m").transfer("1", "jkm");
        branch.undo("1");
        for (int i = 0; i < 20; i++) {
            branch.after("3s").complete("1");
            branch.after("9s").undo("1");
        }
        BranchModel back = learned(branch);
        assertThat(back.noShow()).isLessThan(BranchModel.NO_SHOW);
        BranchScenario other = aBranch().withGroup("g1", 1).open();
        serve(other, 30, "6m");
        assertThat(mean(back, "jht")).as("but for the visit that is in its booth")
                .isCloseTo(mean(learned(other), "jht"), within(2.0));
        assertThat(back.attained().values()).singleElement().satisfies(
                done -> assertThat(done).as("all but the seconds out of the booth").isBetween(100.0, 372.0));
        branch.after("1m").complete("1");
        assertThat(learned(branch).error().ofService("jkm").ofDay()).as("nothing of it is another service's")
                .isEqualTo(1);
    }

    private static void serve(BranchScenario branch, int visits, String time) {
        for (int i = 0; i < visits; i++) {
            serve(branch, "g1", "1", time);
        }
    }

    private static void serve(BranchScenario branch, String group, String booth, String time) {
        branch.issue("jht");
        branch.does(new Command.CallNext(group, null));
        branch.does(new Command.Arrive(booth, null));
        branch.after(time).does(new Command.Complete(booth, null, null));
    }

    private static BranchModel learned(BranchScenario branch) {
        LearnedModel model = new LearnedModel(branch.branch().plan());
        branch.journal.forEach(model::accept);
        return model.model(branch.branch().plan(), branch.now());
    }

    private static double variation(BranchModel model, String service) {
        WorkDistribution work = model.work().get(service);
        assertThat(work).isNotNull();
        return work == null ? Double.NaN : work.variation();
    }

    private static double mean(BranchModel model, String service) {
        WorkDistribution work = model.work().get(service);
        assertThat(work).isNotNull();
        return work == null ? Double.NaN : work.mean();
    }
}
