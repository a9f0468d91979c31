package id.bilik.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
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

    private PrintOutcome print(String text) { return printer.print((text + "\n").getBytes(StandardCharsets.US_ASCII)); }
}
