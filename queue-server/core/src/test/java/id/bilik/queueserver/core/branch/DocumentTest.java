package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.deciding.Command;
import org.junit.jupiter.api.Test;

/** Papers that an officer has seen stay seen, wherever the visit goes. */
class DocumentTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).asking("jht", "kpj", "ktp").asking("jkk", "ktp")
            .open().issued(2, "jht");

    @Test
    void a_paper_is_ticked_once_and_may_be_ticked_off_again() {
        seated();
        assertThat(branch.sees("A001", "ktp")).isEqualTo("A001: ktp seen");
        assertThat(branch.sees("A001", "ktp")).isEqualTo("nothing");
        assertThat(branch.sees("A001", "kpj")).isEqualTo("A001: kpj seen");
        assertThat(branch.visit("A001").seen()).containsExactly("ktp", "kpj");
        assertThat(branch.unsees("A001", "ktp")).isEqualTo("A001: ktp not seen");
        assertThat(branch.unsees("A001", "ktp")).isEqualTo("nothing");
        assertThat(branch.visit("A001").seen()).containsExactly("kpj");
    }

    @Test
    void the_event_names_the_booth_where_there_is_one() {
        branch.sees("A002", "ktp");
        seated();
        branch.sees("A001", "ktp");
        assertThat(branch.journal).extracting(RecordedEvent::event).contains(
                new Event.DocumentChecked(ticket("A002"), null, "ktp", Check.SEEN),
                new Event.DocumentChecked(ticket("A001"), "1", "ktp", Check.SEEN));
    }

    @Test
    void what_was_seen_goes_along_through_a_hold_a_transfer_an_end_and_its_undoing() {
        seated();
        branch.sees("A001", "ktp");
        branch.hold("1");
        branch.resume("1");
        branch.transfer("1", "jkk");
        branch.callNext("g1");
        branch.arrive("1");
        assertThat(branch.sees("A001", "ktp")).as("the other service asks for it, too").isEqualTo("nothing");
        branch.complete("1");
        assertThat(branch.visit("A001").seen()).containsExactly("ktp");
        branch.undo("1");
        assertThat(branch.unsees("A001", "ktp")).isEqualTo("A001: ktp not seen");
    }

    @Test
    void nothing_is_seen_of_a_visit_that_is_over_or_for_which_the_service_does_not_ask() {
        seated();
        assertThat(branch.refusalOf(new Command.CheckDocument(ticket("A001"), "kk", Check.SEEN)))
                .isEqualTo("The service jht asks for no document kk; it asks for: kpj, ktp.");
        assertThat(branch.sees("A009", "ktp")).isEqualTo("refused: Unknown");
        branch.transfer("1", "jkm");
        assertThat(branch.refusalOf(new Command.CheckDocument(ticket("A001"), "ktp", Check.SEEN)))
                .isEqualTo("The service jkm asks for no document ktp.");
        branch.leave("A001");
        assertThat(branch.sees("A001", "ktp")).isEqualTo("refused: WrongStage");
        assertThatThrownBy(() -> Evolution.evolve(branch.branch(), new RecordedEvent(branch.branch().sequence() + 1,
                branch.now(), new Event.DocumentChecked(ticket("A001"), null, "ktp", Check.SEEN))))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("A001");
    }

    private void seated() {
        branch.callNext("g1");
        branch.arrive("1");
    }
}
