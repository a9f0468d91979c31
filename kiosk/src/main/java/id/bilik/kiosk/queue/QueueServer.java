package id.bilik.kiosk.queue;

import java.util.UUID;

/** What a kiosk asks of the queue-server. An answer that is lost is a value too. */
public interface QueueServer {

    /** The plan and state of the branch. */
    ServerAnswer<HeardPlan> plan() throws InterruptedException;

    /**
     * Asks for a ticket; the same request id gives the same ticket.
     *
     * @param language
     *            of the slip, which is the ticket's on all screens that speak to this participant
     * @param unanswered
     *            is run when an answer is missing, before the server is asked again
     */
    ServerAnswer<IssuedTicket> issue(TicketWish wish, String language, Runnable unanswered) throws InterruptedException;

    /**
     * Tells what became of the slip; asked once, since the one who calls keeps what was not told.
     *
     * @param wish
     *            that the ticket was for: numbers start again each day
     */
    ServerAnswer<Boolean> reportSlip(TicketWish wish, String ticket, SlipReport slip) throws InterruptedException;

    /**
     * Tops up the numbers that this kiosk may give while the server is away.
     *
     * @param holder
     *            this kiosk's memory: a new one gets new numbers
     */
    ServerAnswer<Leases> lease(UUID holder) throws InterruptedException;

    /** Hands over a ticket that was given from reserved numbers; taken in once. */
    ServerAnswer<Boolean> handOver(ReservedTicket ticket) throws InterruptedException;

    /** The participant is gone before a number came: whatever was issued to this request leaves the queue. */
    ServerAnswer<Boolean> withdraw(UUID requestId) throws InterruptedException;
}
