package id.bilik.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.MachineLine;
import id.bilik.hardware.simulated.PrinterMachine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A printer that never answers, and what the driver of the system says of it. */
class MutePrinterTest {

    /** A mute printer is asked itself once in a test: the rest is its driver's. */
    private static final PrinterTimes TIMES = new PrinterTimes(Duration.ofSeconds(1), Duration.ofMillis(30),
            Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(1),
            Duration.ofMillis(5), Duration.ofSeconds(100), Duration.ofSeconds(100));
    private static final int FINE = 0x18;

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 20, InstantSource.system());
    private final MachineLine line = new MachineLine(machine);

    MutePrinterTest() { machine.setStatus(PrinterStatus.UNKNOWN); }

    @ParameterizedTest
    @CsvSource({"0x38,PAPER_OUT", "0x20,PAPER_OUT", "0x28,PAPER_OUT", "0x08,OFFLINE", "0x10,OFFLINE", "0x00,OFFLINE"})
    void trouble_that_the_driver_tells_is_believed_and_is_over_when_it_is_over(String octet, PrinterStatus trouble) {
        says(FINE);
        try (EscPosPrinter printer = printer(false)) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isInstanceOf(PrintOutcome.Unconfirmed.class);
            assertThat(printer.status()).isEqualTo(PrinterStatus.UNKNOWN);
            says(Integer.decode(octet));
            await().until(() -> printer.status() == trouble);

            assertThat(printer.print(PrinterContract.slip("A002"))).isEqualTo(new PrintOutcome.Failed(trouble,
                    "the printer says " + trouble.label()));
            says(FINE);
            await().until(() -> printer.status() == PrinterStatus.UNKNOWN);
            assertThat(printer.print(PrinterContract.slip("A003"))).isInstanceOf(PrintOutcome.Unconfirmed.class);
        }
        assertThat(strips()).noneMatch(strip -> strip.contains("A002")).anyMatch(strip -> strip.contains("A003"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x08, 0x10, 0x18, 0x19, 0x60, 0x80, 0xff})
    void a_printer_that_has_one_byte_for_everything_prints(int octet) {
        says(octet);
        try (EscPosPrinter printer = printer(true)) {
            for (String ticket : List.of("A001", "A002")) {
                assertThat(printer.print(PrinterContract.slip(ticket))).isInstanceOf(PrintOutcome.Unconfirmed.class);
                assertThat(printer.status()).isEqualTo(PrinterStatus.UNKNOWN);
            }
        }
        assertThat(strips()).hasSize(2);
    }

    @Test
    void a_printer_that_has_no_paper_when_the_kiosk_starts_gets_no_slip() {
        says(0x30);
        try (EscPosPrinter printer = printer(true)) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isInstanceOf(PrintOutcome.Failed.class);
            assertThat(printer.status()).isEqualTo(PrinterStatus.PAPER_OUT);
        }
        assertThat(strips()).isEmpty();
    }

    @Test
    void a_byte_that_comes_once_is_not_believed() {
        Iterator<Integer> bytes = Stream.of(FINE, 0x38, FINE, 0x08, FINE, 0xff, FINE, 0x20, FINE).iterator();
        Set<PrinterStatus> seen = ConcurrentHashMap.newKeySet();
        try (EscPosPrinter printer = printer(true)) {
            line.setDriver(() -> {
                seen.add(printer.status());
                return OptionalInt.of(bytes.hasNext() ? bytes.next() : FINE);
            });
            await().until(() -> !bytes.hasNext());
            assertThat(printer.print(PrinterContract.slip("A001"))).isInstanceOf(PrintOutcome.Unconfirmed.class);
        }
        assertThat(seen).containsExactly(PrinterStatus.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_that_is_unplugged_is_offline_although_it_is_seldom_asked(boolean driver) {
        if (driver) {
            says(FINE);
        }
        try (EscPosPrinter printer = printer(false)) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isInstanceOf(PrintOutcome.Unconfirmed.class);
            assertThat(printer.status().canPrint()).isTrue();
            line.cut();

            await().until(() -> printer.status() == PrinterStatus.OFFLINE);
        }
    }

    @Test
    void a_slip_that_ran_out_of_paper_is_voided_before_the_next_one() {
        says(FINE);
        try (EscPosPrinter printer = printer(true)) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isInstanceOf(PrintOutcome.Unconfirmed.class);
            says(0x38); // the printer was still at it
            await().until(() -> printer.status() == PrinterStatus.PAPER_OUT);
            says(FINE);

            await().until(() -> strips().stream().anyMatch(strip -> strip.contains("VOID")));
        }
    }

    @Test
    void a_printer_that_speaks_is_believed_itself() {
        machine.setStatus(PrinterStatus.READY);
        says(0x20);
        try (EscPosPrinter printer = printer(false)) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isEqualTo(new PrintOutcome.Printed());
            assertThat(printer.status()).isEqualTo(PrinterStatus.READY);
        }
    }

    private void says(int octet) { line.setDriver(() -> OptionalInt.of(octet)); }

    private EscPosPrinter printer(boolean knownMute) {
        return new EscPosPrinter(line, TIMES, knownMute, PrinterContract.VOIDING);
    }

    private List<String> strips() {
        return machine.listSlips().stream().map(slip -> PaperText.of(slip.paper())).toList();
    }
}
