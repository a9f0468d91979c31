package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Draw;
import id.bilik.queueserver.core.branch.WaitingList;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.view.ContractNames;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish on the waiting list.
 *
 * @param booking  its id, and that of the booking that may come of it
 * @param state    {@code applied}, {@code waiting}, {@code offered}, {@code booked}, {@code left} or {@code over}
 * @param secret   with which its holder may see it and answer, and the booking as well; only in the answer to the wish
 * @param from     first day that suits; null once it is booked
 * @param until    last day that suits; null once it is booked
 * @param position 1 for the first; only while it waits or something is offered
 * @param of       how many wait for one of the same days
 * @param offer    what is offered; null for nothing
 * @param draw     of what it applied for; null where it joined the list
 * @param unanswered whether it follows from a booking from home to whose calls nobody answered
 */
record WaitingView(String booking, String service, String place, String state, @Nullable String secret,
        @Nullable LocalDate from, @Nullable LocalDate until, @Nullable Integer position, @Nullable Integer of,
        @Nullable OfferView offer, @Nullable DrawShare draw, boolean unanswered) {

    /**
     * A place that is kept for this person.
     *
     * @param until until when it can be taken
     */
    record OfferView(OffsetDateTime at, OffsetDateTime until) {}

    /**
     * The draw of an application.
     *
     * @param until    when it is held
     * @param earliest local time from which on the visit is to begin if possible; null for any
     * @param latest   and by which; null for any
     * @param drawn    its place in the order of the draw; null until it was held
     * @param of       how many take part
     */
    record DrawShare(OffsetDateTime until, @Nullable String earliest, @Nullable String latest,
            @Nullable Integer drawn, int of) {}

    /** Empty where no wish has that id, nor a booking that came of one. */
    static Optional<WaitingView> find(Branch branch, String id) {
        Optional<WaitingWish> wish = branch.bookings().waiting().find(id);
        return wish.filter(it -> it.state() != WaitingWish.State.BOOKED).isPresent()
                ? Optional.of(of(branch, wish.get()))
                : branch.bookings().find(id).map(WaitingView::of);
    }

    private static WaitingView of(Booking booking) {
        return new WaitingView(booking.id(), booking.service(), ContractNames.of(booking.where()), "booked", null,
                null, null, null, null, null, null, false);
    }

    static WaitingView of(Branch branch, WaitingWish wish) {
        WaitingList.Rank rank = wish.isOpen() && wish.state() != WaitingWish.State.APPLIED
                ? branch.bookings().waiting().rankOf(wish)
                : null;
        return new WaitingView(wish.booking(), wish.service(), ContractNames.of(wish.where()), wish.state().text(),
                null, wish.from(), wish.until(), rank == null ? null : rank.place(), rank == null ? null : rank.of(),
                wish.findOffer().map(offer -> new OfferView(BookingView.local(branch, offer.at()),
                        BookingView.local(branch, offer.until()))).orElse(null),
                share(branch, wish), wish.unanswered() != null);
    }

    private static @Nullable DrawShare share(Branch branch, WaitingWish wish) {
        WaitingWish.Lot lot = wish.lot();
        Optional<Draw> draw = branch.bookings().draws().find(wish.from());
        return lot == null || draw.isEmpty()
                ? null
                : new DrawShare(BookingView.local(branch, draw.get().until()), text(lot.earliest()),
                        text(lot.latest()), lot.drawn(), DrawView.of(branch, draw.get(), false).applicants());
    }

    private static @Nullable String text(@Nullable LocalTime time) { return time == null ? null : time.toString(); }

    WaitingView withSecret(String its) {
        return new WaitingView(booking, service, place, state, its, from, until, position, of, offer, draw,
                unanswered);
    }
}
