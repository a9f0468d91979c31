package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Booking.State;
import id.bilik.queueserver.core.branch.Event.*;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Bookings after what happened to them. */
final class BookingEvolution {
    private BookingEvolution() {}

    static Branch evolve(Branch branch, OfBooking event, Instant at) {
        return switch (event) {
            case BookingHeld held -> held(branch, held, at);
            case BookingConfirmed confirmed ->
                branch.with(branch.bookings().plus(known(branch, event, State.HELD).with(State.CONFIRMED)));
            case BookingRescheduled moved -> branch.with(givenBack(branch, known(branch, event, State.CONFIRMED),
                    moved.reopensAt())
                    .plus(known(branch, event, State.CONFIRMED).movedTo(moved.slot(), branch.sequence())));
            case BookingCancelled cancelled -> branch.with(givenBack(branch, promised(branch, event),
                    cancelled.reopensAt()).plus(promised(branch, event).cancelled()));
            case BookingExpired expired ->
                branch.with(branch.bookings().plus(known(branch, event, State.HELD).with(State.EXPIRED)));
            case BookingMissed missed -> missed(branch, missable(branch, event));
            case BookingCheckedIn checkedIn -> branch.with(branch.bookings()
                    .plus(known(branch, event, State.CONFIRMED).checkedIn(checkedIn.ticket())));
        };
    }

    private static Branch held(Branch branch, BookingHeld event, Instant at) {
        if (branch.bookings().find(event.booking()).isPresent()) {
            throw new IllegalStateException("booking " + event.booking() + " is known already");
        }
        return branch.with(branch.bookings().plus(new Booking(event.booking(), event.requestId(), event.service(),
                event.slot(), event.where(), State.HELD, at, branch.sequence(), event.holdUntil(), 0, false,
                event.person(), null)));
    }

    private static Branch missed(Branch branch, Booking booking) {
        Bookings left = branch.bookings().plus(booking.with(State.MISSED));
        ZoneId zone = branch.plan().zone();
        return branch.with(booking.person() == null
                ? left
                : left.plus(new Missed(booking.person(), booking.bookedAt().atZone(zone).toLocalDate(),
                        booking.at().atZone(zone).toLocalDate())));
    }

    private static Bookings givenBack(Branch branch, Booking booking, @Nullable Instant reopensAt) {
        return reopensAt == null
                ? branch.bookings()
                : branch.bookings().closing(new ClosedPlace(booking.id(), booking.service(), booking.at(),
                        booking.where(), branch.sequence(), reopensAt), branch.time());
    }

    private static Booking known(Branch branch, OfBooking event, State state) {
        return branch.bookings().find(event.booking()).filter(booking -> booking.state() == state)
                .orElseThrow(() -> impossible(branch, event));
    }

    /** A participant who checked in at home and did not answer missed it as well. */
    private static Booking missable(Branch branch, OfBooking event) {
        return branch.bookings().find(event.booking())
                .filter(booking -> booking.state() == State.CONFIRMED || booking.state() == State.CHECKED_IN)
                .orElseThrow(() -> impossible(branch, event));
    }

    private static Booking promised(Branch branch, OfBooking event) {
        return branch.bookings().find(event.booking()).filter(Booking::isPromised)
                .orElseThrow(() -> impossible(branch, event));
    }

    private static IllegalStateException impossible(Branch branch, OfBooking event) {
        return new IllegalStateException(event + " cannot follow "
                + branch.bookings().find(event.booking()).map(booking -> booking.state().name()).orElse("no booking"));
    }
}
