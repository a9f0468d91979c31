package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.slip.Slip;
import id.bilik.kiosk.slip.Words;

/**
 * A ticket as this kiosk knows it.
 *
 * @param printsLeft
 *            how often the slip may still be sent to the printer: 1 after a print that failed, 0 else
 */
public record DeskTicket(IssuedTicket issued, Slip slip, Words words, SlipFate fate, int printsLeft) {

    DeskTicket after(SlipFate next, int left) { return new DeskTicket(issued, slip, words, next, left); }
}
