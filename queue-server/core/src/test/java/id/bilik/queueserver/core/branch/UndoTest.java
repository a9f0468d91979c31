package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import org.junit.jupiter.api.Test;

/** What an officer did by mistake is taken back within twenty seconds. */
class UndoTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).open();

    @Test
    void a_completion_is_taken_back_as_if_it_had_not_been() {
        seated();
        branch.after("3m").selfWorking("1");
        String before = branch.stage("A001");
        String tally = branch.tally();
        branch.after("1m").complete("1");
        assertThat(branch.after("19s").undo("1")).isEqualTo("A001 back in booth 1");
        assertThat(branch.stage("A001")).isEqualTo(before);
        assertThat(branch.tally()).isEqualTo(tally);
        assertThat(branch.booth("1")).isEqualTo("open, A001");
        assertThat(branch.after("41s").complete("1")).isEqualTo("A001 completed");
        assertThat(branch.tally()).contains("service 300, completed 1");
    }

    @Test
    void after_the_time_it_stays_done() {
        seated();
        branch.complete("1");
        assertThat(branch.after("20s").undo("1")).isEqualTo("refused: UndoTooLate");
        assertThat(branch.refusalOf(new Command.UndoDeparture("1", null))).contains("20 s");
        assertThat(branch.stage("A001")).isEqualTo("completed");
    }

    @Test
    void a_no_show_that_comes_through_the_door_has_the_whole_time_to_arrive_again() {
        branch.issued(1, "jht").callNext("g1");
        branch.after("4m").noShow("1");
        assertThat(branch.after("10s").undo("1")).isEqualTo("A001 back in booth 1");
        assertThat(branch.stage("A001")).isEqualTo("called to booth 1 at 08:04:10, recalls 0");
        assertThat(branch.tally()).doesNotContain("no-show");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:09:10");
        assertThat(branch.after("1m").arrive("1")).isEqualTo("A001 arrived");
    }

    @Test
    void a_no_show_by_the_clock_is_taken_back_too_and_does_not_fall_due_at_once() {
        branch.issued(1, "jht").callNext("g1");
        assertThat(branch.after("5m").passTime()).isEqualTo("A001 no-show");
        assertThat(branch.after("5s").undo("1")).isEqualTo("A001 back in booth 1");
        assertThat(branch.passTime()).isEqualTo("nothing");
    }

    @Test
    void a_transfer_is_taken_back_with_the_service_that_it_had() {
        seated();
        branch.transfer("1", "jkm");
        assertThat(branch.waiting()).isEqualTo("A001");
        assertThat(branch.after("5s").undo("1")).isEqualTo("A001 back in booth 1");
        assertThat(branch.visit("A001").service()).isEqualTo("jht");
        assertThat(branch.waiting()).isEmpty();
    }

    @Test
    void a_transfer_that_was_called_elsewhere_is_not_taken_back() {
        seated();
        branch.transfer("1", "jkm");
        assertThat(branch.callNext("g1")).startsWith("A001 -> booth 1");
        assertThat(branch.undo("1")).isEqualTo("refused: WrongStage");
    }

    /** A clock that was put back stands still for the branch until it has caught up. */
    @Test
    void a_visit_that_ended_elsewhere_at_the_same_time_is_not_taken_back_to_the_booth_before() {
        BranchScenario two = aBranch().withGroup("g1", 1, "jht").withGroup("g2", 1, "jkm").open().issued(1, "jht");
        two.callNext("g1");
        two.transfer("1", "jkm");
        two.callNext("g2");
        two.arrive("2");
        two.complete("2");
        assertThat(two.undo("1")).isEqualTo("refused: WrongStage");
        assertThat(two.undo("2")).isEqualTo("A001 back in booth 2");
    }

    @Test
    void where_the_booth_was_taken_meanwhile_the_visit_is_on_hold_and_resumed_in_any_booth() {
        BranchScenario automatic = aBranch().withGroup("g1", 2).automatic().issued(3, "jht");
        automatic.arrive("1");
        assertThat(automatic.complete("1")).isEqualTo("A001 completed, A003 -> booth 1 (FIRST_COME)");
        assertThat(automatic.after("5s").undo("1")).isEqualTo("A001 back, on hold");
        assertThat(automatic.stage("A001")).isEqualTo("held until 08:30:05");
        assertThat(automatic.booth("1")).isEqualTo("open, A003");
        assertThat(automatic.tally()).doesNotContain("completed");
        assertThat(automatic.undo("1")).isEqualTo("refused: NothingToUndo");
        automatic.noShow("2");
        assertThat(automatic.resume("2", "A001")).isEqualTo("A001 resumed in booth 2");
        assertThat(automatic.after("1m").complete("2")).isEqualTo("A001 completed");
    }

    @Test
    void a_booth_that_closed_behind_the_visit_drains_again() {
        seated();
        branch.capacity("g1", 2, "2");
        branch.complete("1");
        assertThat(branch.booth("1")).isEqualTo("closed");
        branch.undo("1");
        assertThat(branch.booth("1")).isEqualTo("draining, A001");
        branch.complete("1");
        assertThat(branch.booth("1")).isEqualTo("closed");
    }

    @Test
    void once_is_enough_and_only_what_was_named() {
        seated();
        assertThat(branch.undo("1")).isEqualTo("refused: NothingToUndo");
        branch.complete("1");
        assertThat(branch.does(new Command.UndoDeparture("1", ticket("A002")))).isEqualTo("refused: AnotherTicket");
        assertThat(branch.does(new Command.UndoDeparture("1", ticket("A001")))).isEqualTo("A001 back in booth 1");
        assertThat(branch.undo("1")).isEqualTo("refused: NothingToUndo");
        assertThat(branch.undo("2")).isEqualTo("refused: NothingToUndo");
        assertThat(branch.undo("99")).isEqualTo("refused: Unknown");
    }

    @Test
    void a_hold_needs_no_undo_and_a_closed_day_stays_closed() {
        seated();
        branch.hold("1");
        assertThat(branch.undo("1")).isEqualTo("refused: NothingToUndo");
        branch.resume("1");
        branch.complete("1");
        branch.closeDay();
        assertThat(branch.undo("1")).isEqualTo("refused: BranchClosed");
    }

    private void seated() {
        branch.issued(1, "jht").callNext("g1");
        branch.arrive("1");
    }
}
