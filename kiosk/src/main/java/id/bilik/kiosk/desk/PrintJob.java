package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.TicketWish;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One participant's wish and what it has led to, as the kiosk keeps it over kills and power cuts. The states and what
 * happens in each after a restart stand in {@code docs/kiosk.md}.
 *
 * @param order
 *            the kiosk's own count of wishes
 * @param wanted
 *            when it was asked for first
 * @param issued
 *            null before there is a number
 * @param given
 *            when the kiosk gave a reserved number; null for a number of the server
 * @param date
 *            of the lease of a reserved number, else null
 * @param handedOver
 *            whether the server knows a reserved number
 * @param reason
 *            of {@link SlipFate}
 * @param printsLeft
 *            how often the slip may still be sent to the printer
 * @param told
 *            what the server was last told of the slip, {@code printed} or {@code failed: …}; null for nothing yet
 * @param over
 *            whether nothing is left to do
 * @param copies
 *            how often a technician had the slip printed beside that
 */
record PrintJob(long order, TicketWish wish, String language, Stamp wanted, Step step, @Nullable IssuedTicket issued,
        @Nullable Stamp given, @Nullable LocalDate date, boolean handedOver, @Nullable String reason, int printsLeft,
        @Nullable String told, boolean over, int copies) {

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
        return new PrintJob(order, wish, language, now, Step.WANTED, null, null, null, false, null, 1, null, false,
                0);
    }

    PrintJob numbered(IssuedTicket ticket, @Nullable Stamp givenAt, @Nullable LocalDate leaseDate) {
        return new PrintJob(order, wish, language, wanted, Step.SENDING, ticket, givenAt, leaseDate, false, null,
                printsLeft, told, over, copies);
    }

    PrintJob at(Step next, @Nullable String why, int left) {
        return new PrintJob(order, wish, language, wanted, next, issued, given, date, handedOver, why, left, told,
                over, copies);
    }

    PrintJob handedOver(@Nullable String outcome) {
        return new PrintJob(order, wish, language, wanted, step, issued, given, date, true, reason, printsLeft, outcome,
                over, copies);
    }

    PrintJob told(String outcome) {
        return new PrintJob(order, wish, language, wanted, step, issued, given, date, handedOver, reason, printsLeft,
                outcome, over, copies);
    }

    PrintJob done() {
        return new PrintJob(order, wish, language, wanted, step, issued, given, date, handedOver, reason, printsLeft,
                told, true, copies);
    }

    PrintJob copied() {
        return new PrintJob(order, wish, language, wanted, step, issued, given, date, handedOver, reason, printsLeft,
                told, over, copies + 1);
    }

    /** The slip is on paper after all, and the server is to hear of it. */
    PrintJob onPaper() {
        return new PrintJob(order, wish, language, wanted, Step.PRINTED, issued, given, date, handedOver, null, 0, told,
                false, copies);
    }

    boolean isReserved() { return date != null; }

    /** What the server is to be told of the slip; null while it can't be said. */
    @Nullable
    String outcome() {
        return switch (step) {
            case WANTED, WITHDRAWN, SENDING -> null;
            case PRINTED, UNCONFIRMED -> "printed";
            case FAILED, MAYBE -> "failed: " + reason;
        };
    }

    SlipFate fate() {
        return switch (step) {
            case PRINTED -> SlipFate.GOOD;
            case UNCONFIRMED -> SlipFate.UNCONFIRMED;
            case MAYBE -> SlipFate.MAYBE_PRINTED;
            case FAILED -> new SlipFate(false, reason);
            case WANTED, WITHDRAWN, SENDING -> SlipFate.KIOSK_FAULT;
        };
    }
}
