package id.bilik.queueserver.branch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cubicle with a monitor.
 *
 * @param visit the visit that is bound to it
 * @param last  the visit that left it last
 */
public record Booth(String id, Status status, @Nullable TicketNumber visit, @Nullable Departure last) {

    /** A draining booth takes no new visit and closes when its visit leaves. */
    public enum Status {
        OPEN, DRAINING, CLOSED
    }

    public record Departure(TicketNumber ticket, Instant at) {}

    boolean isFree() { return status == Status.OPEN && visit == null; }

    Booth taken(TicketNumber ticket) { return new Booth(id, status, ticket, last); }

    Booth left(Instant at) {
        if (visit == null)
            throw new IllegalStateException("nobody is in booth " + id);
        return new Booth(id, status == Status.DRAINING ? Status.CLOSED : status, null, new Departure(visit, at));
    }

    Booth planned(boolean open) {
        Status next = open ? Status.OPEN : visit == null ? Status.CLOSED : Status.DRAINING;
        return new Booth(id, next, visit, last);
    }
}
