package id.bilik.hardware.simulated;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A printer made of memory. It reads the bytes as paper would take them, and keeps the last slips to look at. */
public final class SimulatedPrinter implements ReceiptPrinter {

    private final int width;
    private final int kept;
    private final InstantSource clock;
    private final Deque<PrintedSlip> slips = new ArrayDeque<>();
    private PrinterStatus status = PrinterStatus.READY;
    private boolean jamsNext;
    private int printed;

    /**
     * A printer that is ready.
     *
     * @param width
     *            printable dots, {@link Paper#WIDTH_80_MM} or {@link Paper#WIDTH_58_MM}
     * @param kept
     *            how many of the last slips can be looked at, 1 or more
     */
    public SimulatedPrinter(int width, int kept, InstantSource clock) {
        this.width = width;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public synchronized PrintOutcome print(byte[] job) {
        if (!status.canPrint()) {
            return new PrintOutcome.Failed(status, "the printer says " + status.label());
        }
        if (jamsNext) {
            jamsNext = false;
            status = PrinterStatus.JAMMED;
            return new PrintOutcome.Failed(status, "the paper jammed in the job");
        }
        printed++;
        slips.addFirst(new PrintedSlip(printed, clock.instant(), EscPosDecoder.decode(job, width)));
        if (slips.size() > kept) {
            slips.removeLast();
        }
        return status == PrinterStatus.UNKNOWN
                ? new PrintOutcome.Unconfirmed("the printer does not say whether paper came out")
                : new PrintOutcome.Printed();
    }

    @Override
    public synchronized PrinterStatus status() { return status; }

    /** Makes the printer behave so from now on. */
    public synchronized void setStatus(PrinterStatus next) {
        status = next;
    }

    /** Lets the next job jam: the printer says that all is well until it is in the middle of it. */
    public synchronized void jamNext() {
        jamsNext = true;
    }

    /** The last slips, newest first. */
    public synchronized List<PrintedSlip> listSlips() { return List.copyOf(slips); }

    /** The slip of that number, if it is still kept. */
    public synchronized Optional<PrintedSlip> findSlip(int number) {
        return slips.stream().filter(slip -> slip.number() == number).findFirst();
    }
}
