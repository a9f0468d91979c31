package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type goes to boards, logs and the journal: plain text of a fair length only. */
class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "tab\there", "bell\u0007", "escape\u001b[31m", "nul\u0000", "c1\u0085",
            "line\u2028separator", "paragraph\u2029separator", "right\u202eto left", "half \ud83d pair"})
    void control_characters_are_refused_wherever_a_text_is_taken(String text) {
        BranchScenario branch = aBranch().withGroup("g1", 1).withGroup("g2", 1).open().issued(1, "jht");
        branch.callNext("g1");
        branch.arrive("1");
        branch.signOff("g2");
        for (Command command : List.of(new Command.ShowMessage(text, null), new Command.SignOn("g2", text),
                new Command.PauseGroup("g1", text), new Command.Hold("1", null, text),
                new Command.Complete("1", null, text),
                new Command.ConfirmSlip(ticket("A001"), Visit.Slip.FAILED, text))) {
            assertThat(branch.does(command)).as(command.toString()).isEqualTo("refused: UnusableText");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Loket 3 tutup – silakan ke bilik 4", "مرحبا", "番号", "🙂"})
    void all_scripts_are_welcome(String text) {
        assertThat(aBranch().open().does(new Command.ShowMessage(text, null))).isEqualTo("message \"" + text + "\"");
    }

    @Test
    void a_message_has_at_most_200_characters() {
        BranchScenario branch = aBranch().open();
        assertThat(branch.does(new Command.ShowMessage("x".repeat(200), null))).startsWith("message");
        assertThat(branch.refusalOf(new Command.ShowMessage("y".repeat(201), null)))
                .isEqualTo("text must be plain text of at most 200 characters.");
    }
}
