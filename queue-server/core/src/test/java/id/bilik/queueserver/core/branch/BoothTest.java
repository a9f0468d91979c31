package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import org.junit.jupiter.api.Test;

/** What officer and participant do in a booth, from the summons to the end. */
class BoothTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).open();

    @Test
    void a_visit_is_called_seated_alternates_and_is_completed() {
        branch.issue("jht");
        branch.after("5m").callNext("g1");
        assertThat(branch.after("1m").arrive("1")).isEqualTo("A001 arrived");
        assertThat(branch.stage("A001")).isEqualTo("needs officer in booth 1 since 08:06:00");
        assertThat(branch.after("1m").selfWorking("1")).isEqualTo("A001 works alone");
        assertThat(branch.stage("A001")).isEqualTo("works alone in booth 1 since 08:07:00");
        assertThat(branch.after("2m").needsOfficer("1")).isEqualTo("A001 needs officer");
        assertThat(branch.stage("A001")).isEqualTo("needs officer in booth 1 since 08:09:00");
        assertThat(branch.after("4m").does(new Command.Complete("1", null, "paid out")))
                .isEqualTo("A001 completed: paid out");
        assertThat(branch.stage("A001")).isEqualTo("completed: paid out");
        assertThat(branch.booth("1")).isEqualTo("open");
        assertThat(branch.tally()).isEqualTo(
                "issued 1, called 1, in target 1, waited 300, served 1, service 420, completed 1");
    }

    @Test
    void asking_twice_for_the_officer_does_not_start_the_waiting_again() {
        seated();
        branch.selfWorking("1");
        branch.after("1m").needsOfficer("1");
        assertThat(branch.after("5m").needsOfficer("1")).isEqualTo("nothing");
        assertThat(branch.stage("A001")).isEqualTo("needs officer in booth 1 since 08:01:00");
        branch.selfWorking("1");
        assertThat(branch.after("5m").selfWorking("1")).isEqualTo("nothing");
        assertThat(branch.stage("A001")).isEqualTo("works alone in booth 1 since 08:06:00");
    }

    @Test
    void a_recall_is_announced_anew_and_keeps_the_time_of_the_first_call() {
        branch.issued(2, "jht").callNext("g1");
        branch.callNext("g1");
        assertThat(branch.after("2m").recall("1")).isEqualTo("A001 called again");
        assertThat(branch.stage("A001")).isEqualTo("called to booth 1 at 08:02:00, recalls 1");
        Stage.Call call = branch.branch().calls().getFirst().call();
        assertThat(call.announcement()).isEqualTo(branch.branch().sequence());
        assertThat(branch.local(call.calledAt())).isEqualTo("2026-03-02T08:00:00");
        assertThat(branch.branch().calls()).extracting(it -> it.ticket().toString()).containsExactly("A001", "A002");
    }

    @Test
    void the_officer_may_mark_a_no_show() {
        branch.issued(1, "jht").callNext("g1");
        assertThat(branch.noShow("1")).isEqualTo("A001 no-show");
        assertThat(branch.booth("1")).isEqualTo("open");
        assertThat(branch.tally()).isEqualTo("issued 1, called 1, in target 1, no-show 1");
    }

    @Test
    void who_does_not_come_within_five_minutes_is_a_no_show() {
        branch.issued(1, "jht").callNext("g1");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:05:00");
        assertThat(branch.at("08:04:59").passTime()).isEqualTo("nothing");
        assertThat(branch.at("08:05:00").passTime()).isEqualTo("A001 no-show");
    }

    @Test
    void a_recall_starts_the_five_minutes_again() {
        branch.issued(1, "jht").callNext("g1");
        branch.at("08:04").recall("1");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:09:00");
        assertThat(branch.at("08:08:59").passTime()).isEqualTo("nothing");
        assertThat(branch.at("08:09").passTime()).isEqualTo("A001 no-show");
    }

    @Test
    void who_comes_in_the_last_second_is_seated_and_a_second_later_is_not() {
        branch.issued(2, "jht").callNext("g1");
        branch.callNext("g1");
        assertThat(branch.at("08:04:59").arrive("1")).isEqualTo("A001 arrived");
        assertThat(branch.at("08:05:00").arrive("2")).isEqualTo("refused: BoothEmpty");
        assertThat(branch.stage("A002")).startsWith("called"); // a refused command changes nothing, not even this
        assertThat(branch.passTime()).isEqualTo("A002 no-show");
    }

    @Test
    void a_no_show_frees_the_booth_for_the_next_in_the_same_breath() {
        BranchScenario automatic = aBranch().withGroup("g1", 1).automatic().issued(2, "jht");
        assertThat(automatic.after("5m").passTime()).isEqualTo("A001 no-show, A002 -> booth 1 (FIRST_COME)");
    }

    @Test
    void a_no_show_who_comes_back_waits_in_the_old_place() {
        branch.issued(3, "jht").callNext("g1");
        branch.noShow("1");
        assertThat(branch.after("10m").goBack("A001")).isEqualTo("A001 waits again");
        assertThat(branch.waiting()).isEqualTo("A001 A002 A003");
        assertThat(branch.stage("A001")).isEqualTo("waiting since 08:10:00");
        assertThat(branch.goBack("A001")).isEqualTo("nothing");
        assertThat(branch.tally()).isEqualTo("issued 3, called 1, in target 1");
    }

    @Test
    void a_second_call_of_the_same_visit_is_not_counted_again() {
        branch.issue("jht");
        branch.after("10m").callNext("g1");
        branch.noShow("1");
        branch.goBack("A001");
        branch.after("60m").callNext("g1");
        assertThat(branch.tally()).isEqualTo("issued 1, called 1, in target 1, waited 600");
    }

    @Test
    void a_call_after_the_target_wait_is_not_in_target() {
        branch.issued(2, "jht");
        branch.at("08:40:00").callNext("g1");
        branch.at("08:40:01").callNext("g1");
        assertThat(branch.tally()).isEqualTo("issued 2, called 2, in target 1, waited 4801");
    }

    @Test
    void a_held_visit_leaves_its_booth_free_and_may_be_resumed() {
        seated();
        assertThat(branch.hold("1")).isEqualTo("A001 held");
        assertThat(branch.stage("A001")).isEqualTo("held until 08:30:00");
        assertThat(branch.booth("1")).isEqualTo("open");
        assertThat(branch.after("7m").resume("1")).isEqualTo("A001 resumed in booth 1");
        assertThat(branch.stage("A001")).isEqualTo("needs officer in booth 1 since 08:07:00");
    }

    @Test
    void resuming_without_a_ticket_takes_who_was_held_last_from_this_booth() {
        branch.issued(3, "jht");
        branch.callNext("g1");
        branch.callNext("g1");
        branch.hold("1");
        branch.hold("2");
        branch.after("1m").callNext("g1");
        branch.hold("1");
        assertThat(branch.resume("1")).isEqualTo("A003 resumed in booth 1");
        branch.complete("1");
        assertThat(branch.resume("1")).isEqualTo("A001 resumed in booth 1");
        branch.complete("1");
        assertThat(branch.resume("1")).isEqualTo("refused: NobodyHeld");
        assertThat(branch.resume("1", "A002")).isEqualTo("A002 resumed in booth 1");
    }

    @Test
    void resuming_needs_a_free_open_booth_and_an_officer_with_room() {
        seated();
        branch.hold("1");
        branch.issued(2, "jht").callNext("g1");
        assertThat(branch.resume("1")).isEqualTo("refused: BoothTaken");
        branch.capacity("g1", 1, "1", "2");
        assertThat(branch.resume("2", "A001")).isEqualTo("refused: NoRoom");
        branch.capacity("g1", 2, "1");
        assertThat(branch.resume("2", "A001")).isEqualTo("refused: BoothClosed");
        assertThat(branch.resume("1", "A003")).isEqualTo("refused: WrongStage");
        assertThat(branch.resume("1", "A099")).isEqualTo("refused: Unknown");
        assertThat(branch.resume("9", "A001")).isEqualTo("refused: Unknown");
        branch.capacity("g1", 2, "1", "2");
        branch.signOff("g1");
        assertThat(branch.resume("2", "A001")).isEqualTo("refused: NotOnDuty");
    }

    @Test
    void a_hold_that_runs_out_puts_the_visit_back_in_its_old_place() {
        seated();
        branch.hold("1");
        branch.issued(2, "jht");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:30:00");
        assertThat(branch.at("08:29:59").passTime()).isEqualTo("nothing");
        assertThat(branch.at("08:30").passTime()).isEqualTo("A001 waits again after its hold");
        assertThat(branch.waiting()).isEqualTo("A001 A002 A003");
        assertThat(branch.callNext("g1")).isEqualTo("A001 -> booth 1 (FIRST_COME)");
    }

    @Test
    void a_held_participant_may_return_before_the_hold_runs_out() {
        seated();
        branch.hold("1");
        branch.issued(1, "jht");
        assertThat(branch.after("5m").goBack("A001")).isEqualTo("A001 waits again");
        assertThat(branch.waiting()).isEqualTo("A001 A002");
        assertThat(branch.at("08:30").passTime()).isEqualTo("nothing");
    }

    @Test
    void a_transfer_keeps_the_place_and_the_number() {
        seated();
        branch.after("1m").issue("jkk");
        assertThat(branch.after("1m").transfer("1", "jkk")).isEqualTo("A001 to jkk");
        assertThat(branch.next("g1")).isEqualTo("A001 B001");
        assertThat(branch.visit("A001").service()).isEqualTo("jkk");
        assertThat(branch.local(branch.visit("A001").issuedAt())).isEqualTo("2026-03-02T08:00:00");
        assertThat(branch.transfer("1", "jkm")).isEqualTo("refused: BoothEmpty");
    }

    @Test
    void a_transfer_to_a_service_that_is_not_there_is_refused() {
        seated();
        assertThat(branch.transfer("1", "passport")).isEqualTo("refused: Unknown");
    }

    @Test
    void who_leaves_while_waiting_called_or_held_is_gone() {
        branch.issued(3, "jht").callNext("g1");
        branch.callNext("g1");
        branch.hold("2");
        assertThat(branch.leave("A001")).isEqualTo("A001 gone: left");
        assertThat(branch.leave("A002")).isEqualTo("A002 gone: left");
        assertThat(branch.leave("A003")).isEqualTo("A003 gone: left");
        assertThat(branch.leave("A003")).isEqualTo("nothing");
        assertThat(branch.booth("1")).isEqualTo("open");
        assertThat(branch.tally()).isEqualTo("issued 3, called 2, in target 2, abandoned 3");
    }

    @Test
    void who_leaves_after_being_called_frees_the_booth_for_the_next() {
        BranchScenario automatic = aBranch().withGroup("g1", 1).automatic().issued(2, "jht");
        assertThat(automatic.leave("A001")).isEqualTo("A001 gone: left, A002 -> booth 1 (FIRST_COME)");
    }

    @Test
    void an_act_meant_for_another_ticket_is_refused() {
        seated();
        branch.complete("1");
        branch.issued(1, "jht").callNext("g1");
        TicketNumber meant = ticket("A001");
        for (Command late : new Command[]{new Command.Arrive("1", meant), new Command.Recall("1", meant),
                new Command.MarkNoShow("1", meant), new Command.AskForOfficer("1", meant, null),
                new Command.StartSelfWork("1", meant), new Command.Hold("1", meant, null),
                new Command.Transfer("1", meant, "jkk"), new Command.Complete("1", meant, null)}) {
            assertThat(branch.refusalOf(late)).as(late.toString()).isEqualTo("Booth 1 has A002 by now.");
        }
        assertThat(branch.does(new Command.Arrive("1", ticket("A002")))).isEqualTo("A002 arrived");
    }

    @Test
    void a_booth_that_is_not_there_is_refused_by_name() {
        assertThat(branch.refusalOf(new Command.Arrive("99", null))).isEqualTo("There is no booth 99 here today.");
    }

    /** A001 in booth 1 since eight, with the officer. */
    private void seated() {
        branch.issue("jht");
        branch.callNext("g1");
        branch.arrive("1");
    }
}
