package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.WaitingWish.State;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nobody answers at home: the booking of that visit waits for another place on the waiting list, under its own id. Whatever
 * happens, one of the two goes on: the visit of today, or the booking with another time.
 */
final class UnansweredDecisions {
    private UnansweredDecisions() {}

    /** The visit left its booth, as nobody came. Nothing follows where it was at the branch, or its person is excluded. */
    static void notShown(Draft draft, TicketNumber ticket, String booth) {
        draft.add(new VisitNotShown(ticket, booth));
        Branch branch = draft.branch();
        Visit visit = branch.getVisit(ticket);
        Optional<Booking> booking = visit.isAtHome() ? branch.bookings().findOf(visit) : Optional.empty();
        if (booking.filter(it -> isToWait(draft, it, visit.service())).isPresent()) {
            LocalDate from = branch.findDate().orElseThrow();
            draft.add(new HomeUnanswered(booking.get().id(), ticket, visit.service(), from,
                    from.plusDays(branch.plan().shares().bookings().horizonDays()),
                    branch.plan().shares().homes().nextPlaces()));
        }
    }

    /** Once for a booking: who does not answer at the next place either is kept no other, and missed it. */
    private static boolean isToWait(Draft draft, Booking booking, String service) {
        Optional<WaitingWish> before = draft.branch().bookings().waiting().find(booking.id());
        return booking.state() == Booking.State.CHECKED_IN
                && before.filter(wish -> wish.state() != State.LEFT).isEmpty()
                && draft.branch().plan().findService(service).isPresent()
                && (booking.person() == null
                        || WaitingDecisions.findExcluded(draft, booking.person(), service) == null);
    }

    /** The visit goes on, by that event, and its booking waits no more; refused where that has another time by now. */
    static @Nullable Refusal goOn(Draft draft, Visit visit, OfVisit event) {
        Optional<WaitingWish> wish = draft.branch().findDate()
                .flatMap(date -> draft.branch().bookings().waiting().findOf(visit, date));
        if (wish.filter(it -> it.state() == State.BOOKED).isPresent()) {
            return new Refusal.AlreadyBooked(wish.get().service());
        }
        draft.add(event);
        wish.filter(WaitingWish::isOpen).ifPresent(it -> draft.add(new WaitingLeft(it.booking())));
        return null;
    }

    /** An offer ended and was not taken: after the last that came before those of the list, the visit was missed. */
    static void miss(Draft draft, WaitingWish wish) {
        if (wish.offersBefore() > 0 && wish.offers().size() >= wish.offersBefore()) {
            draft.branch().bookings().find(wish.booking()).filter(it -> it.state() == Booking.State.CHECKED_IN)
                    .ifPresent(it -> draft.add(new BookingMissed(it.id())));
        }
    }

    /** The day ends: who was kept another place before, and did not answer at that one, missed it. */
    static void closeDay(Draft draft, Visit visit) {
        if (visit.isAtHome()) {
            draft.branch().bookings().findOf(visit).filter(it -> it.state() == Booking.State.CHECKED_IN)
                    .filter(it -> draft.branch().bookings().waiting().find(it.id())
                            .filter(wish -> wish.state() == State.BOOKED).isPresent())
                    .ifPresent(it -> draft.add(new BookingMissed(it.id())));
        }
    }
}
