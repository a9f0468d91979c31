package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.slip.Slip;
import id.bilik.kiosk.slip.Words;

/**
 * A ticket as this kiosk knows it.
 *
 * @param printsLeft
 *            how often the slip may still be sent to the printer: 1 after a print that failed, 0 else
 * @param reserved
 *            whether the kiosk gave the number by itself
 */
public record DeskTicket(IssuedTicket issued, Slip slip, Words words, SlipFate fate, int printsLeft, boolean reserved) {

    static DeskTicket of(PrintJob job, BranchPlan plan) {
        IssuedTicket issued = job.issued();
        if (issued == null) {
            throw new IllegalStateException("no ticket without a number");
        }
        return new DeskTicket(issued, Slips.of(job, plan), Slips.words(job), job.fate(), job.printsLeft(),
                job.isReserved());
    }
}
