package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.deciding.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One visit of several steps keeps one number, and each step has a queue, a wait and a target of its own. */
class StepsTest {
    /** Papers for A are checked in C, at booth 1; A is served at booth 2, B at booth 3. */
    private final BranchScenario branch = aBranch().asking("jht", "ktp", "kk").checkedIn("jht", "jkm")
            .withGroup("checks", 1, "jkm").withGroup("jht", 1, "jht").withGroup("jkk", 1, "jkk").open();

    @Test
    void papers_are_checked_before_the_service_under_the_same_number() {
        assertThat(branch.issue("jht")).isEqualTo("A001 issued");
        assertThat(branch.callNext("jht")).isEqualTo("refused: NobodyWaiting");
        assertThat(branch.after("5m").callNext("checks")).startsWith("A001 -> booth 1");
        branch.arrive("1");
        assertThat(branch.sees("A001", "ktp")).isEqualTo("A001: ktp seen");
        assertThat(branch.after("3m").complete("1")).isEqualTo("A001 goes on to jht");
        assertThat(branch.stage("A001")).isEqualTo("waiting since 08:08:00");
        assertThat(branch.after("2m").callNext("jht")).startsWith("A001 -> booth 2");
        branch.arrive("2");
        assertThat(branch.visit("A001").seen()).containsExactly("ktp");
        assertThat(branch.after("6m").complete("2")).isEqualTo("A001 completed");
        assertThat(branch.tally())
                .isEqualTo("issued 1, called 2, in target 2, waited 420, served 1, service 540, completed 1");
    }

    @Test
    void three_steps_have_one_number_and_ending_the_visit_ends_them_all() {
        assertThat(branch.issueFor("jht", "jkk")).isEqualTo("A001 issued");
        assertThat(branch.visit("A001").steps().next()).containsExactly("jht", "jkk");
        passChecks("A001");
        assertThat(branch.callNext("jht")).startsWith("A001 -> booth 2");
        branch.arrive("2");
        assertThat(branch.completeWhole("2")).isEqualTo("A001 completed");
        assertThat(branch.callNext("jkk")).isEqualTo("refused: NobodyWaiting");
        assertThat(branch.stage("A001")).isEqualTo("completed");
    }

    @Test
    void nobody_is_in_two_queues_however_often_a_step_is_sent_on() {
        branch.issueFor("jht", "jkk");
        passChecks("A001");
        branch.callNext("jht");
        branch.arrive("2");
        branch.complete("2");
        assertThat(branch.waiting()).isEqualTo("A001");
        assertThat(branch.complete("2")).isEqualTo("refused: BoothEmpty");
        assertThat(branch.transfer("2", "jht")).isEqualTo("refused: BoothEmpty");
        assertThat(branch.waiting()).isEqualTo("A001");
        assertThat(branch.order("jkk")).isEqualTo("A001");
    }

    @Test
    void a_transfer_to_a_service_that_would_follow_is_that_step() {
        branch.issueFor("jht", "jkk");
        branch.callNext("checks");
        branch.arrive("1");
        branch.transfer("1", "jkk");
        assertThat(branch.visit("A001").steps().next()).containsExactly("jht");
        branch.undo("1");
        assertThat(branch.visit("A001").steps().next()).containsExactly("jht", "jkk");
    }

    @Test
    void an_officer_with_both_skills_serves_two_services_in_one_call() {
        BranchScenario both = aBranch().withGroup("g1", 1, "jht", "jkk").open();
        both.issueFor("jht", "jkk");
        both.callNext("g1");
        both.arrive("1");
        assertThat(both.after("4m").complete("1")).isEqualTo("A001 stays for jkk");
        assertThat(both.stage("A001")).isEqualTo("needs officer in booth 1 since 08:04:00");
        assertThat(both.after("5m").complete("1")).isEqualTo("A001 completed");
        assertThat(both.journal.stream().filter(each -> each.event() instanceof Event.TicketCalled)).hasSize(1);
        assertThat(both.tally()).contains("called 1").contains("service 540, completed 1");
    }

    @Test
    void an_officer_who_is_there_stays_for_the_next_step() {
        BranchScenario both = aBranch().withGroup("g1", 1, "jht", "jkk").open();
        both.issueFor("jht", "jkk");
        both.callNext("g1");
        both.arrive("1");
        both.attends("1");
        both.after("4m").complete("1");
        assertThat(both.stage("A001")).isEqualTo("with the officer in booth 1 since 08:04:00");
    }

    @Test
    void one_check_serves_all_services_that_have_it() {
        BranchScenario shared = aBranch().checkedIn("jht", "jkm").checkedIn("jkk", "jkm").withGroup("g1", 2).open();
        shared.issueFor("jkk", "jht");
        assertThat(shared.visit("B001").service()).isEqualTo("jkm");
        assertThat(shared.visit("B001").steps().next()).containsExactly("jkk", "jht");
    }

    @Test
    void a_step_waits_behind_those_who_were_there_before_it_began() {
        branch.issue("jht");
        passChecks("A001");
        branch.after("1m").issue("jht");
        assertThat(branch.after("1m").issueFor("jkk", "jht")).isEqualTo("B001 issued");
        passChecks("A002");
        passChecks("B001");
        assertThat(branch.order("jht")).isEqualTo("A001 A002");
        assertThat(branch.order("jkk")).isEqualTo("B001");
    }

    @Test
    void who_lacks_a_paper_keeps_number_and_place_until_they_are_back() {
        branch.issue("jht");
        branch.after("1m").issue("jht");
        branch.callNext("checks");
        branch.arrive("1");
        assertThat(branch.lacks("1", "kk")).isEqualTo("A001 lacks [kk]");
        assertThat(branch.stage("A001")).isEqualTo("fetches [kk]");
        assertThat(branch.booth("1")).isEqualTo("open");
        branch.callNext("checks");
        branch.arrive("1");
        branch.after("1m").issue("jht");
        assertThat(branch.after("30m").goBack("A001")).isEqualTo("A001 waits again");
        assertThat(branch.order("jkm")).isEqualTo("A001 A003");
        assertThat(branch.visit("A001").waitedAt(branch.now())).hasMinutes(1);
        branch.complete("1");
        assertThat(branch.callNext("checks")).startsWith("A001 -> booth 1");
    }

    @Test
    void who_does_not_come_back_with_the_paper_has_left_when_the_day_ends() {
        branch.issue("jht");
        branch.callNext("checks");
        branch.arrive("1");
        branch.lacks("1", "ktp", "kk");
        branch.at("2026-03-03T00:00").passTime();
        assertThat(branch.journal.stream().filter(each -> each.event() instanceof Event.VisitAbandoned)).hasSize(1);
    }

    @Test
    void only_papers_that_are_asked_for_can_be_missing() {
        branch.issue("jht");
        branch.callNext("checks");
        branch.arrive("1");
        assertThat(branch.lacks("1", "passport")).isEqualTo("refused: NotAskedFor");
        assertThat(branch.lacks("1")).isEqualTo("refused: NothingMissing");
    }

    @Test
    void what_was_missing_or_sent_on_by_mistake_is_taken_back() {
        branch.issue("jht");
        branch.after("2m").callNext("checks");
        branch.arrive("1");
        String tally = branch.tally();
        branch.lacks("1", "kk");
        assertThat(branch.undo("1")).isEqualTo("A001 back in booth 1");
        branch.after("1m").complete("1");
        assertThat(branch.after("5s").undo("1")).isEqualTo("A001 back in booth 1");
        assertThat(branch.visit("A001").service()).isEqualTo("jkm");
        assertThat(branch.visit("A001").steps()).isEqualTo(VisitSteps.of(List.of("jht")));
        assertThat(branch.tally()).isEqualTo(tally);
        assertThat(branch.waiting()).isEmpty();
    }

    @Test
    void an_officer_adds_and_removes_what_follows() {
        branch.issue("jht");
        branch.callNext("checks");
        branch.arrive("1");
        assertThat(branch.plansSteps("1", "jht", "jkk")).isEqualTo("A001 then [jht, jkk]");
        assertThat(branch.plansSteps("1", "jht", "jkk")).isEqualTo("nothing");
        assertThat(branch.plansSteps("1", "jkm")).isEqualTo("refused: ServiceTwice");
        assertThat(branch.plansSteps("1", "passport")).isEqualTo("refused: Unknown");
        branch.complete("1");
        assertThat(branch.order("jht")).isEqualTo("A001");
    }

    @Test
    void a_visit_is_for_five_services_at_most_and_for_each_once() {
        BranchScenario large = aBranch().withService("d", 'D').withService("e", 'E').withService("f", 'F')
                .checkedIn("jht", "f").withGroup("g1", 2).open();
        assertThat(large.issueFor("jht", "jht")).isEqualTo("refused: ServiceTwice");
        assertThat(large.issueFor("jht", "jkk", "jkm", "d", "e")).isEqualTo("A001 issued");
        assertThat(large.visit("A001").steps().next()).hasSize(5);
        BranchScenario six = aBranch().withService("d", 'D').withService("e", 'E').withService("f", 'F')
                .withGroup("g1", 2).open();
        assertThat(six.issueFor("jht", "jkk", "jkm", "d", "e", "f")).isEqualTo("refused: TooManyServices");
    }

    @Test
    void the_same_wish_gets_the_same_number_and_another_one_is_refused() {
        branch.issueFor(7, "jht", "jkk");
        assertThat(branch.issueFor(7, "jht", "jkk")).isEqualTo("nothing");
        assertThat(branch.issueFor(7, "jht")).isEqualTo("refused: RequestReused");
        assertThat(branch.issueFor(7, "jkk", "jht")).isEqualTo("refused: RequestReused");
    }

    @Test
    void a_plan_cannot_drop_what_somebody_goes_on_to() {
        branch.issue("jht");
        assertThat(branch.does(new Command.AdoptPlan(aBranch().withoutService("jht").withGroup("checks", 1, "jkm")
                .withGroup("jht", 1, "jkm").withGroup("jkk", 1, "jkk").plan()))).isEqualTo("refused: PlanInUse");
    }

    @Test
    void a_check_has_no_check_before_it() {
        assertThatThrownBy(() -> aBranch().checkedIn("jht", "jkm").checkedIn("jkm", "jkk").plan())
                .hasMessageContaining("jkm is the check of jht");
        assertThatThrownBy(() -> aBranch().checkedIn("jht", "nothing").plan()).hasMessageContaining("unknown nothing");
        assertThatThrownBy(() -> aBranch().checkedIn("jht", "jht").plan()).hasMessageContaining("its own check");
    }

    private void passChecks(String ticket) {
        assertThat(branch.callNext("checks")).startsWith(ticket);
        branch.arrive("1");
        branch.complete("1");
    }
}
