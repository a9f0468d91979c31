package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Draw;
import id.bilik.queueserver.core.branch.DrawnOrder;
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
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days whose places are drawn: announced by a supervisor, applied for by anybody, and open to anybody who checks them. */
public final class DrawRoutes {
    private static final String DRAWS = "/api/branches/{branch}/draws";
    private static final String DRAW = DRAWS + "/{date}";

    private final BookingSecrets secrets;
    private final BookedPersons persons;
    private final WishGate gate;

    public DrawRoutes(BookingSecrets secrets, BookedPersons persons, WishGate gate) {
        this.secrets = secrets;
        this.persons = persons;
        this.gate = gate;
    }

    public List<Route> list() {
        return List.of(
                get(DRAWS, Access.PARTICIPANTS, "Days whose places are drawn among those who apply",
                        DrawView.Draws.class, DrawRoutes::all),
                post(DRAWS, Access.SUPERVISOR,
                        "Has the places of a day drawn: nobody books it any more until they were",
                        BookingBodies.AnnouncedDraw.class, 201, DrawView.class, this::announce),
                get(DRAW, Access.PARTICIPANTS,
                        "A draw; once it was held, with all by which anybody can compute its order again",
                        DrawView.class, DrawRoutes::show),
                delete(DRAW, Access.SUPERVISOR, "Calls a draw off before it is held; who has applied waits",
                        DrawView.Draws.class, DrawRoutes::callOff),
                post(DRAW + "/applications", Access.PARTICIPANTS,
                        "Apply for a place that is drawn; the same requestId gives the same application, which is seen"
                                + " and taken back on the waiting list",
                        BookingBodies.Apply.class, 201, WaitingView.class, this::apply));
    }

    private static void all(Context context) { context.json(draws(InPath.realBranch(context).state())); }

    private static DrawView.Draws draws(Branch branch) {
        return new DrawView.Draws(branch.bookings().draws().all().stream()
                .map(draw -> DrawView.of(branch, draw, false)).toList());
    }

    private void announce(Context context) {
        OpenBranch open = InPath.realBranch(context);
        BookingBodies.AnnouncedDraw body = Bodies.read(context, BookingBodies.AnnouncedDraw.class);
        LocalDate date = Query.date("date", body.date());
        Instant until = Fields.time("until", body.until()).truncatedTo(ChronoUnit.SECONDS);
        Decision.Accepted decision = Orders.decide(context, open, new Command.AnnounceDraw(date, until,
                DrawnOrder.commitmentOf(secrets.secretOfDraw(open.id(), date, until))));
        context.status(decision.find(Event.DrawAnnounced.class, it -> it.date().equals(date)).isPresent()
                ? HttpStatus.CREATED
                : HttpStatus.OK)
                .json(DrawView.of(decision.branch(), decision.branch().bookings().draws().find(date).orElseThrow(),
                        true));
    }

    private static void show(Context context) {
        Branch branch = InPath.realBranch(context).state();
        LocalDate date = Query.date("date", context.pathParam("date"));
        Draw draw = branch.bookings().draws().find(date)
                .orElseThrow(() -> Problem.of(new Refusal.Unknown("draw", date.toString())));
        context.json(DrawView.of(branch, draw, true));
    }

    private static void callOff(Context context) {
        OpenBranch open = InPath.realBranch(context);
        LocalDate date = Query.date("date", context.pathParam("date"));
        context.json(draws(Orders.decide(context, open, new Command.CallOffDraw(date)).branch()));
    }

    private void apply(Context context) {
        OpenBranch open = InPath.realBranch(context);
        LocalDate date = Query.date("date", context.pathParam("date"));
        gate.count(context);
        BookingBodies.Apply body = Bodies.read(context, BookingBodies.Apply.class);
        BookedPersons.Known known = new BookedPersons.Known(BookingRoutes.person(body.person()),
                Fields.line("reason", body.reason()), Fields.wordOrNull(Language.class, "language", body.language()),
                Claimed.read(open.state().plan(), body.service(), body.claim(), date));
        String id = secrets.waitingIdOf(open.id(), body.requestId());
        gate.admit(context, open.state().bookings().waiting().find(id).isPresent());
        Decision.Accepted decision = Orders.decide(context, open, new Command.ApplyForDraw(body.requestId(), id,
                body.service(), date, time("earliest", body.earliest()), time("latest", body.latest()),
                Fields.word(Booking.Where.class, "place", body.place(), Booking.Where.BRANCH),
                secrets.personOf(known.person().nik())));
        Optional<WaitingWish> wish = decision.branch().bookings().waiting().find(id).filter(WaitingWish::isOpen);
        if (wish.isPresent()) {
            note(context, open, wish.get(), known);
        }
        boolean created = decision.find(Event.DrawApplied.class, it -> it.booking().equals(id)).isPresent();
        context.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .json(WaitingView.find(decision.branch(), id).orElseThrow()
                        .withSecret(secrets.secretOf(open.id(), id)));
    }

    /** Nobody of whom the records know nothing takes part. */
    private void note(Context context, OpenBranch open, WaitingWish wish, BookedPersons.Known known) {
        try {
            persons.noteApplicant(wish, open.state().plan().zone(), known);
        } catch (RecordsUnavailable | JournalException failed) {
            Orders.decide(context, open, new Command.LeaveWaiting(wish.booking()));
            throw failed;
        }
    }

    private static @Nullable LocalTime time(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + field + " must be a time such as 13:00.");
        }
        return LocalTime.parse(text);
    }
}
