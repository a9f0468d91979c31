package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.view.BoothView;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.core.view.TicketView;
import id.bilik.queueserver.server.session.conversation.Stay;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The view of the page of a participant at home.
 *
 * @param checkInFrom  from when, and until when, its holder may say that they are there
 * @param servedAtHome whether the branch has a booth for participants at home with that service
 * @param ticket       of who has said so, as long as the business day knows it
 * @param seat         of who is called or in a booth, as a booth's screen has it
 * @param dropped      whether its visit is on hold as the line stayed lost, and not at the officer's wish
 * @param next         how it waits for another place, as nobody had answered; null where it does not
 */
record HomeView(long sequence, OffsetDateTime now, double clockSpeed, String branch, String name,
        List<String> languages, BookingView booking, OffsetDateTime checkInFrom, OffsetDateTime checkInUntil,
        boolean servedAtHome, @Nullable TicketView ticket, BoothView.@Nullable VisitView seat,
        boolean dropped, @Nullable WaitingView next) {

    static HomeView of(Moment moment, Booking booking) {
        Branch branch = moment.branch();
        BookingPlan rules = branch.plan().shares().bookings();
        Optional<Visit> visit = findVisit(branch, booking);
        return new HomeView(branch.sequence(), moment.localNow(), moment.clockSpeed(), branch.id(),
                branch.plan().name(), branch.plan().languages(), BookingView.of(branch, booking, moment.now()),
                BookingView.local(branch, booking.at().minus(rules.early())),
                BookingView.local(branch, booking.at().plus(rules.late())),
                branch.plan().servesAtHome(booking.service()),
                visit.map(it -> TicketView.of(moment, it.ticket())).orElse(null),
                visit.flatMap(it -> BoothView.findVisit(moment, it)).orElse(null),
                visit.filter(it -> it.stage() instanceof Stage.Held held && Stay.LINE_DROPPED.equals(held.reason()))
                        .isPresent(),
                branch.bookings().waiting().find(booking.id()).filter(WaitingWish::isOpen)
                        .map(it -> WaitingView.of(branch, it)).orElse(null));
    }

    /** The visit of whoever has checked in with it, and is at home. On another day the number is somebody else's. */
    static Optional<Visit> findVisit(Branch branch, Booking booking) {
        return booking.ticket() == null
                ? Optional.empty()
                : branch.findVisit(booking.ticket())
                        .filter(visit -> visit.isAtHome() && booking.at().equals(visit.appointment()));
    }
}
