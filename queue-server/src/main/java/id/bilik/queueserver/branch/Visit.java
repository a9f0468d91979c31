package id.bilik.queueserver.branch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A participant's way through the branch on one business day; the ticket is its name.
 *
 * @param service  what it waits for or is served with now; a transfer changes it, the ticket keeps its letter
 * @param appointment booked time; null for none
 * @param issuedAt of the ticket; kept through transfers, holds and returns, so nobody loses their place by them
 * @param order    journal sequence of the issue: decides between equal times
 * @param called   whether it was ever called
 */
public record Visit(TicketNumber ticket, String service, Priority priority, Channel channel,
        @Nullable Instant appointment, Instant issuedAt, long order, UUID requestId, Slip slip, boolean called, Stage stage) {

    /** What is known of the paper. */
    public enum Slip {
        UNKNOWN, PRINTED, FAILED
    }

    public Place place() { return new Place(countsFrom(), order); }

    /** From when it counts as waiting: who comes before the booked time waits from then, who comes later from arrival. */
    public Instant countsFrom() {
        return appointment != null && appointment.isAfter(issuedAt) ? appointment : issuedAt;
    }

    Visit with(Stage next) {
        return new Visit(ticket, service, priority, channel, appointment, issuedAt, order, requestId, slip,
                called || next instanceof Stage.Called, next);
    }

    Visit with(Slip next) {
        return new Visit(ticket, service, priority, channel, appointment, issuedAt, order, requestId, next, called, stage);
    }

    Visit withService(String next) {
        return new Visit(ticket, next, priority, channel, appointment, issuedAt, order, requestId, slip, called, stage);
    }
}
