package id.bilik.kiosk.technician;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;

/** The printer with its paper counted: one job after the other, whoever sends it. */
public final class CountedPrinter implements ReceiptPrinter {
    private final ReceiptPrinter printer;
    private final PaperCount paper;

    public CountedPrinter(ReceiptPrinter printer, PaperCount paper) {
        this.printer = printer;
        this.paper = paper;
    }

    @Override
    public synchronized PrintOutcome print(byte[] job) {
        PrintOutcome outcome = printer.print(job);
        if (!(outcome instanceof PrintOutcome.Failed)) {
            paper.count();
        }
        return outcome;
    }

    @Override
    public void expectFragment() { printer.expectFragment(); }

    @Override
    public PrinterStatus status() {
        PrinterStatus status = printer.status();
        paper.saw(status);
        return status;
    }
}
