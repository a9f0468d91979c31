package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import org.junit.jupiter.api.Test;

/** The officer's button, and groups that call by themselves. */
class CallNextTest {

    @Test
    void the_first_who_came_goes_to_the_first_free_booth() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(3, "jht");
        assertThat(branch.callNext("g1")).isEqualTo("A001 -> booth 1 (FIRST_COME)");
        assertThat(branch.callNext("g1")).isEqualTo("A002 -> booth 2 (FIRST_COME)");
        assertThat(branch.waiting()).isEqualTo("A003");
        assertThat(branch.stage("A001")).isEqualTo("called to booth 1 at 08:00:00, recalls 0");
    }

    @Test
    void a_repetition_with_the_same_request_id_calls_nobody_else() {
        BranchScenario branch = aBranch().withGroup("g1", 2).withGroup("g2", 2).open().issued(3, "jht");
        assertThat(branch.callNext("g1", 99)).isEqualTo("A001 -> booth 1 (FIRST_COME)");
        assertThat(branch.callNext("g1", 99)).isEqualTo("nothing");
        assertThat(branch.callNext("g2", 99)).isEqualTo("refused: RequestReused");
        assertThat(branch.callNext("g1")).isEqualTo("A002 -> booth 2 (FIRST_COME)");
    }

    @Test
    void it_is_refused_when_nobody_waits() {
        assertThat(aBranch().open().callNext("g1")).isEqualTo("refused: NobodyWaiting");
    }

    @Test
    void it_is_refused_when_nobody_waits_whom_the_officer_can_serve() {
        BranchScenario branch = aBranch().withGroup("g1", 2, "jkk").open().issued(1, "jht");
        assertThat(branch.callNext("g1")).isEqualTo("refused: NobodyWaiting");
    }

    @Test
    void it_is_refused_without_an_officer() {
        BranchScenario branch = aBranch().open().issued(1, "jht");
        branch.signOff("g1");
        assertThat(branch.callNext("g1")).isEqualTo("refused: NotOnDuty");
    }

    @Test
    void it_is_refused_during_a_pause() {
        BranchScenario branch = aBranch().open().issued(1, "jht");
        branch.pause("g1");
        assertThat(branch.callNext("g1")).isEqualTo("refused: Paused");
    }

    @Test
    void it_is_refused_when_every_open_booth_is_taken() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(3, "jht");
        branch.capacity("g1", 2, "1");
        branch.callNext("g1");
        assertThat(branch.callNext("g1")).isEqualTo("refused: NoRoom");
        assertThat(branch.refusalOf(new Command.CallNext("g1", null)))
                .isEqualTo("Group g1 holds 1 visits of 2 and has no free open booth.");
    }

    @Test
    void it_is_refused_when_the_officer_has_no_room() {
        BranchScenario branch = aBranch().withGroup("g1", 6, 1).open().issued(3, "jht");
        branch.callNext("g1");
        assertThat(branch.refusalOf(new Command.CallNext("g1", null)))
                .isEqualTo("Group g1 holds 1 visits of 1 and has no room for another.");
    }

    @Test
    void it_is_refused_while_the_branch_is_closed_and_at_a_group_that_is_not_there() {
        BranchScenario branch = aBranch().open();
        assertThat(branch.callNext("g9")).isEqualTo("refused: Unknown");
        branch.closeDay();
        assertThat(branch.callNext("g1")).isEqualTo("refused: BranchClosed");
    }

    @Test
    void an_automatic_group_calls_as_soon_as_somebody_waits_and_there_is_room() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic();
        assertThat(branch.issue("jht")).isEqualTo("A001 issued, A001 -> booth 1 (FIRST_COME)");
        assertThat(branch.issue("jht")).isEqualTo("A002 issued, A002 -> booth 2 (FIRST_COME)");
        assertThat(branch.issue("jht")).isEqualTo("A003 issued");
        branch.arrive("2");
        assertThat(branch.complete("2")).isEqualTo("A002 completed, A003 -> booth 2 (FIRST_COME)");
    }

    @Test
    void switching_to_automatic_fills_all_room_at_once_and_switching_back_calls_nobody() {
        BranchScenario branch = aBranch().withGroup("g1", 3, 2).open().issued(3, "jht");
        assertThat(branch.automatic("g1")).isEqualTo(
                "g1 calls AUTOMATIC, A001 -> booth 1 (FIRST_COME), A002 -> booth 2 (FIRST_COME)");
        assertThat(branch.automatic("g1")).isEqualTo("nothing");
        assertThat(branch.manual("g1")).isEqualTo("g1 calls MANUAL");
        branch.arrive("1");
        assertThat(branch.complete("1")).isEqualTo("A001 completed");
    }

    @Test
    void an_automatic_group_calls_when_its_officer_signs_on_or_comes_back_from_a_pause() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic();
        branch.pause("g1");
        branch.issued(2, "jht");
        assertThat(branch.resumeGroup("g1")).isEqualTo("g1 goes on, A001 -> booth 1 (FIRST_COME)");
        branch.signOff("g1");
        branch.arrive("1");
        branch.complete("1");
        assertThat(branch.signOn("g1", "Sari")).isEqualTo("Sari on at g1, A002 -> booth 1 (FIRST_COME)");
    }

    @Test
    void an_officer_who_calls_by_hand_beside_an_automatic_group_takes_from_the_same_queue() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withGroup("g2", 1).open();
        branch.automatic("g1");
        assertThat(branch.issue("jht")).isEqualTo("A001 issued, A001 -> booth 1 (FIRST_COME)");
        branch.issue("jht");
        assertThat(branch.callNext("g2")).isEqualTo("A002 -> booth 2 (FIRST_COME)");
    }

    @Test
    void the_board_is_told_the_newest_call_first_each_ticket_once_and_no_more_than_it_shows() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(30, "jht");
        branch.callNext("g1");
        branch.callNext("g1");
        branch.recall("1");
        assertThat(branch.branch().calls()).extracting(call -> call.ticket() + " " + call.call().recalls())
                .containsExactly("A001 1", "A002 0");
        for (int i = 0; i < 28; i++) {
            branch.noShow("1");
            branch.callNext("g1");
        }
        assertThat(branch.branch().calls()).hasSize(Branch.CALLS_SHOWN);
        assertThat(branch.branch().calls().getFirst().ticket()).hasToString("A030");
    }
}
