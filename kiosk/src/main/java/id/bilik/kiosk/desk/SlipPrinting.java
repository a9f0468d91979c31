package id.bilik.kiosk.desk;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.kiosk.slip.Slip;
import id.bilik.kiosk.slip.SlipComposer;
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
            return switch (send(composer.compose(slip, words))) {
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

    boolean canPrint() { return printer.status().canPrint(); }

    String status() { return printer.status().label(); }

    private synchronized PrintOutcome send(byte[] job) { return printer.print(job); }
}
