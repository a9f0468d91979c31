package id.bilik.kiosk.technician;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The printer, with its paper counted and its last slip remembered for a technician. */
public final class CountedPrinter implements ReceiptPrinter {
    private final ReceiptPrinter printer;
    private final PaperCount paper;
    private volatile byte @Nullable [] last;

    public CountedPrinter(ReceiptPrinter printer, PaperCount paper) {
        this.printer = printer;
        this.paper = paper;
    }

    @Override
    public PrintOutcome print(byte[] job) {
        PrintOutcome outcome = printUnremembered(job);
        last = job.clone();
        return outcome;
    }

    @Override
    public PrinterStatus status() {
        PrinterStatus status = printer.status();
        paper.saw(status);
        return status;
    }

    /** A slip that is nobody's ticket. */
    PrintOutcome printUnremembered(byte[] job) {
        PrintOutcome outcome = printer.print(job);
        if (!(outcome instanceof PrintOutcome.Failed)) {
            paper.count();
        }
        return outcome;
    }

    /** The job of the last ticket, whether it came out or not. */
    Optional<byte[]> findLast() {
        byte[] job = last;
        return Optional.ofNullable(job).map(byte[]::clone);
    }
}
