package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.process.web.QrSvg;
import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.view.BookingCalendar;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.messages.BookingSlip;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A booking as a file to keep: the symbol, a sheet to print, an entry for a calendar. */
public final class BookingFileRoutes {
    private static final String BOOKING = "/api/branches/{branch}/bookings/{booking}";

    private final BookingAccess access;
    private final FollowLinks links;

    public BookingFileRoutes(BookingAccess access, FollowLinks links) {
        this.access = access;
        this.links = links;
    }

    public List<Route> list() {
        return List.of(
                get(BOOKING + ".svg", Access.PARTICIPANTS,
                        "The link to keep as a QR symbol, for the scanner of a kiosk", null, this::symbol),
                get(BOOKING + ".pdf", Access.PARTICIPANTS,
                        "A sheet to print at home, with the symbol for the scanner of a kiosk; ?language=id or en",
                        null,
                        this::sheet).asking("language", "string"),
                get(BOOKING + ".ics", Access.PARTICIPANTS,
                        "A booking for a calendar (iCalendar); once cancelled, its cancellation", null,
                        this::calendar));
    }

    private void symbol(Context context) {
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        context.header("Cache-Control", "no-store").contentType("image/svg+xml").result(QrSvg.of(links
                .urlOfBooking(open.id(), booking.id(), access.secretOf(open, booking))));
    }

    private void sheet(Context context) {
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        if (booking.state() != Booking.State.CONFIRMED || booking.where() != Booking.Where.BRANCH) {
            throw Problem.of(HttpStatus.CONFLICT, "Only a confirmed booking at the branch has a sheet to print.");
        }
        Language language = Fields.word(Language.class, "language",
                Query.find(context, "language", List.of("language")).orElse(null), Language.ID);
        context.header("Cache-Control", "no-store").contentType("application/pdf")
                .result(slip(open, booking, language));
    }

    private byte[] slip(OpenBranch open, Booking booking, Language language) {
        BranchPlan plan = open.state().plan();
        Optional<Service> service = plan.findService(booking.service());
        String code = ContractNames.of(language);
        BookingPlan rules = plan.shares().bookings();
        ZonedDateTime at = booking.at().atZone(plan.zone());
        return new BookingSlip(language, plan.name(), service.map(it -> inLanguage(it.names(), code)).orElse(""),
                booking.id(), links.urlOfBooking(open.id(), booking.id(), access.secretOf(open, booking)), at,
                at.minus(rules.early()), at.plus(rules.late()),
                service.map(Service::documents).orElse(List.of()).stream()
                        .map(document -> inLanguage(document.text(), code)).toList())
                .pdf();
    }

    /** In that language, else in the first that there is. */
    private static String inLanguage(Map<String, String> texts, String language) {
        return texts.getOrDefault(language, texts.values().stream().findFirst().orElse(""));
    }

    private void calendar(Context context) {
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        String title = BookingCalendar.title(open.state(), booking);
        context.contentType("text/calendar; charset=utf-8")
                .result(BookingCalendar.of(open.state(), booking, open.now(), title)
                        .orElseThrow(() -> Problem.of(HttpStatus.CONFLICT,
                                "A booking that was not confirmed has no place in a calendar.")));
    }
}
