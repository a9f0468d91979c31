package id.bilik.queueserver.core.calling;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Those who were called, did not come, and come back. */
class ReturnsTest {
    @Test
    void two_returns_keep_the_place_and_the_third_goes_behind() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        branch.issued(2, "jht");
        for (int i = 0; i < 2; i++) {
            assertThat(missAndComeBack(branch)).isEqualTo("A001 waits again");
            assertThat(branch.waiting()).isEqualTo("A001 A002");
        }
        assertThat(missAndComeBack(branch.after("1m"))).isEqualTo("A001 waits again, behind");
        assertThat(branch.waiting()).isEqualTo("A002 A001");
        branch.after("1m").issue("jht");
        assertThat(branch.waiting()).as("who comes later is behind them").isEqualTo("A002 A001 A003");
        assertThat(branch.visit("A001").countsFrom()).isEqualTo(branch.instant("08:01:00"));
    }

    @Test
    void who_is_behind_comes_back_behind_each_time_and_is_never_refused() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withReturnsInPlace(0).open();
        branch.issue("jht");
        for (int i = 1; i <= 20; i++) {
            branch.after("1m").issue("jkk");
            assertThat(missAndComeBack(branch)).endsWith(" waits again, behind");
        }
        assertThat(branch.visit("A001").returns().count()).isPositive();
    }

    @Test
    void holds_deferrals_and_what_an_officer_undoes_count_for_nothing() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withReturnsInPlace(0).open();
        branch.issued(2, "jht");
        branch.defer("A001", 10);
        branch.after("1m").goBack("A001");
        branch.callNext("g1");
        branch.noShow("1");
        branch.undo("1");
        branch.arrive("1");
        branch.hold("1");
        branch.after("1m").goBack("A001");
        assertThat(branch.waiting()).isEqualTo("A001 A002");
    }

    @Test
    void an_appointment_that_is_still_to_come_is_where_who_comes_back_stands() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withReturnsInPlace(0).open();
        branch.issueBooked("jht", Priority.NONE, branch.instant("09:00"));
        missAndComeBack(branch);
        assertThat(branch.visit("A001").countsFrom()).isEqualTo(branch.instant("09:00"));
    }

    /** Found by an independent simulation: the last of 25 was uncalled after eight hours. */
    @Test
    void twenty_four_who_are_never_there_and_always_come_back_do_not_keep_the_others_waiting() {
        BranchScenario branch = aBranch().withGroup("g1", 6).aroundTheClock().automatic();
        branch.issued(24, "jht");
        branch.after("1s").issue("jht");
        int calls = 0;
        for (; !branch.visit("A025").called() && calls < 1000; calls += 6) {
            branch.after("5m").passTime();
            for (Visit visit : List.copyOf(branch.branch().visits().values())) {
                if (visit.stage() instanceof Stage.NoShow) {
                    branch.goBack(visit.ticket().toString());
                }
            }
        }
        assertThat(calls).as("each of the 24 is called three times at most").isLessThanOrEqualTo(3 * 24);
        assertThat(branch.now()).isBeforeOrEqualTo(branch.instant("09:00:01"));
    }

    /** The same by their phones: what they ask for at a call counts as coming back after it. */
    @Test
    void twenty_four_who_ask_for_more_time_at_each_call_do_not_keep_the_others_waiting() {
        BranchScenario branch = aBranch().withGroup("g1", 6).aroundTheClock().automatic();
        branch.issued(24, "jht");
        branch.after("1s").issue("jht");
        for (int calls = 0; !branch.visit("A025").called(); calls++) {
            assertThat(calls).as("each of the 24 is called three times at most").isLessThanOrEqualTo(3 * 24);
            String called = branch.branch().calls().getFirst().ticket().toString();
            if (branch.defer(called, 1).startsWith("refused")) {
                branch.after("5m").passTime();
            } else {
                branch.goBack(called);
            }
        }
    }

    private static String missAndComeBack(BranchScenario branch) {
        branch.callNext("g1");
        branch.noShow("1");
        return branch.goBack(branch.branch().calls().getFirst().ticket().toString());
    }
}
