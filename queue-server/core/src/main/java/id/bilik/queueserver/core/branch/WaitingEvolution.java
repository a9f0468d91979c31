package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.WaitingWish.State;
import java.time.Instant;
import java.util.List;

/** The waiting list after what happened to it. */
final class WaitingEvolution {
    private WaitingEvolution() {}

    static Branch evolve(Branch branch, OfWaiting event, Instant at) {
        Bookings bookings = branch.bookings();
        WaitingList list = bookings.waiting();
        return branch.with(switch (event) {
            case DrawApplied applied -> bookings.with(applied(branch, applied, at));
            case PlaceWon won -> counted(bookings.with(list.minus(won.booking()))
                    .plus(known(list, event, State.APPLIED).won(won.slot(), branch.sequence())),
                    known(list, event, State.APPLIED), true);
            case DrawLost lost -> lost(branch, known(list, lost, State.APPLIED));
            case WaitingJoined joined -> bookings.with(joined(branch, joined, at));
            case PlaceOffered offered -> bookings.with(list.plus(known(list, event, State.WAITING)
                    .with(new WaitingWish.Offer(offered.slot(), offered.until(), branch.sequence()))));
            case HomeUnanswered unanswered -> bookings.with(unanswered(branch, unanswered));
            case OfferTaken taken -> taken(branch, known(list, event, State.OFFERED));
            case OfferDeclined declined ->
                bookings.with(list.plus(known(list, event, State.OFFERED).with(State.WAITING)));
            case OfferExpired expired ->
                bookings.with(list.plus(known(list, event, State.OFFERED).with(State.WAITING)));
            case WaitingLeft left -> bookings.with(list.plus(open(list, event).with(State.LEFT)));
            case WaitingEnded ended -> bookings.with(list.plus(open(list, event).with(State.OVER)));
        });
    }

    private static WaitingList joined(Branch branch, WaitingJoined event, Instant at) {
        return fresh(branch, event).plus(new WaitingWish(event.booking(), event.requestId(), event.service(),
                event.where(),
                event.from(), event.until(), at, branch.sequence(), event.person(), State.WAITING, null, List.of(),
                null));
    }

    /** The purpose of its booking goes on with another time. A wish that ended as the visit came back goes on, too. */
    private static WaitingList unanswered(Branch branch, HomeUnanswered event) {
        WaitingList list = branch.bookings().waiting();
        List<WaitingWish.Offer> before = list.find(event.booking()).map(WaitingWish::offers).orElse(List.of());
        Booking booking = branch.bookings().find(event.booking())
                .filter(it -> it.state() == Booking.State.CHECKED_IN)
                .orElseThrow(() -> new IllegalStateException(event + " has no booking of somebody who checked in"));
        // the person is sealed under the key of the day on which it was booked
        return list.plus(new WaitingWish(event.booking(), booking.requestId(), event.service(), booking.where(),
                event.from(), event.until(), booking.bookedAt(), branch.sequence(), booking.person(), State.WAITING,
                null,
                before, new WaitingWish.Unanswered(event.ticket(), event.offers(), booking.sequence())));
    }

    private static Bookings taken(Branch branch, WaitingWish wish) {
        WaitingList list = branch.bookings().waiting();
        return branch.bookings()
                .with(wish.unanswered() == null ? list.minus(wish.booking()) : list.plus(wish.with(State.BOOKED)))
                .plus(wish.taken(branch.sequence()));
    }

    private static WaitingList applied(Branch branch, DrawApplied event, Instant at) {
        if (branch.bookings().draws().findPending(event.date()).isEmpty()) {
            throw new IllegalStateException(event + " has no draw");
        }
        return fresh(branch, event).plus(new WaitingWish(event.booking(), event.requestId(), event.service(),
                event.where(), event.date(), event.date(), at, branch.sequence(), event.person(), State.APPLIED,
                new WaitingWish.Lot(event.earliest(), event.latest(), null), List.of(), null));
    }

    /** The sequence of the event is its place on the list from here on: later than of those who were drawn before. */
    private static Bookings lost(Branch branch, WaitingWish wish) {
        Bookings counted = counted(branch.bookings(), wish, false);
        int place = counted.draws().find(wish.from()).map(Draw::result).map(result -> result.lots().size())
                .orElseThrow();
        return counted.with(counted.waiting().plus(wish.drawn(place, branch.sequence())));
    }

    private static Bookings counted(Bookings bookings, WaitingWish wish, boolean won) {
        Draw draw = bookings.draws().find(wish.from())
                .orElseThrow(() -> new IllegalStateException("no draw of " + wish.from()));
        return bookings.with(bookings.draws().plus(draw.plus(new Draw.Lot(wish.booking(), won))));
    }

    private static WaitingList fresh(Branch branch, OfWaiting event) {
        WaitingList list = branch.bookings().waiting();
        if (list.find(event.booking()).isPresent() || branch.bookings().find(event.booking()).isPresent()) {
            throw new IllegalStateException("booking " + event.booking() + " is known already");
        }
        return list;
    }

    private static WaitingWish known(WaitingList list, OfWaiting event, State state) {
        return list.find(event.booking()).filter(wish -> wish.state() == state)
                .orElseThrow(() -> impossible(list, event));
    }

    private static WaitingWish open(WaitingList list, OfWaiting event) {
        return list.find(event.booking()).filter(WaitingWish::isOpen).orElseThrow(() -> impossible(list, event));
    }

    private static IllegalStateException impossible(WaitingList list, OfWaiting event) {
        return new IllegalStateException(event + " cannot follow "
                + list.find(event.booking()).map(wish -> wish.state().name()).orElse("no wish"));
    }
}
