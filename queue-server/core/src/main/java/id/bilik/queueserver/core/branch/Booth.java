package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Booking.Where;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cubicle with a monitor, or a place for a participant at home.
 *
 * @param where where its participants are
 * @param visit the visit that is bound to it
 * @param last  the visit that left it last
 */
public record Booth(String id, Where where, Status status, @Nullable TicketNumber visit, @Nullable Departure last) {

    /** A draining booth takes no new visit and closes when its visit leaves. */
    public enum Status {
        OPEN, DRAINING, CLOSED
    }

    /**
     * A visit that left.
     *
     * @param before  where it stood, {@link Stage.InBooth}; null where its leaving cannot be undone
     * @param service what it was served with; null with {@code before}
     * @param steps   its other steps then; null with {@code before}
     */
    public record Departure(TicketNumber ticket, Instant at, @Nullable Stage before, @Nullable String service,
            @Nullable VisitSteps steps) {}

    public boolean isFree() { return status == Status.OPEN && visit == null; }

    Booth taken(TicketNumber ticket) { return new Booth(id, where, status, ticket, last); }

    /** The booth without its visit, which can come back where {@code remembered} tells as what. */
    Booth left(Instant at, @Nullable Visit remembered) {
        if (visit == null) {
            throw new IllegalStateException("nobody is in booth " + id);
        }
        Departure departure = remembered == null
                ? new Departure(visit, at, null, null, null)
                : new Departure(visit, at, remembered.stage(), remembered.service(), remembered.steps());
        return new Booth(id, where, status == Status.DRAINING ? Status.CLOSED : status, null, departure);
    }

    /** The booth with the visit that left it last; one that closed behind it drains again. */
    Booth takenBack() {
        if (visit != null || last == null) {
            throw new IllegalStateException("nobody can come back to booth " + id);
        }
        return new Booth(id, where, status == Status.CLOSED ? Status.DRAINING : status, last.ticket(), null);
    }

    /** What was taken back is not taken back twice. */
    Booth withoutLast() {
        return new Booth(id, where, status, visit, null);
    }

    Booth planned(boolean open) {
        Status next = open ? Status.OPEN : visit == null ? Status.CLOSED : Status.DRAINING;
        return new Booth(id, where, next, visit, last);
    }
}
