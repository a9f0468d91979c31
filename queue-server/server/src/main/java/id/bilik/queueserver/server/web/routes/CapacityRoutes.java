package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.capacity.CapacityDay;
import id.bilik.queueserver.core.simulation.planning.FromNow;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.List;

/** The capacity ledger: what room each channel has, and which promises no longer fit. */
public final class CapacityRoutes {
    private static final int MOST_DAYS_AHEAD = 366;

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/capacity", Access.OVERSEERS,
                "Room by quarter hour and channel, and the promises that do not fit; ?date=YYYY-MM-DD, left out: today",
                CapacityAnswer.class, this::capacity).asking("date", "string"));
    }

    private void capacity(Context context) {
        // the state and what is believed of it, of one moment
        FromNow known = InPath.branch(context).foresight().restOfDay(1);
        LocalDate today = today(known);
        LocalDate date = Query.findOnly(context, "date").map(text -> Query.date("date", text)).orElse(today);
        if (date.isBefore(today) || date.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The parameter date must be from today, " + today
                    + ", to a year ahead; what has been is in the history.");
        }
        CapacityDay day = CapacityDay.of(known.branch(), known.model(), date, known.now());
        context.json(CapacityAnswer.of(day, known.now(), known.branch().plan().zone()));
    }

    private static LocalDate today(FromNow known) {
        Branch branch = known.branch();
        return branch.day() instanceof Day.Open open
                ? open.date()
                : known.now().atZone(branch.plan().zone()).toLocalDate();
    }
}
