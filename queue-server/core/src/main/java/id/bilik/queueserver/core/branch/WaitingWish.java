package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
 * @param lot       what was said in an application for a draw, and what came of it; null for who joined the list
 * @param offers    all that it was offered, in order; while it is {@link State#OFFERED} the last one stands
 * @param unanswered of somebody at home who had checked in and did not answer; null for who joined the list or applied
 */
public record WaitingWish(String booking, UUID requestId, String service, Booking.Where where, LocalDate from,
        LocalDate until, Instant since, long order, @Nullable String person, State state, @Nullable Lot lot,
        List<Offer> offers, @Nullable Unanswered unanswered) {

    /** How far it has come; one that was taken is a {@link Booking}. */
    public enum State {
        APPLIED("applied"), WAITING("waiting"), OFFERED("offered"), LEFT("left"), OVER("over"),
        /** Taken by somebody whose earlier visit must not go on beside it; others that were taken are known no more. */
        BOOKED("booked");

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

    /**
     * Of somebody at home whose visit ended as nobody answered: the booking of it gets another time with what is taken.
     *
     * @param ticket   of that visit, on the first day that suits
     * @param offers   how many offers come before those of the list, 0 and more
     * @param sequence the booking's count of changes
     */
    public record Unanswered(TicketNumber ticket, int offers, int sequence) {}

    /**
     * Of who applied for a draw.
     *
     * @param earliest local time from which on the visit is to begin if possible; null for any
     * @param latest   and by which; null for any
     * @param drawn    its place in the order of the draw, from 1; null until it was held
     */
    public record Lot(@Nullable LocalTime earliest, @Nullable LocalTime latest, @Nullable Integer drawn) {
        /** Whether a visit that begins then is what was asked for. */
        public boolean suits(LocalTime time) {
            return (earliest == null || !time.isBefore(earliest)) && (latest == null || !time.isAfter(latest));
        }
    }

    public WaitingWish {
        offers = List.copyOf(offers);
    }

    /** Whether it may still come to a booking. */
    public boolean isOpen() {
        return state == State.APPLIED || state == State.WAITING || state == State.OFFERED;
    }

    /** The offer that stands. */
    public Optional<Offer> findOffer() {
        return state == State.OFFERED ? Optional.of(offers.getLast()) : Optional.empty();
    }

    /** Whether it was offered that time: no time is offered to the same person twice. */
    public boolean wasOffered(Instant at) {
        return offers.stream().anyMatch(offer -> offer.at().equals(at));
    }

    /** Whether it took part in a draw and waits since. */
    public boolean wasDrawn() {
        return lot != null && lot.drawn != null;
    }

    /** Whether it is offered a place before the other: who took part in the draw of a day comes first on it. */
    boolean precedes(WaitingWish other) {
        return wasDrawn() == other.wasDrawn() ? order < other.order : wasDrawn();
    }

    /** How many offers it gets more than those of the list. */
    public int offersBefore() {
        return unanswered == null ? 0 : unanswered.offers;
    }

    /** Whether it follows from that visit of the business day. */
    boolean isOf(Visit visit, LocalDate date) {
        return unanswered != null && unanswered.ticket.equals(visit.ticket()) && from.equals(date);
    }

    /** Whether both suit a common day. */
    boolean isRivalOf(WaitingWish other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    WaitingWish with(Offer offer) {
        List<Offer> more = new ArrayList<>(offers);
        more.add(offer);
        return new WaitingWish(booking, requestId, service, where, from, until, since, order, person, State.OFFERED,
                lot, more, unanswered);
    }

    WaitingWish with(State next) {
        return new WaitingWish(booking, requestId, service, where, from, until, since, order, person, next, lot,
                offers, unanswered);
    }

    WaitingWish withoutPerson() {
        return new WaitingWish(booking, requestId, service, where, from, until, since, order, null, state, lot, offers,
                unanswered);
    }

    /** It got no place in the draw, and waits in its order. */
    WaitingWish drawn(int place, long sequence) {
        Lot with = lot == null ? new Lot(null, null, place) : new Lot(lot.earliest, lot.latest, place);
        return new WaitingWish(booking, requestId, service, where, from, until, since, sequence, person, State.WAITING,
                with, offers, unanswered);
    }

    /** The booking that comes of the draw. */
    Booking won(Instant at, long sequence) {
        return new Booking(booking, requestId, service, at, where, Booking.State.CONFIRMED, since, sequence, at, 0,
                false, person, null);
    }

    /** The booking that comes of its offer. */
    Booking taken(long sequence) {
        Offer offer = findOffer().orElseThrow(() -> new IllegalStateException("nothing is offered to " + booking));
        // asked for with the wish: under the key of that day its person is sealed
        return new Booking(booking, requestId, service, offer.at(), where, Booking.State.CONFIRMED, since, sequence,
                offer.until(), unanswered == null ? 0 : unanswered.sequence + 1, false, person, null);
    }
}
