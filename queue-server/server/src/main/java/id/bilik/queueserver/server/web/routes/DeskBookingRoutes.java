package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Bookings as staff at the desk look for them: those of a day, and those of a person who shows an identity card. */
public final class DeskBookingRoutes {
    private static final List<String> PARAMETERS = List.of("date", "names");
    private static final Comparator<Booking> BY_TIME = Comparator.comparing(Booking::at).thenComparing(Booking::id);

    private final BookingSecrets secrets;
    private final ShownPersons persons;

    /** Bookings of a day, in the order of their times. */
    record DayBookings(LocalDate date, List<DayBooking> bookings) {}

    /**
     * A booking of a day. Holds that nobody confirmed are left out.
     *
     * @param state  {@code held}, {@code confirmed}, {@code checkedIn}, {@code cancelled} or {@code missed}
     * @param ticket with which somebody checked in
     * @param name   only where names were asked for, and while it is kept
     */
    record DayBooking(String booking, String service, OffsetDateTime at, String place, String state,
            @Nullable String ticket, @Nullable String name) {}

    /**
     * Bookings of one person, in the order of their times.
     *
     * @param missed     how many they missed that count still
     * @param walkInOnly whether those are so many that they cannot book
     */
    record FoundBookings(List<BookingView> bookings, int missed, boolean walkInOnly) {}

    public DeskBookingRoutes(BookingSecrets secrets, ShownPersons persons) {
        this.secrets = secrets;
        this.persons = persons;
    }

    public List<Route> list() {
        return List.of(
                get("/api/branches/{branch}/bookings", BookingAccess.DESK,
                        "Bookings of a day, ?date=YYYY-MM-DD (left out: today); with names=true also for whom,"
                                + " and that this was shown is noted",
                        DayBookings.class, this::day).asking("date", "string").asking("names", "boolean"),
                post("/api/branches/{branch}/booking-search", BookingAccess.DESK,
                        "Bookings of the person with that NIK; that somebody was looked for is noted",
                        BookingBodies.Whose.class, 200, FoundBookings.class, this::search));
    }

    private void day(Context context) {
        OpenBranch open = InPath.realBranch(context);
        Branch branch = open.state();
        ZoneId zone = branch.plan().zone();
        LocalDate date = Query.find(context, "date", PARAMETERS).map(text -> Query.date("date", text))
                .orElseGet(() -> branch.timeAt(open.now()).atZone(zone).toLocalDate());
        boolean named = Query.find(context, "names", PARAMETERS).map(Boolean::parseBoolean).orElse(false);
        List<Booking> bookings = select(branch, booking -> booking.state() != Booking.State.EXPIRED
                && booking.at().atZone(zone).toLocalDate().equals(date));
        Map<String, String> names = named ? persons.showNames(context, date, bookings) : Map.of();
        context.json(new DayBookings(date, bookings.stream().map(booking -> {
            BookingView view = BookingView.of(branch, booking, open.now());
            return new DayBooking(view.booking(), view.service(), view.at(), view.place(), view.state(),
                    view.ticket(), names.get(view.booking()));
        }).toList()));
    }

    private void search(Context context) {
        OpenBranch open = InPath.realBranch(context);
        String person = secrets.personOf(Nik.read(context));
        Branch branch = open.state();
        List<Booking> found = select(branch, booking -> person.equals(booking.person()));
        persons.noteSearch(context, found.size());
        int most = branch.plan().shares().bookings().fairness().missed();
        int missed = branch.bookings().countMissed(person,
                branch.timeAt(open.now()).atZone(branch.plan().zone()).toLocalDate());
        context.json(new FoundBookings(
                found.stream().map(booking -> BookingView.of(branch, booking, open.now())).toList(), missed,
                most > 0 && missed >= most));
    }

    private static List<Booking> select(Branch branch, Predicate<Booking> wanted) {
        return branch.bookings().all().stream().filter(wanted).sorted(BY_TIME).toList();
    }
}
