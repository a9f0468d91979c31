package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place at a later time for a person, of whom nothing is known here but a hash.
 *
 * @param id          opaque, given by the server
 * @param requestId   of the wish that led to it
 * @param at          when the visit is to begin: the start of a slot
 * @param bookedAt    when it was asked for
 * @param order       journal sequence of the wish: decides who was promised first
 * @param holdUntil   until when it is kept while it is {@link State#HELD}
 * @param sequence    0, and one more with each change after it was confirmed, as calendars count
 * @param rescheduled whether it was moved, which can be done once
 * @param person      keyed hash of who booked; null once that is purged
 * @param ticket      with which somebody checked in; null before
 */
public record Booking(String id, UUID requestId, String service, Instant at, Where where, State state,
        Instant bookedAt, long order, Instant holdUntil, int sequence, boolean rescheduled,
        @Nullable String person, @Nullable TicketNumber ticket) {

    /** Where the participant will be. */
    public enum Where {
        BRANCH, HOME
    }

    /** How far it has come. */
    public enum State {
        HELD("held"), CONFIRMED("confirmed"), CHECKED_IN("checkedIn"), CANCELLED("cancelled"), EXPIRED(
                "expired"), MISSED(
                        "missed");

        private final String text;

        State(String text) { this.text = text; }

        /** As the contract has it. */
        public String text() { return text; }
    }

    /** Whether room is kept for it. */
    public boolean isPromised() {
        return state == State.HELD || state == State.CONFIRMED;
    }

    Booking with(State next) {
        return new Booking(id, requestId, service, at, where, next, bookedAt, order, holdUntil, sequence, rescheduled,
                person, ticket);
    }

    Booking cancelled() {
        return new Booking(id, requestId, service, at, where, State.CANCELLED, bookedAt, order, holdUntil,
                state == State.CONFIRMED ? sequence + 1 : sequence, rescheduled, person, ticket);
    }

    Booking movedTo(Instant next, long nextOrder) {
        return new Booking(id, requestId, service, next, where, state, bookedAt, nextOrder, holdUntil, sequence + 1,
                true, person, ticket);
    }

    Booking checkedIn(TicketNumber given) {
        return new Booking(id, requestId, service, at, where, State.CHECKED_IN, bookedAt, order, holdUntil, sequence,
                rescheduled, person, given);
    }

    Booking withoutPerson() {
        return new Booking(id, requestId, service, at, where, state, bookedAt, order, holdUntil, sequence, rescheduled,
                null, ticket);
    }
}
