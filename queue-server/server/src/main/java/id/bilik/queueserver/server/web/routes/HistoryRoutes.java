package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.view.DayHistory;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.follow.Histories;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a day was like, by its journal: of today, of yesterday, of any day. */
public final class HistoryRoutes {
    private final Histories histories;

    public HistoryRoutes(Histories histories) { this.histories = histories; }

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/history", Access.OVERSEERS,
                "Arrivals, waits and service level of a day in half hours; ?date=YYYY-MM-DD, left out: today",
                DayHistory.class, this::history).asking("date", "string"));
    }

    private void history(Context context) {
        OpenBranch branch = InPath.branch(context);
        context.json(histories.of(branch.state(), date(context, branch)));
    }

    private static LocalDate date(Context context, OpenBranch branch) {
        Optional<String> given = Query.findOnly(context, "date");
        if (given.isEmpty()) {
            return today(branch);
        }
        try {
            LocalDate date = LocalDate.parse(given.get());
            if (date.getYear() >= 1970 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // told below
        }
        throw Problem.of(HttpStatus.BAD_REQUEST,
                "The parameter date must be a day such as 2026-11-22, not " + given.get() + ".");
    }

    private static LocalDate today(OpenBranch branch) {
        Branch state = branch.state();
        return state.day() instanceof Day.Open open
                ? open.date()
                : state.timeAt(branch.now()).atZone(state.plan().zone()).toLocalDate();
    }
}
