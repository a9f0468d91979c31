package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.papers.PaperShelf;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What is done with a booking that somebody holds: confirmed, moved, cancelled, put into a calendar, checked in. */
public final class HeldBookingRoutes {
    private static final String BOOKING = "/api/branches/{branch}/bookings/{booking}";

    private final BookingAccess access;
    private final BookedPersons persons;
    private final FollowLinks links;
    private final PaperShelf papers;
    private final SecureRandom lots = new SecureRandom();

    public HeldBookingRoutes(BookingAccess access, BookedPersons persons, FollowLinks links,
            PaperShelf papers) {
        this.access = access;
        this.persons = persons;
        this.links = links;
        this.papers = papers;
    }

    public List<Route> list() {
        return List.of(
                post(BOOKING + "/confirm", Access.PARTICIPANTS, "Confirm a booking that is held",
                        Requests.Nothing.class, 200, BookingView.class, this::confirm),
                post(BOOKING + "/reschedule", Access.PARTICIPANTS,
                        "Move a booking to another slot: once, until the day before", BookingBodies.Move.class, 200,
                        BookingView.class, this::move),
                delete(BOOKING, Access.PARTICIPANTS, "Cancel a booking", BookingView.class, this::cancel),
                post(BOOKING + "/check-in", Access.PARTICIPANTS,
                        "Whoever booked has come, and gets a ticket; again, the same one", BookingBodies.Arrival.class,
                        200, IssuedTicket.class, this::checkIn));
    }

    private void confirm(Context context) {
        Bodies.read(context, Requests.Nothing.class);
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        // whoever is promised a place must be known: the records come first
        boolean held = booking.state() == Booking.State.HELD;
        if (held && !persons.keep(booking, zone(open))) {
            throw Problem.of(HttpStatus.CONFLICT, "Whom this booking is for was not kept; please book again.");
        }
        try {
            answer(context, open, decide(context, open, new Command.ConfirmBooking(booking.id())));
        } catch (Problem refused) {
            if (held && open.state().bookings().find(booking.id()).filter(Booking::isPromised).isEmpty()) {
                persons.delete(booking);
            }
            throw refused;
        }
    }

    private void move(Context context) {
        Instant at = Fields.time("at", Bodies.read(context, BookingBodies.Move.class).at());
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        persons.find(booking).ifPresent(known -> Claimed.expectOver(open.state().plan(), booking.service(),
                known.claim(), at.atZone(zone(open)).toLocalDate()));
        Branch branch = decide(context, open, new Command.RescheduleBooking(booking.id(), at, lot()));
        Booking moved = branch.bookings().find(booking.id()).orElseThrow();
        persons.move(moved, zone(open));
        papers.move(moved, zone(open));
        answer(context, open, branch);
    }

    private void cancel(Context context) {
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        Branch branch = decide(context, open, new Command.CancelBooking(booking.id(), lot()));
        persons.delete(booking);
        papers.deleteOrLater(booking.id());
        answer(context, open, branch);
    }

    private void checkIn(Context context) {
        Language language = Fields.wordOrNull(Language.class, "language",
                Bodies.read(context, BookingBodies.Arrival.class).language());
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        Command.CheckIn command = new Command.CheckIn(booking.id(), language);
        Branch branch = decide(context, open, command);
        TicketNumber ticket = branch.bookings().find(booking.id()).map(Booking::ticket).orElseThrow();
        Visit visit = branch.findVisit(ticket).filter(it -> booking.at().equals(it.appointment()))
                .orElseThrow(() -> Problem.of(HttpStatus.GONE, "The business day of this booking is over."));
        context.json(IssuedTicket.of(open.moment(branch), visit, links).issuedBy(visit.requestId()));
    }

    /** Whoever gives a place back can neither choose nor guess when it reopens. */
    private int lot() {
        return lots.nextInt(FairnessPlan.LOTS);
    }

    private static Branch decide(Context context, OpenBranch open, Command command) {
        return Orders.decide(context, open, command).branch();
    }

    private static void answer(Context context, OpenBranch open, Branch branch) {
        context.json(BookingView.of(branch,
                branch.bookings().find(context.pathParam("booking")).orElseThrow(), open.now()));
    }

    private static ZoneId zone(OpenBranch open) { return open.state().plan().zone(); }
}
