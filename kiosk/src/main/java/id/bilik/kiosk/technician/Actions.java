package id.bilik.kiosk.technician;

import id.bilik.hardware.Lamps;
import id.bilik.hardware.PrintOutcome;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.slip.TestSlips;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.SequencedMap;

/** What a technician may have a kiosk do. Each answers with what came of it. */
public final class Actions {
    private static final Duration LAMP = Duration.ofMillis(300);

    private final String device;
    private final String version;
    private final CountedPrinter printer;
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

    public Actions(String device, String version, CountedPrinter printer, PaperCount paper, PaperSize size,
            Lamps lamps, InstantSource clock) {
        this.device = device;
        this.version = version;
        this.printer = printer;
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
            case "reprint-last" -> printer.findLast().map(job -> print(TestSlips.again(job)))
                    .orElseGet(() -> new Result(false, "no slip was printed since the start"));
            case "lamp-test" -> testLamps();
            case "new-roll" -> {
                paper.newRoll();
                yield new Result(true, "paper for about " + paper.left() + " slips");
            }
            default -> new Result(false, "this kiosk does not know " + action);
        };
    }

    private Result print(byte[] job) {
        return switch (printer.printUnremembered(job)) {
            case PrintOutcome.Printed printed -> new Result(true, "printed");
            case PrintOutcome.Unconfirmed unconfirmed -> new Result(true, unconfirmed.reason());
            case PrintOutcome.Failed failed -> new Result(false, failed.status().label() + ": " + failed.reason());
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
