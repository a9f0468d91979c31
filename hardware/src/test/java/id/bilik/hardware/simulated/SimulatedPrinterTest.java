package id.bilik.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedPrinterTest {

    private final SimulatedPrinter printer = new SimulatedPrinter(Paper.WIDTH_80_MM, 2,
            InstantSource.fixed(Instant.parse("2026-03-02T01:15:00Z")));

    @Test
    void a_job_comes_out_as_paper() {
        assertThat(print("A001")).isEqualTo(new PrintOutcome.Printed());

        assertThat(PaperText.of(printer.listSlips().getFirst().paper())).isEqualTo("A001\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "COVER_OPEN", "JAMMED", "OFFLINE"})
    void a_printer_in_trouble_prints_nothing_and_says_why(PrinterStatus trouble) {
        printer.setStatus(trouble);

        assertThat(print("A001"))
                .isEqualTo(new PrintOutcome.Failed(trouble, "the printer says " + trouble.label()));
        assertThat(printer.listSlips()).isEmpty();
    }

    @Test
    void paper_near_its_end_still_prints() {
        printer.setStatus(PrinterStatus.PAPER_NEAR_END);

        assertThat(print("A001")).isEqualTo(new PrintOutcome.Printed());
    }

    @Test
    void a_mute_printer_prints_and_confirms_nothing() {
        printer.setStatus(PrinterStatus.UNKNOWN);

        assertThat(print("A001")).isInstanceOf(PrintOutcome.Unconfirmed.class);
        assertThat(printer.listSlips()).hasSize(1);
    }

    @Test
    void a_jam_shows_only_in_the_middle_of_a_job() {
        printer.jamNext();

        assertThat(printer.status()).isEqualTo(PrinterStatus.READY);
        assertThat(print("A001"))
                .isEqualTo(new PrintOutcome.Failed(PrinterStatus.JAMMED, "the paper jammed in the job"));
        assertThat(printer.status()).isEqualTo(PrinterStatus.JAMMED);
        assertThat(printer.listSlips()).isEmpty();
    }

    @Test
    void only_the_last_slips_are_kept_and_they_keep_their_numbers() {
        print("A001");
        print("A002");
        print("A003");

        assertThat(printer.listSlips()).extracting(PrintedSlip::number).containsExactly(3, 2);
        assertThat(printer.findSlip(1)).isEmpty();
        assertThat(printer.findSlip(2)).isPresent();
    }

    @Test
    void a_command_that_is_larger_than_the_buffer_is_taken_while_it_prints() {
        byte[] job = picture(512);

        assertThat(printer.machine().receive(job, 0, job.length)).isEqualTo(job.length);
        assertThat(printer.machine().listSlips()).singleElement()
                .satisfies(slip -> assertThat(PaperText.of(slip.paper())).startsWith("[picture 576 x 512]\n"));
    }

    @Test
    void a_printer_that_stands_still_takes_no_more_than_its_buffer() {
        printer.setStatus(PrinterStatus.COVER_OPEN);

        assertThat(printer.machine().receive(picture(512), 0, 10_000)).isEqualTo(PrinterMachine.BUFFER);
    }

    @Test
    void a_cover_that_opens_in_the_middle_of_a_picture_loses_none_of_it() {
        byte[] job = picture(512);
        int taken = printer.machine().receive(job, 0, 20_000);

        printer.setStatus(PrinterStatus.COVER_OPEN);
        assertThat(printer.machine().receive(job, taken, job.length - taken)).isZero();
        printer.setStatus(PrinterStatus.READY);
        printer.machine().receive(job, taken, job.length - taken);

        assertThat(printer.listSlips().getFirst().paper().complaints()).isEmpty();
    }

    @Test
    void a_command_that_is_longer_than_any_paper_is_complained_of_and_holds_up_nothing() {
        byte[] endless = {0x1d, '8', 'L', 0, 0, 0x20, 0};

        printer.print(endless);
        assertThat(print("A001")).isEqualTo(new PrintOutcome.Printed());

        assertThat(PaperText.of(printer.listSlips().getFirst().paper()))
                .isEqualTo("A001\n[? a command with 2097152 bytes can't be printed; 1048576 are possible]\n");
    }

    /** {@code GS v 0} of 576 x {@code rows} dots, and a cut. */
    private static byte[] picture(int rows) {
        byte[] job = Arrays.copyOf(new byte[]{0x1d, 'v', '0', 0, 72, 0, (byte) rows, (byte) (rows >> 8)},
                8 + 72 * rows + 3);
        job[job.length - 3] = 0x1d;
        job[job.length - 2] = 'V';
        return job;
    }

    private PrintOutcome print(String text) { return printer.print((text + "\n").getBytes(StandardCharsets.US_ASCII)); }
}
