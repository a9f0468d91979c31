package id.bilik.kiosk.technician;

import id.bilik.hardware.Lamps;
import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.kiosk.desk.SlipCopy;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.TestSlips;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** What a technician may have a kiosk do. Each answers with what came of it. */
public final class Actions {
    private static final Duration LAMP = Duration.ofMillis(300);

    private final String device;
    private final String version;
    private final ReceiptPrinter printer;
    private final Supplier<Optional<SlipCopy>> lastSlip;
    private final PaperCount paper;
    private final PaperSize size;
    private final Lamps lamps;
    private final InstantSource clock;

    /**
     * The outcome of an action.
     *
     * @param detail in plain English
     */
    public record Result(boolean success, String detail) {}

    /**
     * What can be done here.
     *
     * @param lastSlip prints the last ticket's slip once more; gives nothing where there is none
     */
    public Actions(String device, String version, ReceiptPrinter printer, Supplier<Optional<SlipCopy>> lastSlip,
            PaperCount paper, PaperSize size, Lamps lamps, InstantSource clock) {
        this.device = device;
        this.version = version;
        this.printer = printer;
        this.lastSlip = lastSlip;
        this.paper = paper;
        this.size = size;
        this.lamps = lamps;
        this.clock = clock;
    }

    /** Does it, and blocks until it is done. */
    public Result run(String action) throws InterruptedException {
        return switch (action) {
            case "test-print" -> print(TestSlips.test(device, version,
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
            case "width-test" -> print(TestSlips.width(size));
            case "reprint-last" -> lastSlip.get().map(Actions::tell)
                    .orElseGet(() -> new Result(false, "this kiosk remembers no ticket"));
            case "lamp-test" -> testLamps();
            case "new-roll" -> {
                paper.newRoll();
                yield new Result(true, "paper for about " + paper.left() + " slips");
            }
            default -> new Result(false, "this kiosk does not know " + action);
        };
    }

    private Result print(byte[] job) { return tell("", printer.print(job)); }

    private static Result tell(SlipCopy copy) {
        return tell(copy.count() > 1 ? copy.ticket() + ", copy " + copy.count() + ": " : copy.ticket() + ": ",
                copy.outcome());
    }

    private static Result tell(String what, PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Printed printed -> new Result(true, what + "printed");
            case PrintOutcome.Unconfirmed unconfirmed -> new Result(true, what + unconfirmed.reason());
            case PrintOutcome.Failed failed ->
                new Result(false, what + failed.status().label() + ": " + failed.reason());
        };
    }

    /** Each lamp on and off in turn, and then as it was; the kiosk's own look sets them right a second later anyway. */
    private Result testLamps() throws InterruptedException {
        SequencedMap<String, Boolean> before = lamps.states();
        if (before.isEmpty()) {
            return new Result(false, "there is no lamp");
        }
        for (var lamp : before.entrySet()) {
            lamps.set(lamp.getKey(), true);
            Thread.sleep(LAMP);
            lamps.set(lamp.getKey(), false);
        }
        before.forEach(lamps::set);
        return new Result(true, before.size() + " lamps in turn");
    }
}
