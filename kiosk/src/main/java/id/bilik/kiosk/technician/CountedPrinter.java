package id.bilik.kiosk.technician;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;

/** The printer with its paper and its slips counted: one job after the other, whoever sends it. */
public final class CountedPrinter implements ReceiptPrinter {
    private final ReceiptPrinter printer;
    private final PaperCount paper;
    private final SlipCounts slips;

    public CountedPrinter(ReceiptPrinter printer, PaperCount paper, SlipCounts slips) {
        this.printer = printer;
        this.paper = paper;
        this.slips = slips;
    }

    @Override
    public synchronized PrintOutcome print(byte[] job) {
        PrintOutcome outcome = printer.print(job);
        slips.count(outcome);
        if (!(outcome instanceof PrintOutcome.Failed)) {
            paper.count();
        }
        return outcome;
    }

    @Override
    public void expectFragment() { printer.expectFragment(); }

    @Override
    public boolean mayHangOut() { return printer.mayHangOut(); }

    @Override
    public PrinterStatus status() {
        PrinterStatus status = printer.status();
        paper.saw(status);
        return status;
    }
}
