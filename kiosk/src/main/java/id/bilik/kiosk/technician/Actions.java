package id.bilik.kiosk.technician;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.kiosk.desk.SlipCopy;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.TestSlips;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
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
    public ActionResult run(String action) throws InterruptedException {
        return switch (action) {
            case "test-print" -> print(TestSlips.test(device, version,
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
            case "width-test" -> print(TestSlips.width(size));
            case "reprint-last" -> lastSlip.get().map(Actions::tell)
                    .orElseGet(() -> ActionResult.failed("no-ticket", Map.of(), "this kiosk remembers no ticket"));
            case "lamp-test" -> testLamps();
            case "button-test" -> buttons.run();
            case "new-roll" -> {
                int gave = paper.newRoll();
                yield ActionResult.done("new-roll",
                        Map.of("gave", String.valueOf(gave), "left", String.valueOf(paper.left())),
                        "the roll before gave " + gave + " slips; this one is taken for " + paper.left());
            }
            default -> ActionResult.failed("unknown", Map.of("action", action), "this kiosk does not know " + action);
        };
    }

    private ActionResult print(byte[] job) { return tell(Map.of(), "", printer.print(job)); }

    private static ActionResult tell(SlipCopy copy) {
        return copy.count() > 1
                ? tell(Map.of("ticket", copy.ticket(), "copy", String.valueOf(copy.count())),
                        copy.ticket() + ", copy " + copy.count() + ": ", copy.outcome())
                : tell(Map.of("ticket", copy.ticket()), copy.ticket() + ": ", copy.outcome());
    }

    private static ActionResult tell(Map<String, String> which, String what, PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Printed printed -> ActionResult.done("printed", which, what + "printed");
            case PrintOutcome.Unconfirmed unconfirmed ->
                ActionResult.done("unconfirmed", which, what + unconfirmed.reason());
            case PrintOutcome.Failed failed -> {
                Map<String, String> figures = new HashMap<>(which);
                figures.put("printer", failed.status().label());
                figures.put("reason", failed.reason());
                yield ActionResult.failed("not-printed", figures,
                        what + failed.status().label() + ": " + failed.reason());
            }
        };
    }

    /** All dark, then one after the other, then as they were. */
    private ActionResult testLamps() throws InterruptedException {
        Set<String> names = lamps.states().keySet();
        if (names.isEmpty()) {
            return ActionResult.failed("no-lamps", Map.of(), "there is no lamp");
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
        return ActionResult.done("lamps", Map.of("count", String.valueOf(names.size())),
                names.size() + " lamps in turn");
    }
}
