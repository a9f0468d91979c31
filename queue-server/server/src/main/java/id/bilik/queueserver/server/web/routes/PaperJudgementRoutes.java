package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.papers.Paper;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Papers as an officer sees and judges them, beside the person or before they come. Each look is noted first. */
public final class PaperJudgementRoutes {
    private static final String PAPER = PaperRoutes.PAPERS + "/{document}";

    private final BookingAccess access;
    private final AskedPapers asked;
    private final PaperDesk desk;
    private final Audit audit;

    /**
     * @param verdict  {@code accepted}, {@code unreadable}, {@code missing} or {@code mismatch}
     * @param sentence for whoever has booked, one line; they read it on their page
     */
    public record Judgement(String verdict, @Nullable String sentence) {}

    public PaperJudgementRoutes(BookingAccess access, AskedPapers asked, PaperDesk desk, Audit audit) {
        this.access = access;
        this.asked = asked;
        this.desk = desk;
        this.audit = audit;
    }

    public List<Route> list() {
        return List.of(
                get("/api/branches/{branch}/tickets/{ticket}/papers", BookingAccess.DESK,
                        "The papers of the booking with which somebody checked in; that they were shown is noted",
                        PapersView.class, this::ofTicket),
                get(PAPER + "/pages/{page}", BookingAccess.DESK,
                        "A page of a paper as JPEG, from 1 on; that it was shown is noted", null, this::page),
                post(PAPER + "/judgement", BookingAccess.DESK, "How an officer finds a paper; the last one counts",
                        Judgement.class, 200, PapersView.class, this::judge));
    }

    private void ofTicket(Context context) {
        TicketNumber ticket = InPath.ticket(context);
        OpenBranch open = InPath.realBranch(context);
        // numbers begin anew each day
        Booking booking = open.state().findVisit(ticket).flatMap(visit -> open.state().bookings().all().stream()
                .filter(each -> ticket.equals(each.ticket()) && each.at().equals(visit.appointment())).findFirst())
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "Ticket " + ticket + " comes of no booking."));
        context.header("Cache-Control", "no-store").json(asked.showTo(context, booking));
    }

    private void page(Context context) {
        Booking booking = access.get(context);
        String document = context.pathParam("document");
        String number = context.pathParam("page");
        byte[] page = (number.matches("\\d{1,2}")
                ? desk.shelf().page(booking.id(), document, Integer.parseInt(number))
                : Optional.<byte[]>empty())
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no such page of a paper."));
        audit.note(Audit.Kind.PAPER_SHOWN, BookingAccess.staff(context), booking.id(), document + ", page " + number);
        context.header("Cache-Control", "no-store").contentType("image/jpeg").result(page);
    }

    private void judge(Context context) {
        Judgement body = Bodies.read(context, Judgement.class);
        Paper.Verdict verdict = Fields.word(Paper.Verdict.class, "verdict", body.verdict());
        String sentence = Fields.line("sentence", body.sentence());
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        String document = context.pathParam("document");
        if (!asked.asksFor(open, booking, document)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "This booking asks for no paper " + document + ".");
        }
        audit.note(Audit.Kind.PAPER_JUDGED, BookingAccess.staff(context), booking.id(),
                document + ": " + body.verdict());
        desk.shelf().judge(booking, open.state().plan().zone(), document, verdict,
                sentence == null || sentence.isBlank() ? null : sentence.strip());
        context.json(asked.of(open, booking));
    }
}
