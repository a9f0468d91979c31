package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import org.junit.jupiter.api.Test;

/** A participant who comes back later keeps the place, and is not called before. */
class DeferralTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).open();

    @Test
    void who_defers_is_passed_over_until_then_and_is_next_again_afterwards() {
        branch.issued(3, "jht");
        assertThat(branch.defer("A001", 20)).isEqualTo("A001 comes back later");
        assertThat(branch.stage("A001")).isEqualTo("deferred until 08:20:00");
        assertThat(branch.waiting()).isEqualTo("A002 A003");
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:20:00");
        assertThat(branch.after("19m").callNext("g1")).startsWith("A002");
        assertThat(branch.after("1m").passTime()).isEqualTo("A001 waits again after its deferral");
        assertThat(branch.callNext("g1")).startsWith("A001");
    }

    @Test
    void the_time_away_is_no_wait_of_the_branch() {
        branch.issued(1, "jht");
        branch.after("10m").defer("A001", 50);
        branch.after("50m").passTime();
        branch.after("5m").callNext("g1");
        assertThat(branch.tally()).isEqualTo("issued 1, called 1, in target 1, waited 900");
    }

    @Test
    void who_is_back_early_waits_again_at_once() {
        branch.issued(2, "jht").defer("A001", 30);
        assertThat(branch.after("5m").goBack("A001")).isEqualTo("A001 waits again");
        assertThat(branch.waiting()).isEqualTo("A001 A002");
        assertThat(branch.after("30m").passTime()).isEqualTo("nothing");
    }

    @Test
    void a_deferral_stays_within_the_rules() {
        branch.issued(1, "jht");
        assertThat(branch.defer("A001", 0)).isEqualTo("refused: DeferralOutOfRange");
        assertThat(branch.refusalOf(new Command.DeferVisit(BranchScenario.ticket("A001"), 61)))
                .isEqualTo("minutes must be 1 to 60, not 61.");
        assertThat(branch.defer("A009", 5)).isEqualTo("refused: Unknown");
        branch.callNext("g1");
        branch.arrive("1");
        assertThat(branch.defer("A001", 5)).isEqualTo("refused: WrongStage");
    }

    @Test
    void asking_again_moves_the_end_but_never_beyond_the_longest_time() {
        branch.issued(1, "jht").defer("A001", 30);
        assertThat(branch.after("20m").defer("A001", 40)).isEqualTo("A001 comes back later");
        assertThat(branch.stage("A001")).isEqualTo("deferred until 09:00:00");
        assertThat(branch.defer("A001", 40)).isEqualTo("nothing");
        assertThat(branch.refusalOf(new Command.DeferVisit(BranchScenario.ticket("A001"), 41)))
                .isEqualTo("minutes must be 1 to 40, not 41.");
    }

    @Test
    void who_is_away_may_leave_and_has_gone_when_the_day_closes() {
        branch.issued(2, "jht").defer("A001", 30);
        branch.defer("A002", 30);
        assertThat(branch.leave("A001")).isEqualTo("A001 gone: left");
        assertThat(branch.closeDay()).contains("A002 gone: day-closed");
    }
}
