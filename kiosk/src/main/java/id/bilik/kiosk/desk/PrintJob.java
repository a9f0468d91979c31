package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.SlipReport;
import id.bilik.kiosk.queue.TicketWish;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One participant's wish and what it has led to, as the kiosk keeps it over kills and power cuts. The states and what
 * happens in each after a restart stand in {@code docs/kiosk.md}.
 *
 * @param number
 *            null before there is one
 * @param copies
 *            how often a technician had the slip printed beside that
 */
record PrintJob(Asked asked, @Nullable Numbered number, Printing printing, Reported reported, int copies) {

    /**
     * What was asked for; it never changes.
     *
     * @param order
     *            the kiosk's own count of wishes
     * @param at
     *            when it was asked for first
     */
    record Asked(long order, TicketWish wish, String language, Stamp at) {}

    /**
     * The number, of the server or out of the kiosk's reserve.
     *
     * @param given
     *            when the kiosk gave a reserved number; null for a number of the server
     * @param date
     *            of the lease of a reserved number, else null
     */
    record Numbered(IssuedTicket ticket, @Nullable Stamp given, @Nullable LocalDate date) {}

    /**
     * The slip.
     *
     * @param reason
     *            of {@link SlipFate}
     * @param left
     *            how often it may still be sent to the printer
     */
    record Printing(Step step, @Nullable String reason, int left) {}

    /**
     * What the server knows of it.
     *
     * @param handedOver
     *            whether it knows a reserved number
     * @param told
     *            what it was last told of the slip, in the {@link SlipReport#words words} of that; null for nothing yet
     * @param over
     *            whether nothing is left to do
     */
    record Reported(boolean handedOver, @Nullable String told, boolean over) {

        static final Reported NOTHING = new Reported(false, null, false);
    }

    enum Step {
        /** Asked for; no number is known. */
        WANTED,
        /** Nobody waits for it any more, and the server knows. */
        WITHDRAWN,
        /** The number is known, and bytes may be on their way to the printer. */
        SENDING,
        /** Paper came out. */
        PRINTED,
        /** The bytes were taken, and the printer can't say more. */
        UNCONFIRMED,
        /** No whole slip came out. */
        FAILED,
        /** The kiosk was stopped while it was sending: nobody knows. */
        MAYBE
    }

    static PrintJob wanted(long order, TicketWish wish, String language, Stamp now) {
        return new PrintJob(new Asked(order, wish, language, now), null, new Printing(Step.WANTED, null, 1),
                Reported.NOTHING, 0);
    }

    PrintJob numbered(IssuedTicket ticket, @Nullable Stamp givenAt, @Nullable LocalDate leaseDate) {
        return new PrintJob(asked, new Numbered(ticket, givenAt, leaseDate),
                new Printing(Step.SENDING, null, printing.left), reported, copies);
    }

    PrintJob at(Step next, @Nullable String why, int left) { return with(new Printing(next, why, left)); }

    PrintJob handedOver(@Nullable String outcome) { return with(new Reported(true, outcome, reported.over)); }

    PrintJob told(String outcome) { return with(new Reported(reported.handedOver, outcome, reported.over)); }

    PrintJob done() { return with(new Reported(reported.handedOver, reported.told, true)); }

    PrintJob copied() { return new PrintJob(asked, number, printing, reported, copies + 1); }

    /** The slip is on paper after all, and the server is to hear of it. */
    PrintJob onPaper() {
        return at(Step.PRINTED, null, 0).reopened();
    }

    /** It did not come out after all, and the server is to hear of it. */
    PrintJob missing() {
        return at(Step.FAILED, SlipFate.NO_SLIP.reason(), printing.left).reopened();
    }

    /** Something changed that the server is to hear of, also long after all was told. */
    PrintJob reopened() {
        return with(new Reported(reported.handedOver, reported.told, false));
    }

    private PrintJob with(Printing next) { return new PrintJob(asked, number, next, reported, copies); }

    private PrintJob with(Reported next) { return new PrintJob(asked, number, printing, next, copies); }

    long order() { return asked.order; }

    TicketWish wish() { return asked.wish; }

    String language() { return asked.language; }

    Step step() { return printing.step; }

    @Nullable
    IssuedTicket issued() { return number == null ? null : number.ticket; }

    @Nullable
    Stamp given() { return number == null ? null : number.given; }

    @Nullable
    LocalDate date() { return number == null ? null : number.date; }

    @Nullable
    String reason() { return printing.reason; }

    int printsLeft() { return printing.left; }

    boolean handedOver() { return reported.handedOver; }

    @Nullable
    String told() { return reported.told; }

    boolean over() { return reported.over; }

    boolean isReserved() { return date() != null; }

    /** What the server is to be told of the slip; null while it can't be said. */
    @Nullable
    SlipReport report() {
        return switch (printing.step) {
            case WANTED, WITHDRAWN, SENDING -> null;
            case PRINTED -> SlipReport.PRINTED;
            case UNCONFIRMED -> SlipReport.UNCONFIRMED;
            case FAILED, MAYBE -> SlipReport.failed(printing.reason);
        };
    }

    SlipFate fate() {
        return switch (printing.step) {
            case PRINTED -> SlipFate.GOOD;
            case UNCONFIRMED -> SlipFate.UNCONFIRMED;
            case MAYBE -> SlipFate.MAYBE_PRINTED;
            case FAILED -> new SlipFate(false, printing.reason);
            case WANTED, WITHDRAWN, SENDING -> SlipFate.KIOSK_FAULT;
        };
    }
}
