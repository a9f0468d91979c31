package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.papers.PagePress;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.papers.PaperKind;
import id.bilik.queueserver.server.papers.Uploads;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Papers as whoever has booked sends them ahead: in parts, so that a line that breaks costs one part. */
public final class PaperRoutes {
    static final String PAPERS = "/api/branches/{branch}/bookings/{booking}/papers";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final String LONGEST_NUMBER = "\\d{1,9}";

    private final BookingAccess access;
    private final AskedPapers asked;
    private final PaperDesk desk;

    /** @param size bytes of the paper, 1 to 6,291,456 */
    public record Begun(Integer size) {}

    public PaperRoutes(BookingAccess access, AskedPapers asked, PaperDesk desk) {
        this.access = access;
        this.asked = asked;
        this.desk = desk;
    }

    public List<Route> list() {
        return List.of(
                get(PAPERS, Access.PARTICIPANTS,
                        "Which papers a booking asks for, and how those that were sent stand; for staff it is noted",
                        PapersView.class, this::show),
                post(PAPERS + "/{document}", Access.PARTICIPANTS,
                        "Begin to send a paper of so many bytes, in place of one that was sent before", Begun.class,
                        201, Uploads.Progress.class, this::begin),
                new Route(HandlerType.PUT, PAPERS + "/{document}", Access.PARTICIPANTS,
                        "A part of a paper as it is, at most 262144 bytes, from ?offset= on; with the last it is kept",
                        null, 200, Uploads.Progress.class, List.of(), this::add).asking("offset", "integer"));
    }

    private void show(Context context) {
        Booking booking = access.get(context);
        context.header("Cache-Control", "no-store").json(BookingAccess.isStaff(context)
                ? asked.showTo(context, booking)
                : asked.of(InPath.realBranch(context), booking));
    }

    private void begin(Context context) throws IOException {
        int size = Bodies.read(context, Begun.class).size();
        Booking booking = access.get(context);
        String document = document(context, booking);
        if (size < 1) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field size must be 1 or more.");
        }
        if (size > Uploads.MOST_BYTES) {
            throw tooLarge();
        }
        if (!desk.shelf().takesMore(booking.id())) {
            throw Problem.tooMany("Papers were sent too often for this booking; please bring them.", LATER);
        }
        context.status(HttpStatus.CREATED).json(desk.uploads().begin(booking.id(), document, size)
                .orElseThrow(() -> Problem.full("There is no room for papers now; please try later, or bring them.",
                        LATER)));
    }

    private void add(Context context) throws IOException, InterruptedException {
        InPath.realBranch(context);
        byte[] part = Bodies.bytes(context, Uploads.MOST_BYTES_OF_PART);
        String offset = Query.get(context, "offset", List.of("offset"));
        if (!offset.matches(LONGEST_NUMBER)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The parameter offset must be a number of bytes.");
        }
        Booking booking = access.get(context);
        String document = document(context, booking);
        int from = Integer.parseInt(offset);
        if (from == 0 && part.length > 0 && PaperKind.of(part).isEmpty()) {
            desk.uploads().forget(booking.id(), document);
            throw notAPaper();
        }
        Uploads.Progress progress = desk.uploads().add(booking.id(), document, from, part)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "No paper " + document + " is on its way here."));
        if (progress.received() != (long) from + part.length) {
            throw Problem.paper("WrongOffset", HttpStatus.CONFLICT, "The paper goes on at " + progress.received()
                    + " of " + progress.size() + " bytes.");
        }
        if (progress.endsHere()) {
            keep(context, booking, document);
        }
        context.json(progress);
    }

    private void keep(Context context, Booking booking, String document) throws IOException, InterruptedException {
        OpenBranch open = InPath.realBranch(context);
        byte[] file = desk.uploads().read(booking.id(), document).orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "No paper " + document + " is on its way here."));
        try {
            desk.shelf().keep(booking, open.state().plan().zone(), document, desk.press().draw(file), open.now());
            desk.uploads().forget(booking.id(), document);
        } catch (PagePress.Unusable unusable) {
            desk.uploads().forget(booking.id(), document);
            throw Problem.paper("PaperUnusable", HttpStatus.UNPROCESSABLE_CONTENT,
                    "The file is no photo, or PDF of at most 10 pages, that can be read.");
        } catch (PagePress.Busy busy) {
            throw Problem.full("Other papers are being read; send the end again, from the size on and empty.", SOON);
        }
    }

    /** A document that this booking asks for; papers are taken from those who come. */
    private String document(Context context, Booking booking) {
        String document = context.pathParam("document");
        if (!asked.asksFor(InPath.realBranch(context), booking, document)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "This booking asks for no paper " + document + ".");
        }
        if (!Set.of(Booking.State.CONFIRMED, Booking.State.CHECKED_IN).contains(booking.state())) {
            throw Problem.of(HttpStatus.CONFLICT, "Papers are taken for a booking that is confirmed.");
        }
        return document;
    }

    private static Problem tooLarge() {
        return Problem.paper("PaperTooLarge", HttpStatus.CONTENT_TOO_LARGE,
                "A paper has at most " + Uploads.MOST_BYTES + " bytes.");
    }

    private static Problem notAPaper() {
        return Problem.paper("NotAPaper", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "A paper is a JPEG or PNG picture or a PDF, whatever its name says.");
    }
}
