package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Check;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.view.OfficerNames;
import id.bilik.queueserver.core.view.Verification;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.follow.BusinessDay;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The papers of a visit: an officer says which were seen, and the report tells it of today or of any day with its date. */
public final class VerificationRoutes {
    private static final String TICKET = "/api/branches/{branch}/tickets/{ticket}";

    /** The papers as they are now. */
    record DocumentsAnswer(String ticket, List<String> ticked) {}

    /**
     * The report.
     *
     * @param outcome     that the officer gave; absent where none was given or it was purged
     * @param servedBy    who was on duty at the booth's group when the visit was completed
     * @param completedAt absent, with booth and officer, where the visit has not been completed
     * @param purged      which documents were seen is not known any more
     */
    record Report(String ticket, String service, List<Paper> documents, @Nullable String outcome,
            @Nullable String booth, @Nullable NamedActor servedBy, @Nullable OffsetDateTime completedAt,
            boolean purged) {}

    /**
     * A paper.
     *
     * @param text empty where the plan has lost the paper
     * @param at   when it was ticked last, or the tick taken back; absent where neither was done
     */
    record Paper(String id, Map<String, String> text, boolean required, boolean ticked, @Nullable OffsetDateTime at,
            @Nullable NamedActor by) {}

    public List<Route> list() {
        return List.of(
                put(TICKET + "/documents/{document}", Access.OFFICER, "A document was seen, or was not after all",
                        Requests.Ticked.class, DocumentsAnswer.class, this::tick),
                get(TICKET + "/verification", Access.GROUP_READERS,
                        "Which documents of a visit were seen, by whom and when, and how it was completed",
                        Report.class, this::report).asking("date", "string"));
    }

    private void tick(Context context) {
        boolean ticked = Bodies.read(context, Requests.Ticked.class).ticked();
        OpenBranch open = InPath.branch(context);
        TicketNumber ticket = InPath.ticket(context);
        String document = context.pathParam("document");
        Visit visit = Orders.decide(context, open,
                new Command.CheckDocument(ticket, document, ticked ? Check.SEEN : Check.UNSEEN)).branch()
                .getVisit(ticket);
        // what was seen is asked for no more
        if (ticked && open.sheets().of(visit).asksFor(document)) {
            open.sheets().change(visit, sheet -> sheet.asksFor(document) ? sheet.withPrompt(null) : sheet);
        }
        context.json(new DocumentsAnswer(ticket.toString(), visit.seen()));
    }

    private void report(Context context) {
        OpenBranch open = InPath.branch(context);
        Branch state = open.state();
        TicketNumber ticket = InPath.ticket(context);
        LocalDate date = Query.findOnly(context, "date").map(text -> Query.date("date", text))
                .orElseGet(() -> state.findDate().orElse(LocalDate.EPOCH));
        Verification verification = Verification
                .of(state.plan(), BusinessDay.eventsOf(date, open.journal(), state), ticket)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND,
                        "There is no ticket " + ticket + " here on " + date + "."));
        context.json(report(verification, state.plan().zone(), open.moment().names()));
    }

    private static Report report(Verification verification, ZoneId zone, OfficerNames names) {
        List<Paper> papers = verification.papers().stream().map(paper -> paper(paper, zone, names)).toList();
        String ticket = verification.ticket().toString();
        Verification.Completion end = verification.completion();
        return end == null
                ? new Report(ticket, verification.service(), papers, null, null, null, null,
                        verification.purged())
                : new Report(ticket, verification.service(), papers, end.outcome(), end.booth(),
                        end.officer() == null ? null : NamedActor.officer(end.officer(), names),
                        local(end.at(), zone), verification.purged());
    }

    private static Paper paper(Verification.Paper paper, ZoneId zone, OfficerNames names) {
        Verification.Word last = paper.last();
        return new Paper(paper.document().id(), paper.document().text(), paper.document().required(), paper.isSeen(),
                last == null ? null : local(last.at(), zone), last == null ? null : NamedActor.of(last.by(), names));
    }

    private static OffsetDateTime local(Instant time, ZoneId zone) {
        return time.truncatedTo(ChronoUnit.MILLIS).atZone(zone).toOffsetDateTime();
    }
}
