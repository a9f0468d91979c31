package id.bilik.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.MachineLine;
import id.bilik.hardware.simulated.PrinterMachine;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter on a line whose time is in the hand of the test: what happens, happens at a byte. */
class EscPosPrinterTest {

    /** Nobody looks at the printer but at the start, so each byte has its place. */
    private static final PrinterTimes TIMES = new PrinterTimes(Duration.ofSeconds(1), Duration.ofMillis(300),
            Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofMillis(50), Duration.ofMillis(1),
            Duration.ofDays(1),
            Duration.ofMillis(10), Duration.ofMillis(50));
    /** Questions, the wash and the first proof come before it. */
    private static final int GREETING = 4_200;
    /** Bytes of the last command of the slip. */
    private static final int CUT = 3;
    private static final byte[] JOB = PrinterContract.slip("A001");

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 5, InstantSource.system());
    private final MachineLine line = new MachineLine(machine);

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "COVER_OPEN", "JAMMED"})
    void trouble_at_any_byte_is_told_as_what_it_is(PrinterStatus trouble) {
        long whole = bytesOfOneSlip();
        for (long at = 0; at < whole; at += at < GREETING - 150 && at > 20 ? 83 : 1) {
            PrinterMachine other = new PrinterMachine(Paper.WIDTH_80_MM, 5, InstantSource.system());
            MachineLine way = new MachineLine(other);
            way.happen(at, () -> other.setStatus(trouble));
            try (EscPosPrinter printer = new EscPosPrinter(way, TIMES, false, PrinterContract.VOIDING)) {
                PrintOutcome outcome = printer.print(JOB);

                if (at >= whole - CUT) { // what is proved to be on paper hangs from the printer
                    assertThat(outcome).as("%s before byte %d of %d", trouble, at, whole)
                            .isInstanceOf(PrintOutcome.Unconfirmed.class);
                } else {
                    assertThat(outcome).as("%s before byte %d of %d", trouble, at, whole).isInstanceOfSatisfying(
                            PrintOutcome.Failed.class, failed -> assertThat(failed.status()).isEqualTo(trouble));
                }
                assertThat(other.listSlips()).as("%s before byte %d of %d", trouble, at, whole).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1e, 0x32, 0x36, 0x7e})
    void an_answer_to_a_question_that_was_given_up_is_not_taken_for_one_to_the_next(int late) {
        try (EscPosPrinter printer = new EscPosPrinter(line, TIMES, false, PrinterContract.VOIDING)) {
            assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
            line.say(late);

            assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
            assertThat(machine.listSlips()).hasSize(2);
        }
    }

    @Test
    void a_job_after_one_whose_proofs_never_came_is_proved_by_its_own() {
        try (EscPosPrinter printer = new EscPosPrinter(line, TIMES, false, PrinterContract.VOIDING)) {
            assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
            line.faults().loseProofs(2);
            assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Unconfirmed.class);

            assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
            assertThat(machine.listSlips()).map(slip -> PaperText.of(slip.paper()).startsWith("begin\nA001\nend\n"))
                    .as("the second may be a part for all that is known").containsExactly(true, false, true, true);
        }
    }

    /** Bytes up to the end of the cut. */
    private long bytesOfOneSlip() {
        try (EscPosPrinter printer = new EscPosPrinter(line, TIMES, false, PrinterContract.VOIDING)) {
            assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
            assertThat(PaperText.of(machine.listSlips().getFirst().paper())).startsWith("begin\nA001\nend\n");
            return line.gone() - 3; // of the question for the proof of the cut
        }
    }
}
