package id.bilik.queueserver.core.calling;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy.Pick;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.Explanation;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who is next and where to, and which rung truly decided. */
class CentralQueueTest {

    @Test
    void among_equals_the_first_who_came_is_called_whatever_the_service() {
        BranchScenario branch = aBranch().withGroup("g1", 6).open();
        branch.issue("jkk");
        branch.after("1s").issue("jht");
        branch.after("1s").issue("jkm");
        branch.after("1s").issue("jht");
        assertThat(order(branch, "g1")).isEqualTo("""
                B001 -> booth 1 (FIRST_COME)
                A001 -> booth 1 (FIRST_COME)
                C001 -> booth 1 (FIRST_COME)
                A002 -> booth 1 (FIRST_COME)""");
    }

    @Test
    void of_tickets_of_one_instant_the_first_issued_is_called_first() {
        BranchScenario branch = aBranch().open();
        branch.issue("jkm");
        branch.issue("jht");
        branch.issue("jkk");
        assertThat(branch.next("g1")).isEqualTo("C001 A001 B001");
    }

    @Test
    void a_heavier_class_passes_who_has_accumulated_less() {
        BranchScenario branch = aBranch().withWeight(Priority.ELDERLY, 2).open();
        branch.issue("jht");
        branch.at("08:10").issue("jht", Priority.ELDERLY);
        assertThat(branch.at("08:19").next("g1")).isEqualTo("A001 A002"); // 19 against 2 x 9
        assertThat(branch.at("08:20").next("g1")).isEqualTo("A002 A001"); // 20 against 2 x 10: the heavier
        assertThat(branch.at("08:21").callNext("g1")).isEqualTo("A002 -> booth 1 (ACCUMULATED_PRIORITY)");
        assertThat(branch.callNext("g1")).isEqualTo("A001 -> booth 2 (FIRST_COME)");
    }

    @Test
    void in_the_first_instant_the_heavier_class_is_first() {
        BranchScenario branch = aBranch().withWeight(Priority.ELDERLY, 2).open();
        branch.issue("jht");
        branch.issue("jht", Priority.ELDERLY);
        assertThat(order(branch, "g1")).isEqualTo("""
                A002 -> booth 1 (ACCUMULATED_PRIORITY)
                A001 -> booth 1 (FIRST_COME)""");
    }

    @Test
    void a_heavier_class_that_also_came_first_is_called_as_the_first() {
        BranchScenario branch = aBranch().withWeight(Priority.ELDERLY, 2).open();
        branch.issue("jht", Priority.ELDERLY);
        branch.after("1m").issue("jht");
        assertThat(branch.after("1m").callNext("g1")).isEqualTo("A001 -> booth 1 (FIRST_COME)");
    }

    @Test
    void an_overdue_visit_is_called_before_a_preferred_class() {
        BranchScenario branch = aBranch().withWeight(Priority.DISABLED, 10).overdueAfter("60m").open();
        branch.issue("jht");
        branch.at("08:50").issue("jht", Priority.DISABLED);
        assertThat(branch.at("09:00:00").next("g1")).isEqualTo("A002 A001");
        assertThat(branch.at("09:00:01").callNext("g1")).isEqualTo("A001 -> booth 1 (OVERDUE)");
        assertThat(branch.callNext("g1")).isEqualTo("A002 -> booth 2 (FIRST_COME)");
    }

    @Test
    void among_the_overdue_the_first_issue_goes_first_whatever_the_weights() {
        BranchScenario branch = aBranch().withWeight(Priority.DISABLED, 10).open();
        branch.issue("jht");
        branch.after("1m").issue("jht", Priority.DISABLED);
        branch.after("1m").issue("jht");
        assertThat(branch.at("10:00").callNext("g1")).isEqualTo("A001 -> booth 1 (OVERDUE)");
        assertThat(branch.callNext("g1")).isEqualTo("A002 -> booth 2 (FIRST_COME)");
        assertThat(branch.callNext("g1")).isEqualTo("A003 -> booth 3 (FIRST_COME)");
    }

    @Test
    void a_deadline_that_changes_nothing_is_not_the_reason() {
        BranchScenario branch = aBranch().open();
        branch.issue("jht");
        branch.at("09:30").issue("jht");
        assertThat(branch.at("10:00").callNext("g1")).isEqualTo("A001 -> booth 1 (FIRST_COME)");
    }

    @Test
    void who_cannot_be_served_there_is_no_rival() {
        BranchScenario branch = aBranch().withGroup("g1", 2, "jkk").withGroup("g2", 2, "jht").open();
        branch.issue("jht");
        branch.after("1m").issue("jkk");
        assertThat(branch.callNext("g1")).isEqualTo("B001 -> booth 1 (FIRST_COME)");
    }

    /** Found: B001 had waited for 71 minutes when A003, a minute old, was called. */
    @Test
    void a_group_that_cannot_serve_the_overdue_calls_others_and_one_that_can_calls_the_overdue_first() {
        BranchScenario branch = aBranch().withGroup("g1", 1, "jht", "jkk").withGroup("g2", 1, "jht").automatic();
        branch.issued(2, "jht");
        branch.arrive("1");
        branch.arrive("2");
        branch.at("08:02").issue("jkk");
        branch.at("09:12").issue("jht");
        branch.at("09:13").complete("2");
        assertThat(calls(branch)).endsWith("A003 -> g2 booth 2 (ONLY_GROUP, load 0 of 1, 1 rivals)");
        branch.issue("jht", Priority.DISABLED);
        branch.at("09:14").complete("1");
        assertThat(calls(branch)).endsWith("B001 -> g1 booth 1 (ONLY_GROUP, load 0 of 1, 1 rivals)");
        assertThat(Explanation.of(branch.branch().plan(), branch.journal, BranchScenario.ticket("B001")).orElseThrow()
                .later()).extracting(Explanation.Overtaking::ticket, Explanation.Overtaking::why)
                .containsExactly(tuple("A003", "OTHER_GROUP"));
    }

    @Test
    void nobody_overdue_is_kept_out_by_somebody_whom_another_group_could_take() {
        BranchScenario branch = aBranch().overdueAfter("1m").withGroup("g1", 1, "jht", "jkk").withGroup("g2", 2, "jht")
                .automatic();
        branch.issued(3, "jht");
        branch.arrive("2");
        branch.at("08:01").issue("jht");
        branch.at("08:02").issue("jkk");
        branch.at("08:04:50").issue("jht");
        branch.at("08:05").passTime(); // two who did not come leave a booth of each group
        assertThat(calls(branch)).endsWith("""
                A004 -> g2 booth 3 (LEAST_NEEDED, load 1 of 2, 2 rivals)
                B001 -> g1 booth 1 (ONLY_GROUP, load 0 of 1, 1 rivals)""");
        assertThat(branch.waiting()).isEqualTo("A005");
    }

    @Test
    void where_there_is_room_for_all_the_overdue_the_lightest_load_decides() {
        BranchScenario branch = aBranch().overdueAfter("1m").withGroup("g1", 2, "jht", "jkk").withGroup("g2", 2, "jht")
                .automatic();
        branch.issued(4, "jht");
        branch.arrive("3");
        branch.at("08:01").issue("jht");
        branch.at("08:02").issue("jkk");
        branch.at("08:05").passTime();
        assertThat(calls(branch)).endsWith("""
                A005 -> g1 booth 1 (LIGHTEST_LOAD, load 0 of 2, 2 rivals)
                B001 -> g1 booth 2 (ONLY_GROUP, load 1 of 2, 1 rivals)""");
    }

    @Test
    void the_group_with_the_lightest_load_takes_the_visit() {
        BranchScenario branch = aBranch().withGroup("g1", 3).withGroup("g2", 3).automatic();
        branch.issued(3, "jht");
        assertThat(calls(branch)).isEqualTo("""
                A001 -> g1 booth 1 (FIRST_IN_PLAN, load 0 of 3, 2 rivals)
                A002 -> g2 booth 4 (LIGHTEST_LOAD, load 0 of 3, 2 rivals)
                A003 -> g1 booth 2 (LONGEST_SINCE_CALL, load 1 of 3, 2 rivals)""");
    }

    @Test
    void a_group_whose_visits_work_alone_is_lighter_than_its_load() {
        BranchScenario branch = aBranch().withGroup("g1", 4).withGroup("g2", 3).automatic();
        branch.issued(3, "jht");
        for (String booth : List.of("1", "2", "5")) {
            branch.arrive(booth);
        }
        branch.selfWorking("1");
        branch.selfWorking("2");
        branch.issue("jht");
        assertThat(calls(branch)).endsWith("A004 -> g1 booth 3 (FEWEST_NEED_OFFICER, load 2 of 4, 2 rivals)");
        branch.issue("jht");
        assertThat(calls(branch)).as("one who is on the way needs the officer as well")
                .endsWith("A005 -> g2 booth 6 (LIGHTEST_LOAD, load 1 of 3, 2 rivals)");
    }

    @Test
    void of_equal_loads_the_group_with_the_fewest_skills_takes_the_visit() {
        BranchScenario branch = aBranch().withGroup("g1", 3).withGroup("g2", 3, "jht").automatic();
        branch.issued(1, "jht").issued(1, "jkk");
        assertThat(calls(branch)).isEqualTo("""
                A001 -> g2 booth 4 (FEWEST_SKILLS, load 0 of 3, 2 rivals)
                B001 -> g1 booth 1 (ONLY_GROUP, load 0 of 3, 1 rivals)""");
    }

    @Test
    void of_equals_the_group_that_was_called_to_longest_ago_takes_the_visit() {
        BranchScenario branch = aBranch().withGroup("g1", 2).withGroup("g2", 2).withGroup("g3", 2).automatic();
        branch.issued(3, "jht");
        for (String booth : List.of("1", "3", "5")) {
            branch.arrive(booth);
            branch.complete(booth);
        }
        branch.issue("jht");
        assertThat(calls(branch)).endsWith("A004 -> g1 booth 1 (LONGEST_SINCE_CALL, load 0 of 2, 3 rivals)");
    }

    @Test
    void the_reason_is_the_lowest_rung_that_was_needed_against_any_rival() {
        BranchScenario branch = aBranch().withGroup("g1", 3).withGroup("g2", 3).withGroup("g3", 3, "jht").open();
        branch.issued(2, "jkk");
        branch.callNext("g1");
        branch.callNext("g2");
        branch.complete("1");
        branch.arrive("4");
        branch.noShow("1");
        branch.automatic("g1");
        branch.automatic("g2");
        branch.automatic("g3");
        branch.issue("jht");
        assertThat(calls(branch)).endsWith("A001 -> g3 booth 7 (FEWEST_SKILLS, load 0 of 3, 3 rivals)");
    }

    @Test
    void the_visit_is_chosen_among_all_ready_groups_and_only_then_its_booth() {
        BranchScenario branch = aBranch().withGroup("g1", 1, "jkk").withGroup("g2", 1, "jht").open();
        branch.issue("jht");
        branch.after("1m").issue("jkk");
        branch.automatic("g1");
        branch.automatic("g2");
        assertThat(calls(branch)).isEqualTo("""
                B001 -> g1 booth 1 (ONLY_GROUP, load 0 of 1, 1 rivals)
                A001 -> g2 booth 2 (ONLY_GROUP, load 0 of 1, 1 rivals)""");
    }

    @Test
    void nobody_is_ahead_whom_none_of_my_booths_can_take() {
        BranchScenario branch = aBranch().withGroup("g1", 2, "jht", "jkk").withGroup("g2", 2, "jkm").open();
        branch.issued(2, "jkm").issued(2, "jkk").issued(2, "jht");
        assertThat(branch.ahead("A001")).isEqualTo(2);
        assertThat(branch.ahead("A002")).isEqualTo(3);
        assertThat(branch.ahead("C002")).isEqualTo(1);
        assertThat(branch.ahead("B001")).isZero();
    }

    @Test
    void where_no_group_serves_a_service_all_count_as_ahead() {
        BranchScenario branch = aBranch().withGroup("g1", 2, "jkk").open();
        branch.issued(3, "jkk").issued(1, "jht");
        assertThat(branch.ahead("A001")).isEqualTo(3);
    }

    @Test
    void those_who_tie_with_me_and_weigh_more_are_ahead_of_me() {
        BranchScenario branch = aBranch().withWeight(Priority.ELDERLY, 2).open();
        branch.issue("jht");
        branch.at("08:10").issue("jht", Priority.ELDERLY);
        assertThat(branch.at("08:20").ahead("A001")).isEqualTo(1);
        assertThat(branch.ahead("A002")).isZero();
    }

    /** The state of the report: 17 who came before, and a wait that was much shorter than theirs. */
    @Test
    void who_is_overtaken_while_a_visit_with_priority_waits_is_not_ahead_of_it() {
        BranchScenario branch = aBranch().withWeight(Priority.ELDERLY, 3).withGroup("g1", 6).open().issued(17, "jht");
        branch.at("08:10").issue("jht", Priority.ELDERLY);
        Visit ours = branch.visit("A018");
        assertThat(branch.ahead("A018")).isEqualTo(4);
        assertThat(branch.policy.countAhead(branch.branch(), ours.ifOf(Priority.NONE), branch.now())).isEqualTo(17);
        assertThat(branch.ahead("A017")).as("and it is ahead of them").isEqualTo(17);
        branch.at("08:11").issue("jht", Priority.ELDERLY);
        assertThat(branch.ahead("A019")).as("of a class nobody overtakes").isGreaterThan(4);
    }

    private static String order(BranchScenario branch, String group) {
        return branch.policy.listNext(branch.branch(), branch.branch().getGroup(group), branch.now(), 100).stream()
                .map(CentralQueueTest::say).collect(Collectors.joining("\n"));
    }

    private static String say(Pick pick) {
        return pick.visit().ticket() + " -> booth " + pick.booth() + " (" + pick.reason().visit() + ")";
    }

    /** All calls in order, with why that group. */
    private static String calls(BranchScenario branch) {
        return branch.branch().calls().reversed().stream().map(call -> {
            var reason = call.call().reason();
            return call.ticket() + " -> " + call.group() + " booth " + call.booth() + " (" + reason.booth()
                    + ", load " + reason.load() + " of " + reason.concurrency() + ", " + reason.rivals() + " rivals)";
        }).collect(Collectors.joining("\n"));
    }
}
