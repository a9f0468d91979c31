package id.bilik.kiosk.desk;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.kiosk.slip.MissingPapers;
import id.bilik.kiosk.slip.Slip;
import id.bilik.kiosk.slip.SlipComposer;
import id.bilik.kiosk.slip.TestSlips;
import id.bilik.kiosk.slip.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the facts to paper, one slip after the other; says what became of it. */
public final class SlipPrinting {

    private static final Logger LOG = LoggerFactory.getLogger(SlipPrinting.class);

    private final ReceiptPrinter printer;
    private final SlipComposer composer;

    public SlipPrinting(ReceiptPrinter printer, SlipComposer composer) {
        this.printer = printer;
        this.composer = composer;
    }

    /** A number that was issued must reach its participant, so not even a bug in here may throw. */
    PrintJob print(PrintJob job, Slip slip, Words words, int printsLeftAfterFailure) {
        try {
            return switch (printer.print(composer.compose(slip, words))) {
                case PrintOutcome.Printed printed -> job.at(PrintJob.Step.PRINTED, null, 0);
                case PrintOutcome.Unconfirmed mute ->
                    job.at(PrintJob.Step.UNCONFIRMED, SlipFate.UNCONFIRMED.reason(), printsLeftAfterFailure);
                case PrintOutcome.Failed failed -> {
                    LOG.warn("{}: no slip, {}", slip.ticket(), failed.reason());
                    yield job.at(PrintJob.Step.FAILED, failed.status().label(), printsLeftAfterFailure);
                }
            };
        } catch (RuntimeException bug) {
            LOG.error("{}: no slip", slip.ticket(), bug);
            return job.at(PrintJob.Step.FAILED, SlipFate.KIOSK_FAULT.reason(), printsLeftAfterFailure);
        }
    }

    /** Once more for a technician, with a line above it that says so. */
    PrintOutcome copy(Slip slip, Words words) {
        return printer.print(TestSlips.again(composer.compose(slip, words)));
    }

    /** A list of papers, which is no ticket: nobody is told of it, and nothing is lost where it does not come out. */
    PrintOutcome print(MissingPapers missing, Words words) {
        return printer.print(composer.composeMissing(missing, words));
    }

    /** A part of a slip may hang out of the printer since the last run. */
    void expectFragment() {
        printer.expectFragment();
    }

    boolean mayHangOut() { return printer.mayHangOut(); }

    boolean canPrint() { return printer.status().canPrint(); }

    /** Why it can't. */
    PrintOutcome refusal() {
        return new PrintOutcome.Failed(printer.status(), "the printer says " + printer.status().label());
    }

    String status() { return printer.status().label(); }
}
