package id.bilik.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.AnswerFaults.Fault;
import id.bilik.hardware.simulated.MachineLine;
import id.bilik.hardware.simulated.PrinterMachine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cheap printers say things twice, lose what they were to say, and lie now and then: the paper and the adapter agree. */
class OddAnswersTest {

    private static final PrinterTimes TIMES = new PrinterTimes(Duration.ofSeconds(1), Duration.ofMillis(60),
            Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(20), Duration.ofMillis(1),
            Duration.ofDays(1), Duration.ofMillis(5), Duration.ofMillis(20));
    /** Where losing patience too early does no harm to the test. */
    private static final PrinterTimes HASTY = new PrinterTimes(Duration.ofSeconds(1), Duration.ofMillis(15),
            Duration.ofMillis(60), Duration.ofMillis(60), Duration.ofMillis(5), Duration.ofMillis(1),
            Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(20));
    private static final PrinterTimes ONE_LOOK = TestTimes.looking(TIMES, Duration.ofDays(1));
    private static final List<Fault> FAULTS = List.of(Fault.values());

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 50, InstantSource.system());
    private final MachineLine line = new MachineLine(machine);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void a_printer_that_says_every_byte_more_than_once_prints_each_slip_once(int times) {
        line.faults().setRepeating(times);
        line.setMostAtOnce(1);
        try (EscPosPrinter printer = printer(TestTimes.looking(TIMES, Duration.ofMillis(10)))) {
            for (int i = 1; i <= 9; i++) {
                assertThat(printer.print(PrinterContract.slip("A00" + i))).isEqualTo(new PrintOutcome.Printed());
                assertThat(printer.status()).isEqualTo(PrinterStatus.READY);
            }
        }
        assertThat(strips()).hasSize(9).allMatch(text -> text.startsWith("begin\nA00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "COVER_OPEN", "JAMMED"})
    void trouble_of_a_printer_that_stutters_is_told_as_what_it_is_and_is_over_when_it_is_over(PrinterStatus trouble) {
        line.faults().setRepeating(2);
        line.setMostAtOnce(1);
        try (EscPosPrinter printer = printer(TestTimes.looking(TIMES, Duration.ofMillis(10)))) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isEqualTo(new PrintOutcome.Printed());
            machine.setStatus(trouble);
            await().until(() -> printer.status() == trouble);
            machine.setStatus(PrinterStatus.READY);
            await().until(() -> printer.status() == PrinterStatus.READY);
        }
    }

    @Test
    void a_sign_that_is_said_twice_does_not_prove_the_cut() {
        for (int things = 1; things <= 5; things++) {
            line.faults().setRepeating(2);
            line.setMostAtOnce(1);
            machine.failAfter(things, PrinterStatus.JAMMED);
            try (EscPosPrinter printer = printer(ONE_LOOK)) {
                assertThat(printer.print(PrinterContract.slip("A001"))).as("after %d", things)
                        .isNotInstanceOf(PrintOutcome.Printed.class);
            }
            machine.setStatus(PrinterStatus.READY);
        }
    }

    @Test
    void trouble_that_is_said_once_is_not_believed() {
        try (EscPosPrinter printer = printer(ONE_LOOK)) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isEqualTo(new PrintOutcome.Printed());
            for (int answer = 0; answer < 5; answer++) {
                Fault[] faults = IntStream.range(0, 5).mapToObj(i -> Fault.NONE).toArray(Fault[]::new);
                faults[answer] = Fault.LIE;
                line.faults().setNext(faults);

                assertThat(printer.print(PrinterContract.slip("B00" + answer))).isEqualTo(new PrintOutcome.Printed());
            }
        }
        assertThat(strips()).hasSize(6);
    }

    @Test
    void one_sign_that_gets_lost_is_asked_for_again() {
        try (EscPosPrinter printer = printer(ONE_LOOK)) {
            assertThat(printer.print(PrinterContract.slip("A001"))).isEqualTo(new PrintOutcome.Printed());
            line.faults().loseProofs(1);

            assertThat(printer.print(PrinterContract.slip("A002"))).isEqualTo(new PrintOutcome.Printed());
            assertThat(printer.print(PrinterContract.slip("A003"))).isEqualTo(new PrintOutcome.Printed());
        }
        assertThat(strips()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_to_the_answers_each_ticket_has_one_strip_or_a_fate_that_says_so(long seed) {
        Random random = new Random(seed);
        line.faults().setRepeating(1 + random.nextInt(3));
        line.setMostAtOnce(1 + random.nextInt(2));
        try (EscPosPrinter printer = printer(HASTY)) {
            for (int round = 0; round < 12; round++) {
                machine.setStatus(PrinterStatus.READY);
                await().until(() -> printer.status().canPrint());
                String ticket = "%c%03d".formatted((char) ('A' + seed % 25), round);
                int from = random.nextInt(8);
                line.faults().setNext(IntStream.range(0, 14).mapToObj(i -> i < from
                        ? Fault.NONE
                        : FAULTS.get(random.nextInt(FAULTS.size()))).toArray(Fault[]::new));
                if (random.nextInt(3) == 0) {
                    machine.failAfter(random.nextInt(6), PrinterStatus.PAPER_OUT);
                }

                PrintOutcome outcome = printer.print(PrinterContract.slip(ticket));

                long came = strips().stream().filter(text -> text.contains("begin\n" + ticket + "\nend")
                        && !text.contains("VOID")).count();
                assertThat(switch (outcome) {
                    case PrintOutcome.Printed _ -> came == 1;
                    case PrintOutcome.Failed _ -> came == 0;
                    case PrintOutcome.Unconfirmed _ -> came <= 1;
                }).as("seed %d, round %d: %s, and %d slips", seed, round, outcome, came).isTrue();
                assertThat(strips()).as("two numbers on a strip")
                        .noneMatch(text -> text.split("begin\n", -1).length > 2);
            }
            machine.failAfter(10_000, PrinterStatus.READY);
            machine.setStatus(PrinterStatus.READY);
            line.faults().setNext();
            await().untilAsserted(() -> assertThat(printer.print(PrinterContract.slip("Z001")))
                    .isEqualTo(new PrintOutcome.Printed()));
        }
    }

    static LongStream seeds() { return LongStream.rangeClosed(1, Long.getLong("seeds", 5)); }

    private EscPosPrinter printer(PrinterTimes times) {
        return new EscPosPrinter(line, times, false, PrinterContract.VOIDING);
    }

    private List<String> strips() {
        return machine.listSlips().stream().map(slip -> PaperText.of(slip.paper())).toList();
    }
}
