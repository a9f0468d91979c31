package id.bilik.kiosk.technician;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.kiosk.desk.SlipCopy;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.TestSlips;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
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
    private final HeldLamps lamps;
    private final ButtonCheck buttons;
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
            PaperCount paper, PaperSize size, HeldLamps lamps, ButtonCheck buttons, InstantSource clock) {
        this.device = device;
        this.version = version;
        this.printer = printer;
        this.lastSlip = lastSlip;
        this.paper = paper;
        this.size = size;
        this.lamps = lamps;
        this.buttons = buttons;
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
            case "button-test" -> buttons.run();
            case "new-roll" -> {
                int gave = paper.newRoll();
                yield new Result(true, "the roll before gave " + gave + " slips; this one is taken for "
                        + paper.left());
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

    /** All dark, then one after the other, then as they were. */
    private Result testLamps() throws InterruptedException {
        Set<String> names = lamps.states().keySet();
        if (names.isEmpty()) {
            return new Result(false, "there is no lamp");
        }
        lamps.hold();
        try {
            for (String name : names) {
                lamps.show(name, true);
                Thread.sleep(LAMP);
                lamps.show(name, false);
            }
        } finally {
            lamps.release();
        }
        return new Result(true, names.size() + " lamps in turn");
    }
}
