package id.bilik.hardware.simulated;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.Paper;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A printer made of memory, with no line in between: what became of a job is seen, not asked. */
public final class SimulatedPrinter implements ReceiptPrinter {

    private final PrinterMachine machine;

    /**
     * A printer that is ready.
     *
     * @param width
     *            printable dots, {@link Paper#WIDTH_80_MM} or {@link Paper#WIDTH_58_MM}
     * @param kept
     *            how many of the last slips can be looked at, 1 or more
     */
    public SimulatedPrinter(int width, int kept, InstantSource clock) {
        this(new PrinterMachine(width, kept, clock));
    }

    /** The printer around that machine, which others may print to as well. */
    public SimulatedPrinter(PrinterMachine machine) {
        this.machine = machine;
    }

    @Override
    public PrintOutcome print(byte[] job) {
        synchronized (machine) {
            PrinterStatus before = machine.status();
            if (!before.canPrint()) {
                return new PrintOutcome.Failed(before, "the printer says " + before.label());
            }
            int printed = machine.printed();
            for (int taken = 0; taken < job.length && machine.status().canPrint();) {
                taken += machine.receive(job, taken, job.length - taken);
            }
            return outcome(printed);
        }
    }

    private PrintOutcome outcome(int printedBefore) {
        PrinterStatus status = machine.status();
        if (!status.canPrint()) {
            machine.discard();
            return machine.printed() > printedBefore
                    ? new PrintOutcome.Printed()
                    : new PrintOutcome.Failed(status, status == PrinterStatus.JAMMED
                            ? "the paper jammed in the job"
                            : "in the middle of the job the printer said " + status.label());
        }
        machine.tearOff();
        return status == PrinterStatus.UNKNOWN || machine.isHung()
                ? new PrintOutcome.Unconfirmed("the printer does not say whether paper came out")
                : new PrintOutcome.Printed();
    }

    @Override
    public PrinterStatus status() { return machine.status(); }

    /** Makes the printer behave so from now on. */
    public void setStatus(PrinterStatus next) {
        machine.setStatus(next);
    }

    /** Lets the next job jam: the printer says that all is well until it is in the middle of it. */
    public void jamNext() {
        machine.failAfter(1, PrinterStatus.JAMMED);
    }

    /** What is inside, to make it go wrong in finer ways. */
    public PrinterMachine machine() { return machine; }

    /** The last slips, newest first. */
    public List<PrintedSlip> listSlips() { return machine.listSlips(); }

    /** The slip of that number, if it is still kept. */
    public Optional<PrintedSlip> findSlip(int number) {
        return machine.findSlip(number);
    }
}
