package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody waits for a place on one of some days.
 *
 * @param booking   opaque, given by the server; the booking that comes of it has the same id
 * @param requestId of the wish
 * @param from      first day that suits
 * @param until     last day that suits
 * @param since     when it was asked for
 * @param order     journal sequence of the wish: the smaller, the earlier it is offered a place
 * @param person    keyed hash of who waits; null once that is purged
 * @param offers    all that it was offered, in order; while it is {@link State#OFFERED} the last one stands
 */
public record WaitingWish(String booking, UUID requestId, String service, Booking.Where where, LocalDate from,
        LocalDate until, Instant since, long order, @Nullable String person, State state, List<Offer> offers) {

    /** How far it has come; one that was taken is a {@link Booking}. */
    public enum State {
        WAITING("waiting"), OFFERED("offered"), LEFT("left"), OVER("over");

        private final String text;

        State(String text) { this.text = text; }

        /** As the contract has it. */
        public String text() { return text; }
    }

    /**
     * A place that is kept for this person alone.
     *
     * @param at    when the visit in it begins
     * @param until until when it can be taken
     * @param order journal sequence of the offer
     */
    public record Offer(Instant at, Instant until, long order) {}

    public WaitingWish {
        offers = List.copyOf(offers);
    }

    /** Whether it may still come to a booking. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.OFFERED;
    }

    /** The offer that stands. */
    public Optional<Offer> findOffer() {
        return state == State.OFFERED ? Optional.of(offers.getLast()) : Optional.empty();
    }

    /** Whether it was offered that time: no time is offered to the same person twice. */
    public boolean wasOffered(Instant at) {
        return offers.stream().anyMatch(offer -> offer.at().equals(at));
    }

    /** Whether both suit a common day. */
    boolean isRivalOf(WaitingWish other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    WaitingWish with(Offer offer) {
        List<Offer> more = new ArrayList<>(offers);
        more.add(offer);
        return new WaitingWish(booking, requestId, service, where, from, until, since, order, person, State.OFFERED,
                more);
    }

    WaitingWish with(State next) {
        return new WaitingWish(booking, requestId, service, where, from, until, since, order, person, next, offers);
    }

    WaitingWish withoutPerson() {
        return new WaitingWish(booking, requestId, service, where, from, until, since, order, null, state, offers);
    }

    /** The booking that comes of its offer. */
    Booking taken(long sequence) {
        Offer offer = findOffer().orElseThrow(() -> new IllegalStateException("nothing is offered to " + booking));
        // asked for with the wish: under the key of that day its person is sealed
        return new Booking(booking, requestId, service, offer.at(), where, Booking.State.CONFIRMED, since, sequence,
                offer.until(), 0, false, person, null);
    }
}
