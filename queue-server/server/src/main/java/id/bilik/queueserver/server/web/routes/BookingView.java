package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.view.ContractNames;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A booking.
 *
 * @param state     {@code held}, {@code confirmed}, {@code checkedIn}, {@code cancelled}, {@code expired} or {@code missed}
 * @param secret    with which its holder may see and change it; only in the answer to the wish
 * @param holdUntil until when it has to be confirmed; only while it is held
 * @param sequence  how often it was changed since it was confirmed
 * @param movable   whether it may still be moved
 * @param ticket    with which somebody checked in
 * @param checkInFrom  from when to when somebody may check in; only while it is confirmed
 * @param next      {@code waiting} or {@code offered} where nobody answered at home, and it waits for another place; else null
 * @param person    whom it is for, {@code reason} and {@code claim}; for staff alone
 */
record BookingView(String booking, String service, OffsetDateTime at, String place, String state,
        @Nullable String secret, @Nullable OffsetDateTime holdUntil, int sequence, boolean movable,
        @Nullable String ticket, @Nullable OffsetDateTime checkInFrom, @Nullable OffsetDateTime checkInUntil,
        @Nullable String next, BookingBodies.@Nullable Person person, @Nullable String reason,
        BookingBodies.@Nullable Claim claim) {

    static BookingView of(Branch branch, Booking booking, Instant now) {
        boolean movable = booking.state() == Booking.State.CONFIRMED && !booking.rescheduled()
                && now.atZone(branch.plan().zone()).toLocalDate()
                        .isBefore(booking.at().atZone(branch.plan().zone()).toLocalDate());
        boolean open = booking.state() == Booking.State.CONFIRMED;
        BookingPlan rules = branch.plan().shares().bookings();
        return new BookingView(booking.id(), booking.service(), local(branch, booking.at()),
                ContractNames.of(booking.where()), booking.state().text(), null,
                booking.state() == Booking.State.HELD ? local(branch, booking.holdUntil()) : null, booking.sequence(),
                movable, booking.ticket() == null ? null : booking.ticket().toString(),
                open ? local(branch, booking.at().minus(rules.early())) : null,
                open ? local(branch, booking.at().plus(rules.late())) : null,
                branch.bookings().waiting().find(booking.id()).filter(WaitingWish::isOpen)
                        .map(wish -> wish.state().text()).orElse(null),
                null, null, null);
    }

    BookingView withSecret(String its) {
        return new BookingView(booking, service, at, place, state, its, holdUntil, sequence, movable, ticket,
                checkInFrom,
                checkInUntil, next, person, reason, claim);
    }

    BookingView with(BookedPersons.Known known) {
        return new BookingView(booking, service, at, place, state, secret, holdUntil, sequence, movable, ticket,
                checkInFrom, checkInUntil, next, known.person(), known.reason(), known.claim());
    }

    static OffsetDateTime local(Branch branch, Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(branch.plan().zone()).toOffsetDateTime();
    }
}
