package id.bilik.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.hardware.transport.TcpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A printer that answers late is learned, so that somebody who stands there waits no longer than need be. */
class SlowPrinterTest {

    private static final Duration LATE = Duration.ofMillis(310);

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 5, InstantSource.system());
    private final PrinterPort port = new PrinterPort(machine, InetAddress.getLoopbackAddress(), 0);

    SlowPrinterTest() throws IOException {}

    @AfterEach
    void close() { port.close(); }

    @Test
    void a_first_sign_that_comes_too_late_does_not_make_the_slips_after_it_unconfirmed() {
        port.faults().delayFirstProof(TestTimes.SHORT.answer().plusMillis(200));
        try (EscPosPrinter printer = printer(TestTimes.SHORT)) {
            await().until(() -> printer.status() == PrinterStatus.READY);

            await().untilAsserted(() -> assertThat(printer.print(PrinterContract.slip("A001")))
                    .isEqualTo(new PrintOutcome.Printed()));
        }
    }

    @Test
    void a_printer_that_is_slower_than_the_usual_patience_is_learned_and_a_ticket_waits_for_its_two_signs_alone() {
        port.faults().setDelay(LATE);
        try (EscPosPrinter printer = printer(TestTimes.answering(TestTimes.SHORT, LATE.dividedBy(2)))) {
            await().until(() -> printer.status() == PrinterStatus.READY);
            await().untilAsserted(() -> assertThat(printer.print(PrinterContract.slip("A001")))
                    .isEqualTo(new PrintOutcome.Printed()));
            long start = System.nanoTime();

            assertThat(printer.print(PrinterContract.slip("A002"))).isEqualTo(new PrintOutcome.Printed());

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("the look that goes on, and two signs; each question would cost as much again")
                    .isLessThan(LATE.multipliedBy(4));
            port.faults().setDelay(Duration.ZERO);
        }
    }

    private EscPosPrinter printer(PrinterTimes times) {
        return new EscPosPrinter(new TcpTransport("127.0.0.1", port.port()), times, false, PrinterContract.VOIDING);
    }
}
