package id.bilik.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.PrinterMachine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a kiosk may rely on, whatever stands between it and the paper. {@link PrintOutcome.Failed} means that no whole slip
 * has come out, {@link PrintOutcome.Printed} that one has: both are held against the paper itself.
 */
abstract class PrinterContract {

    /** The printer under test. */
    abstract ReceiptPrinter printer();

    /** What stands behind it. */
    abstract PrinterMachine machine();

    @Test
    void a_job_comes_out_once_and_is_confirmed() {
        assertThat(printer().print(slip("A001"))).isEqualTo(new PrintOutcome.Printed());

        assertThat(wholeSlips()).containsExactly("A001");
    }

    @Test
    void jobs_come_out_in_order() {
        for (String ticket : List.of("A001", "A002", "A003")) {
            assertThat(printer().print(slip(ticket))).isEqualTo(new PrintOutcome.Printed());
        }

        assertThat(wholeSlips()).containsExactly("A003", "A002", "A001");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "COVER_OPEN", "JAMMED", "OFFLINE"})
    void trouble_before_a_job_is_a_failure_and_leaves_no_paper(PrinterStatus trouble) {
        machine().setStatus(trouble);

        assertThat(printer().print(slip("A001"))).isInstanceOfSatisfying(PrintOutcome.Failed.class,
                failed -> assertThat(failed.status()).isEqualTo(trouble));
        machine().setStatus(PrinterStatus.READY);
        await().until(() -> printer().status() == PrinterStatus.READY);
        assertThat(printer().print(slip("A002"))).isEqualTo(new PrintOutcome.Printed());
        assertThat(wholeSlips()).containsExactly("A002");
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "PAPER_NEAR_END", "PAPER_OUT", "COVER_OPEN", "JAMMED", "OFFLINE"})
    void the_status_is_the_machines(PrinterStatus status) {
        machine().setStatus(status);

        await().untilAsserted(() -> assertThat(printer().status()).isEqualTo(status));
    }

    @Test
    void paper_near_its_end_still_prints() {
        machine().setStatus(PrinterStatus.PAPER_NEAR_END);

        assertThat(printer().print(slip("A001"))).isEqualTo(new PrintOutcome.Printed());
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "COVER_OPEN", "JAMMED"})
    void trouble_in_the_middle_of_a_job_is_a_failure_and_its_rest_never_comes(PrinterStatus trouble) {
        for (int things = 1; things < THINGS_ON_A_SLIP; things++) {
            machine().failAfter(things, trouble);

            assertThat(printer().print(slip("A00" + things))).as("after " + things)
                    .isInstanceOfSatisfying(PrintOutcome.Failed.class,
                            failed -> assertThat(failed.status()).isEqualTo(trouble));
            machine().setStatus(PrinterStatus.READY);
        }

        assertThat(printer().print(slip("B001"))).isEqualTo(new PrintOutcome.Printed());
        assertThat(wholeSlips()).containsExactly("B001");
        assertThat(machine().listSlips()).as("one begins on each strip").noneMatch(
                slip -> PaperText.of(slip.paper()).split("begin\n", -1).length > 2);
    }

    @Test
    void power_lost_in_the_middle_of_a_job_is_never_called_printed() {
        machine().failAfter(3, PrinterStatus.OFFLINE);

        assertThat(printer().print(slip("A001"))).isNotInstanceOf(PrintOutcome.Printed.class);
        machine().setStatus(PrinterStatus.READY);
        await().until(() -> printer().status() == PrinterStatus.READY);
        assertThat(printer().print(slip("A002"))).isEqualTo(new PrintOutcome.Printed());
        assertThat(wholeSlips()).containsExactly("A002");
    }

    @Test
    void a_printer_that_takes_everything_and_does_nothing_is_never_called_printed() {
        machine().setHung(true);

        assertThat(printer().print(slip("A001"))).isNotInstanceOf(PrintOutcome.Printed.class);
        assertThat(wholeSlips()).isEmpty();
    }

    @Test
    void a_printer_that_lies_is_believed_since_nothing_can_tell() {
        machine().setLying(true);

        assertThat(printer().print(slip("A001"))).isEqualTo(new PrintOutcome.Printed());
        assertThat(wholeSlips()).isEmpty();
    }

    @Test
    void a_long_job_passes_through_a_small_buffer() {
        assertThat(printer().print(slip("line\n".repeat(5_000) + "A001"))).isEqualTo(new PrintOutcome.Printed());

        assertThat(wholeSlips()).singleElement().asString().endsWith("A001");
    }

    static final int THINGS_ON_A_SLIP = 5;
    static final byte[] VOIDING = "\u001b@VOID\n\u001dV\u0001".getBytes(StandardCharsets.US_ASCII);

    /** Four lines and a cut. */
    static byte[] slip(String ticket) {
        return ("\u001b@begin\n" + ticket + "\nend\n\n\u001dV\u0001").getBytes(StandardCharsets.US_ASCII);
    }

    /** What stands between begin and end on the slips that have both, newest first. */
    List<String> wholeSlips() {
        return machine().listSlips().stream().map(slip -> PaperText.of(slip.paper()))
                .filter(text -> text.startsWith("begin\n") && text.contains("\nend\n") && !text.contains("VOID"))
                .map(text -> text.substring("begin\n".length(), text.indexOf("\nend\n"))).toList();
    }
}
