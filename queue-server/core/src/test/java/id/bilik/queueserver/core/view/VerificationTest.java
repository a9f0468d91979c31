package id.bilik.queueserver.core.view;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).asking("jht", "kpj", "ktp", "kk")
            .asking("jkk", "ktp", "surat").open().issued(1, "jht");

    @Test
    void each_paper_is_told_with_the_last_that_was_said_of_it() {
        seated();
        branch.sees("A001", "kk");
        branch.after("1m").sees("A001", "ktp");
        branch.after("1m").unsees("A001", "kk");

        assertThat(papers()).containsExactly("kpj -", "ktp SEEN 08:01:00", "kk UNSEEN 08:02:00");
        assertThat(report().completion()).isNull();
    }

    @Test
    void the_end_is_told_with_the_officer_on_duty_there_until_it_is_undone() {
        seated();
        branch.does(new Command.Complete("1", null, "documents-missing"));
        branch.signOff("g1");
        branch.signOn("g1", "somebody else");
        assertThat(report().completion()).isEqualTo(new Verification.Completion(branch.now(), "1",
                "documents-missing", "officer of g1"));

        branch.undo("1");
        assertThat(report().completion()).isNull();
        branch.signOff("g1");
        branch.complete("1");
        assertThat(Objects.requireNonNull(report().completion()).officer()).as("nobody is on duty").isNull();
    }

    @Test
    void papers_seen_for_an_earlier_service_stand_behind_those_of_the_present_one() {
        seated();
        branch.sees("A001", "kpj");
        branch.sees("A001", "ktp");
        branch.sees("A001", "kk");
        branch.unsees("A001", "kk");
        branch.transfer("1", "jkk");
        assertThat(report().service()).isEqualTo("jkk");
        assertThat(papers()).containsExactly("ktp SEEN 08:00:00", "surat -", "kpj SEEN 08:00:00");

        branch.undo("1");
        assertThat(report().service()).isEqualTo("jht");
        assertThat(report().papers()).filteredOn(Verification.Paper::isSeen).hasSize(2);
    }

    @Test
    void of_a_ticket_that_was_not_issued_there_is_no_report() {
        assertThat(Verification.of(branch.branch().plan(), branch.journal, BranchScenario.ticket("A009"))).isEmpty();
    }

    private void seated() {
        branch.callNext("g1");
        branch.arrive("1");
    }

    private Verification report() {
        return Verification.of(branch.branch().plan(), branch.journal, BranchScenario.ticket("A001")).orElseThrow();
    }

    private List<String> papers() {
        return report().papers().stream().map(paper -> paper.document().id() + " " + said(paper.last())).toList();
    }

    private String said(Verification.@Nullable Word word) {
        return word == null ? "-" : word.check() + " " + branch.local(word.at()).substring(11);
    }
}
