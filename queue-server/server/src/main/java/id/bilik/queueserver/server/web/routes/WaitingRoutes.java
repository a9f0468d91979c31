package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The waiting list: join it, see how one stands, take or decline what is offered, leave. */
public final class WaitingRoutes {
    private static final String LIST = "/api/branches/{branch}/waiting-list";
    private static final String WISH = LIST + "/{booking}";

    private final BookingAccess access;
    private final BookingSecrets secrets;
    private final BookedPersons persons;
    private final WishGate gate;

    public WaitingRoutes(BookingAccess access, BookingSecrets secrets, BookedPersons persons, WishGate gate) {
        this.access = access;
        this.secrets = secrets;
        this.persons = persons;
        this.gate = gate;
    }

    public List<Route> list() {
        return List.of(
                post(LIST, Access.PARTICIPANTS,
                        "Wait for a place on one of some days; the same requestId gives the same wish",
                        BookingBodies.Wait.class, 201, WaitingView.class, this::join),
                get(WISH, Access.PARTICIPANTS,
                        "A wish on the waiting list, by its secret (Authorization: Booking SECRET) or for staff",
                        WaitingView.class, this::show),
                post(WISH + "/accept", Access.PARTICIPANTS, "Take the place that is offered: it is a confirmed booking",
                        BookingBodies.OfferAnswer.class, 200, WaitingView.class, this::accept),
                post(WISH + "/decline", Access.PARTICIPANTS, "Leave the place that is offered to the next",
                        BookingBodies.OfferAnswer.class, 200, WaitingView.class, this::decline),
                delete(WISH, Access.PARTICIPANTS, "Wait no more", WaitingView.class, this::leave));
    }

    private void join(Context context) {
        OpenBranch open = InPath.realBranch(context);
        gate.count(context);
        BookingBodies.Wait body = Bodies.read(context, BookingBodies.Wait.class);
        LocalDate from = Query.date("from", body.from());
        BookedPersons.Known known = new BookedPersons.Known(BookingRoutes.person(body.person()),
                Fields.line("reason", body.reason()), Fields.wordOrNull(Language.class, "language", body.language()),
                Claimed.read(open.state().plan(), body.service(), body.claim(), from));
        String id = secrets.waitingIdOf(open.id(), body.requestId());
        gate.admit(context, open.state().bookings().waiting().find(id).isPresent());
        Decision.Accepted decision = Orders.decide(context, open, new Command.JoinWaiting(body.requestId(), id,
                body.service(), from, Query.date("until", body.until()),
                Fields.word(Booking.Where.class, "place", body.place(), Booking.Where.BRANCH),
                secrets.personOf(known.person().nik())));
        Optional<WaitingWish> wish = decision.branch().bookings().waiting().find(id).filter(WaitingWish::isOpen);
        if (wish.isPresent()) {
            note(context, open, wish.get(), known);
        }
        boolean created = decision.find(Event.WaitingJoined.class, joined -> joined.booking().equals(id)).isPresent();
        context.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .json(view(decision.branch(), id).withSecret(secrets.secretOf(open.id(), id)));
    }

    /** Nobody of whom the records know nothing waits. */
    private void note(Context context, OpenBranch open, WaitingWish wish, BookedPersons.Known known) {
        try {
            persons.note(wish, zone(open), known);
        } catch (RecordsUnavailable | JournalException failed) {
            Orders.decide(context, open, new Command.LeaveWaiting(wish.booking()));
            throw failed;
        }
    }

    private void show(Context context) {
        String id = access.id(context);
        context.json(view(InPath.realBranch(context).state(), id));
    }

    private void accept(Context context) {
        Instant at = at(context);
        String id = access.id(context);
        OpenBranch open = InPath.realBranch(context);
        Branch branch = Orders.decide(context, open, new Command.TakeOffer(id, at)).branch();
        // the records may be purged a day after the last day that suited, and a booking's later: sealed anew for its day
        branch.bookings().find(id).filter(Booking::isPromised).ifPresent(taken -> persons.move(taken, zone(open)));
        context.json(view(branch, id));
    }

    private void decline(Context context) {
        Instant at = at(context);
        String id = access.id(context);
        context.json(view(Orders.decide(context, InPath.realBranch(context), new Command.DeclineOffer(id, at))
                .branch(), id));
    }

    private void leave(Context context) {
        String id = access.id(context);
        OpenBranch open = InPath.realBranch(context);
        Branch branch = Orders.decide(context, open, new Command.LeaveWaiting(id)).branch();
        // of who did not answer at home there is a booking still
        if (branch.bookings().find(id).isEmpty()) {
            persons.delete(id);
        }
        context.json(view(branch, id));
    }

    private static Instant at(Context context) {
        return Fields.time("at", Bodies.read(context, BookingBodies.OfferAnswer.class).at());
    }

    private static WaitingView view(Branch branch, String id) {
        return WaitingView.find(branch, id).orElseThrow(() -> Problem.of(new Refusal.Unknown("booking", id)));
    }

    private static ZoneId zone(OpenBranch open) { return open.state().plan().zone(); }
}
