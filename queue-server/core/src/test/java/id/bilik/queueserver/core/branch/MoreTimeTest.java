package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import org.junit.jupiter.api.Test;

/** A participant who is called says that they are on the way, or asks for a little more time. */
class MoreTimeTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 1).open();

    @Test
    void who_is_on_the_way_says_so_once_and_has_no_longer_to_arrive_than_before() {
        called(1);
        assertThat(branch.after("1m").coming("A001")).isEqualTo("A001 is coming");
        assertThat(branch.after("1m").coming("A001")).isEqualTo("nothing");
        assertThat(branch.visit("A001").stage()).isInstanceOfSatisfying(Stage.Called.class,
                stage -> assertThat(stage.comingSince()).isEqualTo(branch.instant("08:01:00")));
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:05:00");
        branch.recall("1");
        assertThat(branch.coming("A001")).as("it holds for the call repeated, too").isEqualTo("nothing");
        assertThat(branch.after("5m").passTime()).isEqualTo("A001 no-show");
        assertThat(branch.coming("A001")).isEqualTo("refused: WrongStage");
        assertThat(branch.coming("A002")).isEqualTo("refused: Unknown");
    }

    @Test
    void the_booth_goes_to_the_next_at_once_and_the_place_is_kept() {
        BranchScenario automatic = aBranch().withGroup("g1", 1).automatic().issued(3, "jht");
        assertThat(automatic.after("1m").defer("A001", 5))
                .isEqualTo("A001 comes back later, A002 -> booth 1 (FIRST_COME)");
        assertThat(automatic.stage("A001")).isEqualTo("deferred until 08:06:00");
        automatic.arrive("1");
        assertThat(automatic.after("5m").passTime()).isEqualTo("A001 waits again after its deferral");
        assertThat(automatic.waiting()).isEqualTo("A001 A003");
        assertThat(automatic.complete("1")).isEqualTo("A002 completed, A001 -> booth 1 (FIRST_COME)");
        assertThat(automatic.tally()).startsWith("issued 3, called 2").doesNotContain("no-show");
    }

    @Test
    void it_counts_as_a_return_and_is_refused_where_none_is_left_that_keeps_the_place() {
        called(1);
        branch.noShow("1");
        branch.goBack("A001");
        branch.callNext("g1");
        assertThat(branch.defer("A001", 5)).isEqualTo("A001 comes back later");
        assertThat(branch.visit("A001").returnsInPlaceLeft(branch.branch().plan().rules())).isZero();
        branch.goBack("A001");
        branch.callNext("g1");
        assertThat(branch.refusalOf(new Command.DeferVisit(ticket("A001"), 5)))
                .isEqualTo("A001 can't be given more time at this call: its place is kept 2 times a day.");
        branch.after("5m").passTime();
        assertThat(branch.goBack("A001")).isEqualTo("A001 waits again, behind");
    }

    @Test
    void a_deferral_from_the_queue_counts_for_nothing() {
        called(1);
        branch.defer("A001", 5);
        branch.defer("A001", 20);
        branch.after("1m").goBack("A001");
        branch.defer("A001", 5);
        assertThat(branch.visit("A001").returns().count()).isEqualTo(1);
    }

    @Test
    void a_repetition_that_comes_after_the_next_call_is_no_second_wish() {
        called(1);
        Command wish = new Command.DeferVisit(ticket("A001"), 5, request(70));
        assertThat(branch.does(wish)).isEqualTo("A001 comes back later");
        assertThat(branch.after("1m").does(wish)).as("nor does it move the end").isEqualTo("nothing");
        branch.goBack("A001");
        branch.callNext("g1");
        assertThat(branch.does(wish)).isEqualTo("nothing");
        assertThat(branch.stage("A001")).startsWith("called");
        assertThat(branch.does(new Command.DeferVisit(ticket("A002"), 5, request(70))))
                .isEqualTo("refused: RequestReused");
        assertThat(branch.issue(70, "jht", Priority.NONE))
                .isEqualTo("refused: RequestReused");
        assertThat(branch.withdraw(70)).isEqualTo("refused: RequestReused");
    }

    @Test
    void of_the_officer_who_seats_them_and_the_participant_who_asks_the_first_is_right() {
        called(2);
        branch.arrive("1");
        assertThat(branch.defer("A001", 5)).isEqualTo("refused: WrongStage");

        branch.complete("1");
        branch.callNext("g1");
        branch.defer("A002", 5);
        assertThat(branch.does(new Command.Arrive("1", ticket("A002")))).isEqualTo("refused: BoothEmpty");
        branch.issue("jht");
        branch.callNext("g1");
        assertThat(branch.does(new Command.Arrive("1", ticket("A002")))).isEqualTo("refused: AnotherTicket");
    }

    @Test
    void who_comes_through_the_door_all_the_same_is_called_again_by_the_officer_and_it_counts_for_nothing() {
        called(1);
        branch.after("1m").defer("A001", 30);
        assertThat(branch.after("10s").undo("1")).isEqualTo("A001 back in booth 1");
        assertThat(branch.stage("A001")).isEqualTo("called to booth 1 at 08:01:10, recalls 0");
        assertThat(branch.visit("A001").returns()).isEqualTo(Returns.NONE);
        assertThat(branch.arrive("1")).isEqualTo("A001 arrived");
    }

    @Test
    void where_the_next_is_called_already_they_are_on_hold_for_the_officer() {
        BranchScenario automatic = aBranch().withGroup("g1", 1).automatic().issued(2, "jht");
        automatic.defer("A001", 30);
        assertThat(automatic.after("5s").undo("1")).isEqualTo("A001 back, on hold");
        assertThat(automatic.visit("A001").returns()).isEqualTo(Returns.NONE);
    }

    /** A clock that was put back stands still for the branch until it has caught up. */
    @Test
    void a_deferral_from_the_queue_is_not_taken_back_to_the_booth_before() {
        called(1);
        branch.transfer("1", "jkm");
        branch.defer("A001", 30);
        assertThat(branch.undo("1")).isEqualTo("refused: WrongStage");
    }

    @Test
    void where_nobody_may_come_back_later_nobody_gets_more_time() {
        BranchScenario strict = aBranch().withGroup("g1", 1).withReturnsInPlace(0).open().issued(1, "jht");
        strict.callNext("g1");
        assertThat(strict.defer("A001", 5)).isEqualTo("refused: NoMoreTime");
        assertThat(strict.defer("A001", 61)).isEqualTo("refused: DeferralOutOfRange");
    }

    private void called(int issued) { branch.issued(issued, "jht").callNext("g1"); }
}
