package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Leaving;
import org.junit.jupiter.api.Test;

/** Whom the officer is with: one visit of the group at most, and everybody knows what they go on with. */
class AttentionTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 3).open().issued(3, "jht");

    @Test
    void the_officer_turns_to_a_visit_that_needs_them() {
        seated("1");
        assertThat(branch.after("1m").attends("1")).isEqualTo("A001 has the officer");
        assertThat(branch.stage("A001")).isEqualTo("with the officer in booth 1 since 08:01:00");
        assertThat(branch.after("1m").attends("1")).isEqualTo("nothing");
        assertThat(branch.after("1m").selfWorking("1")).isEqualTo("A001 works alone");
        assertThat(branch.after("1m").attends("1")).as("unasked").isEqualTo("A001 has the officer");
    }

    @Test
    void turning_to_another_leaves_the_one_before_as_it_was_when_they_came() {
        seated("1");
        seated("2");
        branch.selfWorking("2");
        branch.attends("2");
        assertThat(branch.after("2m").attends("1")).isEqualTo("A002 works alone, A001 has the officer");
        assertThat(branch.after("2m").attends("2")).isEqualTo("A001 needs officer, A002 has the officer");
        assertThat(branch.stage("A001")).as("a new wait").isEqualTo("needs officer in booth 1 since 08:04:00");
    }

    @Test
    void the_officer_may_say_what_the_one_before_goes_on_with() {
        seated("1");
        seated("2");
        branch.attends("1");
        assertThat(branch.does(new Command.Attend("2", ticket("A002"), Leaving.SELF_WORKING, null)))
                .isEqualTo("A001 works alone, A002 has the officer");
        assertThat(branch.does(new Command.Attend("1", null, Leaving.NEEDS_OFFICER, null)))
                .isEqualTo("A002 needs officer, A001 has the officer");
    }

    @Test
    void what_the_officer_says_of_the_one_before_goes_to_nobody_else() {
        seated("1");
        seated("2");
        branch.attends("1");
        Command attend = new Command.Attend("2", ticket("A002"), Leaving.SELF_WORKING, ticket("A007"));
        assertThat(branch.does(attend)).isEqualTo("refused: WithAnother");
        branch.complete("1");
        assertThat(branch.does(attend)).as("they are with nobody").isEqualTo("A002 has the officer");
    }

    @Test
    void who_has_the_officer_and_asks_for_them_has_them_still() {
        seated("1");
        branch.attends("1");
        assertThat(branch.does(new Command.AskForOfficer("1", null, Need.HELP))).isEqualTo("nothing");
        assertThat(branch.needsOfficer("1")).as("the officer turns away").isEqualTo("A001 needs officer");
    }

    @Test
    void an_officer_who_is_not_there_is_with_nobody() {
        seated("1");
        branch.attends("1");
        assertThat(branch.does(new Command.PauseGroup("g1", null)))
                .isEqualTo("A001 needs officer, g1 paused");
        assertThat(branch.attends("1")).isEqualTo("refused: Paused");
        branch.does(new Command.ResumeGroup("g1"));
        branch.attends("1");
        assertThat(branch.does(new Command.SignOff("g1"))).startsWith("A001 needs officer, ");
        assertThat(branch.attends("1")).isEqualTo("refused: NotOnDuty");
    }

    @Test
    void a_visit_that_left_and_is_taken_back_waits_for_the_officer_who_is_elsewhere_by_now() {
        seated("1");
        seated("2");
        branch.attends("1");
        branch.complete("1");
        branch.attends("2");
        branch.after("10s").does(new Command.UndoDeparture("1", null));
        assertThat(branch.stage("A001")).isEqualTo("needs officer in booth 1 since 08:00:10");
        assertThat(branch.stage("A002")).isEqualTo("with the officer in booth 2 since 08:00:00");
    }

    @Test
    void a_visit_that_leaves_the_booth_frees_the_officer() {
        seated("1");
        branch.attends("1");
        branch.hold("1");
        assertThat(branch.branch().findAttended(branch.branch().getGroup("g1"))).isEmpty();
        branch.does(new Command.ResumeVisit("1", null));
        assertThat(branch.stage("A001")).isEqualTo("needs officer in booth 1 since 08:00:00");
    }

    @Test
    void nobody_is_attended_to_before_they_sit() {
        branch.callNext("g1");
        assertThat(branch.attends("1")).isEqualTo("refused: WrongStage");
        assertThat(branch.attends("2")).isEqualTo("refused: BoothEmpty");
        assertThat(branch.does(new Command.Attend("1", ticket("A002"), null, null)))
                .isEqualTo("refused: AnotherTicket");
    }

    private void seated(String booth) {
        branch.callNext("g1");
        branch.arrive(booth);
    }
}
