package id.bilik.queueserver.lab.outage;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.printer.EscPosPrinter;
import id.bilik.hardware.printer.PrinterTimes;
import id.bilik.hardware.simulated.MachineLine;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.kiosk.slip.TestSlips;
import id.bilik.kiosk.technician.CountedPrinter;
import id.bilik.kiosk.technician.PaperCount;
import id.bilik.kiosk.technician.SlipCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kiosk's own adapter on a line to a printer that keeps all its paper. */
final class PaperPrinter implements ReceiptPrinter, AutoCloseable {

    static final String VOID = "BATAL / VOID";
    private static final String AGAIN = "CETAK ULANG";
    private static final Pattern NUMBER = Pattern.compile("\\b([A-Z]\\d{3,4})\\b");
    /** Where losing patience too early does no harm; it is looked at when the schedule says so. */
    private static final PrinterTimes HASTY = new PrinterTimes(Duration.ofSeconds(1), Duration.ofMillis(20),
            Duration.ofMillis(60), Duration.ofMillis(80), Duration.ofMillis(5), Duration.ofMillis(1),
            Duration.ofDays(1), Duration.ofNanos(1), Duration.ofMillis(5));

    final PrinterMachine machine;
    final MachineLine line;
    private final PaperCount paperCount;
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T01:00:00Z"));
    private SlipCounts counts = SlipCounts.forgotten(clock);
    private final List<PrintOutcome> outcomes = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private @Nullable EscPosPrinter adapter;
    private @Nullable ReceiptPrinter counted;
    private Crash.@Nullable Hook hook;
    /** Whether what is not printed is thrown away after trouble. */
    boolean forgets = true;

    /** A job as it looks on paper. */
    record Sent(String ticket, boolean again, String body) {}

    PaperPrinter() {
        machine = new PrinterMachine(Paper.WIDTH_80_MM, 10_000, clock);
        line = new MachineLine(machine);
        paperCount = PaperCount.forgotten(1_000_000);
    }

    /** The process is there anew: what the old one had sent, the printer has. */
    void restart(Crash.Hook stops) {
        close();
        hook = stops;
        counts = SlipCounts.forgotten(clock);
        outcomes.clear();
        EscPosPrinter fresh = new EscPosPrinter(line, HASTY, false, TestSlips.voiding());
        adapter = fresh;
        counted = new CountedPrinter(fresh, paperCount, counts);
        look();
    }

    @Override
    public void close() {
        EscPosPrinter old = adapter;
        if (old != null) {
            line.cut();
            line.happen(Long.MAX_VALUE, () -> {});
            old.close();
        }
    }

    /** Time passes, and the kiosk looks at its printer. */
    void look() {
        crashing(() -> {
            adapter().lookNow();
            return true;
        });
    }

    /** The process is stopped when so many more bytes have gone. */
    void stopAfter(long bytes) {
        line.happen(line.gone() + bytes, () -> {
            throw new Crash();
        });
    }

    /** The line breaks there. */
    void cutAfter(long bytes) { line.happen(line.gone() + bytes, line::cut); }

    @Override
    public PrintOutcome print(byte[] job) {
        Sent slip = read(job);
        sent.add(slip);
        hook().step();
        int before = whole(slip.ticket(), slip.again());
        PrintOutcome outcome = crashing(() -> counted().print(job));
        outcomes.add(outcome);
        int came = whole(slip.ticket(), slip.again()) - before;
        assertThat(switch (outcome) {
            case PrintOutcome.Printed _ -> came == 1;
            case PrintOutcome.Failed _ -> came == 0;
            case PrintOutcome.Unconfirmed _ -> came <= 1;
        }).as("%s: %s, and %d slips; the last strips are\n%s", slip.ticket(), outcome, came,
                strips().subList(0, Math.min(2, strips().size()))).isTrue();
        hook().step();
        return outcome;
    }

    @Override
    public void expectFragment() { counted().expectFragment(); }

    @Override
    public boolean mayHangOut() { return counted().mayHangOut(); }

    @Override
    public PrinterStatus status() { return counted().status(); }

    /** Whole slips of that ticket, not voided; those that say that they are printed again, or those that don't. */
    int whole(String ticket, boolean again) {
        return (int) strips().stream().filter(strip -> !strip.contains(VOID) && strip.contains(AGAIN) == again
                && sent.stream().anyMatch(job -> job.ticket().equals(ticket) && job.again() == again
                        && strip.contains(job.body())))
                .count();
    }

    /** Each strip is one number's, and nothing follows on a strip that was voided. */
    void assertOneNumberOnAStrip() {
        for (String strip : strips()) {
            assertThat(numbers(strip)).as("numbers on\n%s", strip).hasSizeLessThanOrEqualTo(1);
            int voided = strip.indexOf(VOID);
            if (voided >= 0) {
                assertThat(numbers(strip.substring(voided))).as("numbers below VOID on\n%s", strip).isEmpty();
            }
        }
    }

    /** The technician's figures are those of the jobs since the kiosk was started. */
    void assertCounted() {
        SlipCounts.Day day = counts.day();
        assertThat(List.of(day.proved(), day.unconfirmed(), day.failed())).as("proved, unconfirmed, failed")
                .containsExactly(count(PrintOutcome.Printed.class), count(PrintOutcome.Unconfirmed.class),
                        count(PrintOutcome.Failed.class));
    }

    private int count(Class<? extends PrintOutcome> kind) {
        return (int) outcomes.stream().filter(kind::isInstance).count();
    }

    List<Sent> sent() { return sent; }

    List<String> strips() { return machine.listSlips().stream().map(slip -> PaperText.of(slip.paper())).toList(); }

    private static Set<String> numbers(String text) {
        Set<String> numbers = new TreeSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }

    private static Sent read(byte[] job) {
        String text = PaperText.of(EscPosDecoder.decode(job, Paper.WIDTH_80_MM));
        String body = text.substring(0, text.lastIndexOf("- -")).stripTrailing();
        return new Sent(numbers(text).iterator().next(), text.contains(AGAIN), body);
    }

    private interface Act<T> {
        T act();
    }

    /** What stops the process stops whoever waits for the adapter. */
    private static <T> T crashing(Act<T> act) {
        try {
            return act.act();
        } catch (IllegalStateException stopped) {
            if (stopped.getCause() instanceof Crash crash) {
                throw crash;
            }
            throw stopped;
        }
    }

    private EscPosPrinter adapter() { return started(adapter); }

    private ReceiptPrinter counted() { return started(counted); }

    private Crash.Hook hook() { return started(hook); }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }
}
