package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Bookings;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Draw;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bookings: hold, confirm, move, cancel, check in, and what becomes of those who do not. */
final class BookingDecisions {
    private BookingDecisions() {}

    static @Nullable Refusal decide(Draft draft, Command.OfBooking command, BookingRoom room) {
        if (command instanceof HoldSlot hold) {
            return hold(draft, hold, room);
        }
        Optional<Booking> known = draft.branch().bookings().find(command.booking());
        if (known.isEmpty()) {
            return new Refusal.Unknown("booking", command.booking());
        }
        Booking booking = known.get();
        return switch (command) {
            case HoldSlot hold -> null;
            case ConfirmBooking confirm -> confirm(draft, booking);
            case RescheduleBooking move -> reschedule(draft, booking, move, room);
            case CancelBooking cancel -> cancel(draft, booking, cancel.lot());
            case CheckIn checkIn -> checkIn(draft, booking, checkIn);
        };
    }

    /** Holds that were not confirmed expire; who has not come by the end of the day missed it. */
    static void passTime(Draft draft) {
        for (Optional<Booking> next = draft.branch().bookings().nextHeld(); next.isPresent()
                && !draft.now().isBefore(next.get().holdUntil()); next = draft.branch().bookings().nextHeld()) {
            draft.add(new BookingExpired(next.get().id()));
        }
        for (Optional<Booking> next = draft.branch().bookings().nextPromised(); next.isPresent()
                && !draft.now().isBefore(Deadlines.endOfDay(draft.branch(), next.get())); next = draft.branch()
                        .bookings().nextPromised()) {
            draft.add(next.get().state() == Booking.State.HELD
                    ? new BookingExpired(next.get().id())
                    : new BookingMissed(next.get().id()));
        }
    }

    private static @Nullable Refusal hold(Draft draft, HoldSlot command, BookingRoom room) {
        Branch branch = draft.branch();
        Optional<Booking> before = branch.bookings().find(command.booking());
        if (before.isPresent()) {
            return isSame(before.get(), command) ? null : new Refusal.RequestReused();
        }
        if (branch.findHandled(command.requestId()).isPresent()) {
            return new Refusal.RequestReused();
        }
        if (branch.plan().findService(command.service()).isEmpty()) {
            return new Refusal.Unknown("service", command.service());
        }
        if (branch.bookings().findOpen(command.person(), command.service()).isPresent()) {
            return new Refusal.AlreadyBooked(command.service());
        }
        Refusal walkInOnly = findWalkInOnly(draft, command.person());
        if (walkInOnly != null) {
            return walkInOnly;
        }
        WaitingDecisions.offer(draft, room); // whoever waits comes first
        Refusal noRoom = findNoRoom(draft, draft.branch().bookings(), room,
                new BookingRoom.Wish(command.service(), command.where()), command.at());
        if (noRoom == null) {
            draft.add(new BookingHeld(command.booking(), command.requestId(), command.service(), command.at(),
                    command.where(), draft.now().plus(rules(branch).hold()), command.person()));
        }
        return noRoom;
    }

    /** The time may have been moved since; whose it is may be forgotten. */
    private static boolean isSame(Booking booking, HoldSlot command) {
        return booking.requestId().equals(command.requestId()) && booking.service().equals(command.service())
                && booking.where() == command.where() && (booking.rescheduled() || booking.at().equals(command.at()))
                && (booking.person() == null || booking.person().equals(command.person()));
    }

    private static @Nullable Refusal findNoRoom(Draft draft, Bookings promised, BookingRoom room,
            BookingRoom.Wish wish, Instant at) {
        Branch branch = draft.branch();
        LocalDate date = at.atZone(branch.plan().zone()).toLocalDate();
        Optional<Draw> draw = branch.bookings().draws().findPending(date);
        if (draw.isPresent()) {
            return new Refusal.DayIsDrawn(date, local(branch, draw.get().until()));
        }
        Instant released = rules(branch).releaseOf(date, branch.plan().zone());
        if (draft.now().isBefore(released)) {
            return new Refusal.NotReleased(date, local(branch, released));
        }
        if (at.isBefore(draft.now().plus(rules(branch).lead()))) {
            return new Refusal.SlotTooSoon(local(branch, at), rules(branch).lead());
        }
        BookableSlots slots = new BookableSlots(branch, promised, room, wish, draft.now());
        Optional<BookingRoom.Slot> slot = slots.on(date).stream().filter(each -> each.at().equals(at)).findFirst();
        if (slot.isEmpty()) {
            return new Refusal.NoSuchSlot(local(branch, at));
        }
        return slot.get().free() > 0
                ? null
                : new Refusal.SlotTaken(local(branch, at),
                        slots.alternatives(at).stream().map(free -> local(branch, free)).toList());
    }

    /** Whether the person missed so many bookings that they only walk in. */
    static @Nullable Refusal findWalkInOnly(Draft draft, String person) {
        int most = rules(draft.branch()).fairness().missed();
        int missed = draft.branch().bookings().countMissed(person, draft.date());
        return most > 0 && missed >= most ? new Refusal.WalkInOnly(missed) : null;
    }

    static @Nullable Refusal liftMisses(Draft draft, String person) {
        if (draft.branch().bookings().countMissed(person, draft.date()) > 0) {
            draft.add(new MissesLifted(person));
        }
        return null;
    }

    private static @Nullable Refusal confirm(Draft draft, Booking booking) {
        return switch (booking.state()) {
            case HELD -> {
                draft.add(new BookingConfirmed(booking.id()));
                draft.branch().bookings().waiting().findOpen(booking.person(), booking.service())
                        .ifPresent(wish -> draft.add(new WaitingLeft(wish.booking())));
                yield null;
            }
            case CONFIRMED -> null;
            case CHECKED_IN, CANCELLED, EXPIRED, MISSED -> wrongState(booking);
        };
    }

    private static @Nullable Refusal reschedule(Draft draft, Booking booking, RescheduleBooking command,
            BookingRoom room) {
        Instant at = command.at();
        if (booking.state() == Booking.State.CONFIRMED && booking.rescheduled() && booking.at().equals(at)) {
            return null; // said again
        }
        if (booking.state() != Booking.State.CONFIRMED) {
            return wrongState(booking);
        }
        if (booking.rescheduled()) {
            return new Refusal.RescheduledBefore();
        }
        Branch branch = draft.branch();
        LocalDate date = booking.at().atZone(branch.plan().zone()).toLocalDate();
        if (!draft.date().isBefore(date)) {
            return new Refusal.RescheduleTooLate(date);
        }
        if (booking.at().equals(at)) {
            return null;
        }
        if (branch.plan().findService(booking.service()).isEmpty()) {
            return new Refusal.Unknown("service", booking.service());
        }
        WaitingDecisions.offer(draft, room); // whoever waits comes first
        Refusal noRoom = findNoRoom(draft, draft.branch().bookings().minus(booking.id()), room,
                new BookingRoom.Wish(booking.service(), booking.where()), at);
        if (noRoom == null) {
            draft.add(new BookingRescheduled(booking.id(), at, reopening(draft, command.lot())));
        }
        return noRoom;
    }

    private static @Nullable Refusal cancel(Draft draft, Booking booking, int lot) {
        return switch (booking.state()) {
            case HELD -> {
                // nothing was promised yet, and whoever looks for another time often finds none but this
                draft.add(new BookingCancelled(booking.id(), null));
                yield null;
            }
            case CONFIRMED -> {
                // once nobody can check in any more, it was missed, whatever is said of it
                draft.add(draft.now().isAfter(booking.at().plus(rules(draft.branch()).late()))
                        ? new BookingMissed(booking.id())
                        : new BookingCancelled(booking.id(), reopening(draft, lot)));
                yield null;
            }
            case CANCELLED -> null;
            case CHECKED_IN, EXPIRED, MISSED -> wrongState(booking);
        };
    }

    /** When a place that is given back now is open again, on a whole minute as rooms are counted; null for at once. */
    private static @Nullable Instant reopening(Draft draft, int lot) {
        Duration closed = rules(draft.branch()).fairness().reopening(lot);
        Instant minute = draft.now().plus(closed).truncatedTo(ChronoUnit.MINUTES);
        return closed.isZero() ? null : minute.plus(Duration.ofMinutes(1));
    }

    private static @Nullable Refusal checkIn(Draft draft, Booking booking, CheckIn command) {
        if (booking.state() == Booking.State.CHECKED_IN) {
            return null;
        }
        if (booking.state() != Booking.State.CONFIRMED) {
            return wrongState(booking);
        }
        Branch branch = draft.branch();
        Instant from = booking.at().minus(rules(branch).early());
        Instant until = booking.at().plus(rules(branch).late());
        if (draft.now().isBefore(from)) {
            return new Refusal.CheckInTooEarly(local(branch, from));
        }
        if (draft.now().isAfter(until)) {
            return new Refusal.CheckInTooLate(local(branch, until));
        }
        UUID request = branch.findHandled(command.requestId()).isEmpty()
                ? command.requestId()
                : CheckIn.requestIdOf(booking.id(), booking.at()); // earlier today nobody answered
        Refusal refused = TicketDecisions.issueTicket(draft, new IssueTicket(request, booking.service(),
                Priority.NONE, Channel.ONLINE, booking.at(), command.language(), whereOf(branch, booking)));
        if (refused != null) {
            return refused;
        }
        if (!(draft.branch().handled().get(request) instanceof Branch.Handled.Issue issued)) {
            throw new IllegalStateException("a check-in without a ticket");
        }
        draft.add(new BookingCheckedIn(booking.id(), issued.ticket()));
        return null;
    }

    /** A branch without booths for participants at home sees all of them in its own; null for the branch. */
    private static Booking.@Nullable Where whereOf(Branch branch, Booking booking) {
        return branch.plan().servesAtHome(booking.service()) && booking.where() == Booking.Where.HOME
                ? Booking.Where.HOME
                : null;
    }

    private static Refusal wrongState(Booking booking) { return new Refusal.WrongBookingState(booking.state().text()); }

    private static BookingPlan rules(Branch branch) { return branch.plan().shares().bookings(); }

    private static OffsetDateTime local(Branch branch, Instant at) {
        return at.atZone(branch.plan().zone()).toOffsetDateTime();
    }
}
