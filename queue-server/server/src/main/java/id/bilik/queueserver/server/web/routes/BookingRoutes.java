package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.deciding.BookableSlots;
import id.bilik.queueserver.core.branch.deciding.BookingRoom;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which slots can be booked, and the wish for one. */
public final class BookingRoutes {
    private static final List<String> PARAMETERS = List.of("service", "from", "days", "place");
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 31;

    private final BookingAccess access;
    private final BookingSecrets secrets;
    private final BookedPersons persons;
    private final ShownPersons shown;
    private final WishGate gate;

    /**
     * Slots that can be booked now.
     *
     * @param release when the next day is opened for booking; null where one of those that were asked for is not the next
     */
    record Slots(List<SlotView> slots, @Nullable OffsetDateTime release) {}

    /** @param free how many such bookings more may begin in it, 1 and more */
    record SlotView(OffsetDateTime at, int minutes, long free) {}

    public BookingRoutes(BookingAccess access, BookingSecrets secrets, BookedPersons persons,
            ShownPersons shown, WishGate gate) {
        this.access = access;
        this.secrets = secrets;
        this.persons = persons;
        this.shown = shown;
        this.gate = gate;
    }

    public List<Route> list() {
        return List.of(
                get("/api/branches/{branch}/slots", Access.PARTICIPANTS,
                        "Quarter hours with room for a booking; ?service=jht, and from=YYYY-MM-DD (left out: today),"
                                + " days (1-31, left out: 7), place (branch or home)",
                        Slots.class, this::slots).asking("service", "string").asking("from", "string")
                        .asking("days", "integer").asking("place", "string"),
                post("/api/branches/{branch}/bookings", Access.PARTICIPANTS,
                        "Keep a slot while it is confirmed; the same requestId gives the same booking",
                        BookingBodies.Book.class, 201, BookingView.class, this::book),
                get("/api/branches/{branch}/bookings/{booking}", Access.PARTICIPANTS,
                        "A booking, by its secret (Authorization: Booking SECRET), or for staff with its person, which is noted",
                        BookingView.class,
                        this::show));
    }

    private void slots(Context context) {
        OpenBranch open = InPath.realBranch(context);
        Branch branch = open.state();
        Instant now = branch.timeAt(open.now());
        ZoneId zone = branch.plan().zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        String service = Query.get(context, "service", PARAMETERS);
        if (branch.plan().findService(service).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("service", service));
        }
        LocalDate from = Query.find(context, "from", PARAMETERS).map(text -> Query.date("from", text)).orElse(today);
        int days = Query.find(context, "days", PARAMETERS).map(BookingRoutes::days).orElse(USUAL_DAYS);
        Booking.Where where = Fields.word(Booking.Where.class, "place",
                Query.find(context, "place", PARAMETERS).orElse(null), Booking.Where.BRANCH);
        BookableSlots bookable = BookableSlots.of(branch, open.room(), new BookingRoom.Wish(service, where), now);
        List<SlotView> slots = new ArrayList<>();
        for (LocalDate date = from; date.isBefore(from.plusDays(days)); date = date.plusDays(1)) {
            bookable.on(date).stream().filter(slot -> slot.free() > 0)
                    .forEach(slot -> slots.add(new SlotView(BookingView.local(branch, slot.at()),
                            BookingRoom.SLOT_MINUTES, slot.free())));
        }
        context.json(new Slots(slots, BookingView.local(branch, release(branch, today, now))));
    }

    /** When the next date is opened. */
    private static Instant release(Branch branch, LocalDate today, Instant now) {
        BookingPlan plan = branch.plan().shares().bookings();
        Instant first = plan.releaseOf(today.plusDays(plan.horizonDays()), branch.plan().zone());
        return now.isBefore(first)
                ? first
                : plan.releaseOf(today.plusDays(plan.horizonDays() + 1L), branch.plan().zone());
    }

    private static int days(String text) {
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_DAYS) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The parameter days must be 1 to " + MOST_DAYS + ".");
        }
        return Integer.parseInt(text);
    }

    private void book(Context context) {
        OpenBranch open = InPath.realBranch(context);
        gate.count(context);
        BookingBodies.Book body = Bodies.read(context, BookingBodies.Book.class);
        BranchPlan plan = open.state().plan();
        Instant at = Fields.time("at", body.at());
        BookedPersons.Known known = new BookedPersons.Known(person(body.person()),
                Fields.line("reason", body.reason()),
                Fields.wordOrNull(Language.class, "language", body.language()),
                Claimed.read(plan, body.service(), body.claim(), at.atZone(plan.zone()).toLocalDate()));
        String id = secrets.idOf(open.id(), body.requestId());
        gate.admit(context, open.state().bookings().find(id).isPresent());
        Decision.Accepted decision = Orders.decide(context, open, new Command.HoldSlot(body.requestId(), id,
                body.service(), at,
                Fields.word(Booking.Where.class, "place", body.place(), Booking.Where.BRANCH),
                secrets.personOf(known.person().nik())));
        Branch branch = decision.branch();
        Booking booking = branch.bookings().find(id).orElseThrow();
        if (booking.state() == Booking.State.HELD) {
            note(context, open, booking, known);
        }
        boolean created = decision.find(Event.BookingHeld.class, held -> held.booking().equals(id)).isPresent();
        context.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .json(BookingView.of(branch, booking, branch.time()).withSecret(secrets.secretOf(open.id(), id)));
    }

    /** A place for nobody is given back at once. */
    private void note(Context context, OpenBranch open, Booking booking, BookedPersons.Known known) {
        try {
            persons.note(booking, open.state().plan().zone(), known);
        } catch (RecordsUnavailable | JournalException failed) {
            Orders.decide(context, open, new Command.CancelBooking(booking.id(), 0));
            throw failed;
        }
        // somebody may have cancelled it meanwhile, as far as this wish was sent twice
        if (open.state().bookings().find(booking.id()).filter(Booking::isPromised).isEmpty()) {
            persons.delete(booking);
        }
    }

    static BookingBodies.Person person(BookingBodies.Person sent) {
        String name = sent.name().strip();
        if (name.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field person.name must not be empty.");
        }
        return new BookingBodies.Person(Nik.check(sent.nik()), String.valueOf(Fields.line("person.name", name)),
                Contact.phone(sent.phone()), Contact.email(sent.email()));
    }

    private void show(Context context) {
        OpenBranch open = InPath.realBranch(context);
        Booking booking = access.get(context);
        BookingView view = BookingView.of(open.state(), booking, open.now());
        context.json(BookingAccess.isStaff(context) ? shown.show(context, booking).map(view::with).orElse(view) : view);
    }
}
