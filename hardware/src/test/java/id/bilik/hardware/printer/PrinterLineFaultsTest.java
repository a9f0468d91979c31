package id.bilik.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.hardware.transport.TcpTransport;
import id.bilik.testsupport.devices.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line to a printer goes wrong; what the adapter says is held against the paper. */
class PrinterLineFaultsTest {

    private static final byte[] JOB = PrinterContract.slip("A001");

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 50, InstantSource.system());
    private final PrinterPort port = new PrinterPort(machine, InetAddress.getLoopbackAddress(), 0);
    private final FaultProxy line = new FaultProxy(port.port());
    private final EscPosPrinter printer = new EscPosPrinter(new TcpTransport("127.0.0.1", line.port()),
            TestTimes.SHORT, false, PrinterContract.VOIDING);

    PrinterLineFaultsTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        printer.close();
        line.close();
        port.close();
    }

    @Test
    void a_line_that_breaks_at_any_byte_never_makes_the_adapter_say_what_is_not_so() {
        for (int bytes = 1; bytes <= 9 + JOB.length + 6; bytes++) {
            line.heal();
            awaitReady();
            int before = whole();
            line.cutAfterUp(bytes);

            PrintOutcome outcome = printer.print(JOB);

            int came = whole() - before;
            assertThat(agrees(outcome, came)).as("%d bytes: %s, and %d slips", bytes, outcome, came).isTrue();
            assertThat(texts()).as("%d bytes", bytes).noneMatch(PrinterLineFaultsTest::carriesTwo);
        }
        line.heal();
        assertThat(printer.print(PrinterContract.slip("B001"))).isEqualTo(new PrintOutcome.Printed());
        assertThat(texts().getFirst()).startsWith("begin\nB001\n");
    }

    @Test
    void a_job_that_broke_off_in_the_middle_of_a_command_does_not_eat_the_next_one() {
        awaitReady();
        byte[] symbol = "\u001d(k\u00c8\u00001P0https://example.org/".getBytes(StandardCharsets.ISO_8859_1);
        line.cutAfterSeeing("https://exa");

        assertThat(printer.print(symbol)).isNotInstanceOf(PrintOutcome.Printed.class);
        line.heal();

        assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
        assertThat(texts()).first().asString().startsWith("begin\nA001\n");
        assertThat(whole()).isEqualTo(1);
    }

    @Test
    void answers_that_get_lost_leave_the_outcome_open() {
        awaitReady();
        line.afterSeeing("begin\n", job -> job.answerOnly(0, () -> {})); // no proof of anything

        assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Unconfirmed.class);
        assertThat(whole()).isEqualTo(1);
    }

    @Test
    void a_line_that_breaks_between_the_cut_and_its_proof_leaves_the_outcome_open() {
        awaitReady();
        line.afterSeeing("\u001dV\u0001", FaultProxy.Line::cut);

        assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Unconfirmed.class);
        await().untilAsserted(() -> assertThat(whole()).isEqualTo(1));
    }

    @Test
    void a_reply_that_ends_before_the_job_does_leaves_the_outcome_open() {
        awaitReady();
        line.afterSeeing("begin\n", job -> job.answerOnly(1, () -> {})); // the body is proved, the cut is not

        assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Unconfirmed.class);
        assertThat(whole()).isEqualTo(1);
    }

    @Test
    void a_printer_that_falls_silent_gets_no_job() {
        awaitReady();
        line.setDroppingAnswers(true);

        assertThat(printer.print(JOB)).isInstanceOfSatisfying(PrintOutcome.Failed.class,
                failed -> assertThat(failed.status()).isEqualTo(PrinterStatus.OFFLINE));
        assertThat(whole()).isZero();
        await().until(() -> printer.status() == PrinterStatus.OFFLINE);
    }

    @Test
    void a_slow_printer_is_not_a_dead_one() {
        port.faults().setDelay(Duration.ofMillis(120));
        awaitReady();

        assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
        assertThat(whole()).isEqualTo(1);
    }

    @Test
    void answers_that_come_too_late_are_not_taken_for_answers_to_something_else() {
        machine.setStatus(PrinterStatus.PAPER_OUT);
        port.faults().setDelay(Duration.ofMillis(1_400)); // later than the adapter waits
        await().until(() -> printer.status() == PrinterStatus.OFFLINE || printer.status() == PrinterStatus.PAPER_OUT);
        assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Failed.class);
        port.faults().setDelay(Duration.ZERO);
        machine.setStatus(PrinterStatus.READY);

        awaitReady();
        assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
        assertThat(whole()).isEqualTo(1);
    }

    @Test
    void a_line_that_stands_still_ends_in_an_answer() {
        awaitReady();
        line.setStalled(true);

        assertThat(printer.print(JOB)).isInstanceOfSatisfying(PrintOutcome.Failed.class,
                failed -> assertThat(failed.status()).isEqualTo(PrinterStatus.OFFLINE));
        line.heal();
        line.cut();
        awaitReady();
        assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed());
    }

    @Test
    void a_half_closed_line_is_opened_anew() {
        awaitReady();
        line.halfClose();

        await().untilAsserted(() -> assertThat(printer.print(JOB)).isEqualTo(new PrintOutcome.Printed()));
        assertThat(whole()).isEqualTo(1);
    }

    @Test
    void a_printer_that_is_not_there_is_offline_until_it_is() {
        line.setRefusing(true);
        line.cut();
        await().until(() -> printer.status() == PrinterStatus.OFFLINE);
        assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Failed.class);

        line.heal();
        awaitReady();
    }

    @Test
    void a_printer_without_paper_for_hours_is_still_heard() {
        awaitReady();
        machine.setStatus(PrinterStatus.PAPER_OUT);
        await().until(() -> printer.status() == PrinterStatus.PAPER_OUT);
        for (int i = 0; i < 50; i++) {
            assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Failed.class);
        }
        machine.setStatus(PrinterStatus.READY);

        awaitReady();
        assertThat(whole()).isZero();
    }

    @Test
    void a_mute_printer_prints_and_its_status_is_unknown() throws IOException {
        machine.setStatus(PrinterStatus.UNKNOWN);
        try (PrinterPort other = new PrinterPort(machine, InetAddress.getLoopbackAddress(), 0);
                EscPosPrinter never = new EscPosPrinter(new TcpTransport("127.0.0.1", other.port()), TestTimes.SHORT,
                        false, PrinterContract.VOIDING)) { // one that it has never heard: who was heard once is offline
            assertThat(never.print(JOB)).isInstanceOf(PrintOutcome.Unconfirmed.class);
            assertThat(never.status()).isEqualTo(PrinterStatus.UNKNOWN);
            await().untilAsserted(() -> assertThat(whole()).isEqualTo(1));
        }
    }

    @Test
    void a_printer_known_to_be_mute_is_not_asked_and_not_waited_for() throws IOException {
        machine.setStatus(PrinterStatus.UNKNOWN);
        PrinterTimes endless = new PrinterTimes(Duration.ofSeconds(2), Duration.ofDays(1), Duration.ofSeconds(2),
                Duration.ofDays(1), Duration.ofDays(1), Duration.ofMillis(5), Duration.ofMillis(50),
                Duration.ofMillis(20),
                Duration.ofMillis(100));
        try (PrinterPort other = new PrinterPort(machine, InetAddress.getLoopbackAddress(), 0);
                EscPosPrinter mute = new EscPosPrinter(new TcpTransport("127.0.0.1", other.port()), endless, true,
                        PrinterContract.VOIDING)) {
            assertThat(mute.print(JOB)).isInstanceOf(PrintOutcome.Unconfirmed.class);
            await().untilAsserted(() -> assertThat(whole()).isEqualTo(1));
        }
    }

    @Test
    void a_printer_that_keeps_its_buffer_prints_the_rest_and_the_next_slip_is_its_own() {
        awaitReady();
        machine.setForgetful(false);
        machine.failAfter(2, PrinterStatus.PAPER_OUT);
        assertThat(printer.print(JOB)).isInstanceOf(PrintOutcome.Failed.class);
        machine.setStatus(PrinterStatus.READY); // the rest comes out, with a proof that is too late

        assertThat(printer.print(PrinterContract.slip("B001"))).isEqualTo(new PrintOutcome.Printed());
        assertThat(texts().getFirst()).startsWith("begin\nB001\n");
        assertThat(texts()).noneMatch(PrinterLineFaultsTest::carriesTwo);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_goes_wrong_and_when_the_adapter_never_says_what_is_not_so(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            line.heal();
            machine.setStatus(PrinterStatus.READY);
            awaitReady();
            int before = whole();
            String fault = breakSomething(random);

            PrintOutcome outcome = printer.print(JOB);

            int came = whole() - before;
            assertThat(agrees(outcome, came))
                    .as("seed %d, round %d, %s: %s, and %d slips", seed, round, fault, outcome, came).isTrue();
            assertThat(texts()).as("seed %d, round %d", seed, round).noneMatch(PrinterLineFaultsTest::carriesTwo);
        }
    }

    private String breakSomething(Random random) {
        int amount = 1 + random.nextInt(60);
        switch (random.nextInt(5)) {
            case 0 -> line.cutAfterUp(amount);
            case 1 -> line.cutAfterDown(1 + random.nextInt(6));
            case 2 -> line.setDroppingAnswers(true);
            case 3 -> machine.failAfter(random.nextInt(5), PrinterStatus.PAPER_OUT);
            default -> machine.failAfter(random.nextInt(5), PrinterStatus.OFFLINE);
        }
        return "fault of amount " + amount;
    }

    /** Printed means one slip, failed means none, and where nothing can be known anything may be. */
    private static boolean agrees(PrintOutcome outcome, int slips) {
        return switch (outcome) {
            case PrintOutcome.Printed _ -> slips == 1;
            case PrintOutcome.Failed _ -> slips == 0;
            case PrintOutcome.Unconfirmed _ -> slips <= 1;
        };
    }

    /** Whoever is called by the number below would not find it. */
    private static boolean carriesTwo(String strip) {
        return strip.split("begin\n", -1).length > 2;
    }

    private void awaitReady() { await().until(() -> printer.status() == PrinterStatus.READY); }

    private int whole() {
        return (int) texts().stream()
                .filter(text -> text.contains("begin\nA001\nend\n") && !text.contains("VOID")).count();
    }

    private List<String> texts() {
        return machine.listSlips().stream().map(slip -> PaperText.of(slip.paper())).toList();
    }
}
