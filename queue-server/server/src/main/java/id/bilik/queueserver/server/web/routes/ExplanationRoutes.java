package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.view.Explanation;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.follow.BusinessDay;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Explain my turn: why a visit was called when it was, from the journal alone; of today or of any day with its date. */
public final class ExplanationRoutes {
    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/tickets/{ticket}/explanation", Access.GROUP_READERS,
                "Why a visit was called when it was, and who was called before it", Explanation.class,
                this::explain).asking("date", "string"));
    }

    private void explain(Context context) {
        OpenBranch branch = InPath.branch(context);
        TicketNumber ticket = InPath.ticket(context);
        LocalDate date = date(context, branch);
        BranchPlan plan = branch.state().plan();
        context.json(
                Explanation.of(plan, BusinessDay.eventsOf(date, branch.journal(), branch.state()), ticket).orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND,
                                "There is no ticket " + ticket + " here on " + date + ".")));
    }

    private static LocalDate date(Context context, OpenBranch branch) {
        String asked = context.queryParam("date");
        if (asked == null) {
            return branch.state().findDate().orElse(LocalDate.EPOCH);
        }
        try {
            return LocalDate.parse(asked);
        } catch (DateTimeException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The parameter date must be a business day such as 2026-03-02, not " + asked + ".");
        }
    }
}
