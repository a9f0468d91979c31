package id.bilik.queueserver.core.view;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void who_came_later_and_was_called_before_is_told_with_the_reason() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withWeight(Priority.ELDERLY, 4).open();
        branch.issue("jht");
        branch.issue("jht");
        branch.after("5m").issue("jht", Priority.ELDERLY);
        branch.after("10m");
        for (int i = 0; i < 3; i++) {
            branch.callNext("g1");
            branch.arrive("1");
            branch.after("5m").complete("1");
        }
        Explanation second = explain(branch, "A002");
        assertThat(second.earlier()).isEqualTo(1);
        assertThat(second.later()).extracting(Explanation.Overtaking::ticket, Explanation.Overtaking::why)
                .containsExactly(tuple("A003", "ACCUMULATED_PRIORITY"));
        assertThat(second.waitedSeconds()).isEqualTo(25 * 60);
        assertThat(second.texts().get("en")).startsWith("Called to booth 1 after 25 minutes");
    }

    @Test
    void who_waits_is_told_who_was_called_meanwhile() {
        BranchScenario branch = aBranch().withGroup("g1", 1, "jkk").withGroup("g2", 1, "jht").open();
        branch.issue("jht");
        branch.after("1m").issue("jkk");
        branch.callNext("g1");
        Explanation waiting = explain(branch, "A001");
        assertThat(waiting.calledAt()).isNull();
        assertThat(waiting.later()).extracting(Explanation.Overtaking::why).containsExactly("OTHER_GROUP");
    }

    @Test
    void who_came_back_behind_is_an_earlier_number_once_and_a_later_one_from_then_on() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withWeight(Priority.ELDERLY, 4).withReturnsInPlace(1)
                .open();
        branch.issue("jht", Priority.ELDERLY);
        branch.after("10m").issue("jht");
        for (int i = 0; i < 2; i++) {
            branch.callNext("g1");
            branch.noShow("1");
            branch.after("1m").goBack("A001");
        }
        branch.after("10m").callNext("g1");
        branch.noShow("1");
        branch.after("1m").callNext("g1");
        Explanation second = explain(branch, "A002");
        assertThat(second.earlier()).isEqualTo(1);
        assertThat(second.later()).extracting(Explanation.Overtaking::ticket, Explanation.Overtaking::why)
                .containsExactly(tuple("A001", "ACCUMULATED_PRIORITY"));
        branch.noShow("1");
        branch.goBack("A002");
        branch.callNext("g1");
        branch.noShow("1");
        branch.goBack("A002");
        assertThat(explain(branch, "A002").waitedSeconds()).as("of the first call").isEqualTo(13 * 60);
    }

    @Test
    void it_says_what_is_known_of_the_slip() {
        BranchScenario branch = aBranch().open().issued(2, "jht");
        for (Visit.Slip slip : List.of(Visit.Slip.FAILED, Visit.Slip.UNCONFIRMED)) {
            branch.does(new Command.ConfirmSlip(BranchScenario.ticket("A001"), slip, null));
        }
        assertThat(explain(branch, "A001").slip() + " " + explain(branch, "A002").slip())
                .isEqualTo("unconfirmed unknown");
    }

    private static Explanation explain(BranchScenario branch, String ticket) {
        return Explanation.of(branch.branch().plan(), branch.journal, BranchScenario.ticket(ticket)).orElseThrow();
    }
}
