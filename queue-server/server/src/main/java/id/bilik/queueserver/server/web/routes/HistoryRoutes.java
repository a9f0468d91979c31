package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.core.view.DayFigures;
import id.bilik.queueserver.core.view.DayHistory;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.follow.Histories;
import id.bilik.queueserver.server.privacy.ClassFigures;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a day was like, by its journal: of today, of yesterday, of any day. */
public final class HistoryRoutes {
    private final Histories histories;
    private final ClassFigures classes;

    /** What each class of priority had of a day; only classes of whom somebody came. */
    record DayClasses(String branch, LocalDate date, List<OfClass> classes) {}

    record OfClass(String priority, DayFigures figures) {}

    public HistoryRoutes(Histories histories, ClassFigures classes) {
        this.histories = histories;
        this.classes = classes;
    }

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/history", Access.OVERSEERS,
                "Arrivals, waits and service level of a day in half hours; ?date=YYYY-MM-DD, left out: today",
                DayHistory.class, this::history).asking("date", "string"),
                get("/api/branches/{branch}/history/classes", Access.OVERSEERS,
                        "What each class of priority had of a day, in sums; ?date=YYYY-MM-DD, left out: today",
                        DayClasses.class, this::classes).asking("date", "string"));
    }

    private void history(Context context) {
        OpenBranch branch = InPath.branch(context);
        context.json(histories.of(branch.journal(), branch.state(), date(context, branch)));
    }

    private void classes(Context context) {
        OpenBranch branch = InPath.branch(context);
        LocalDate date = date(context, branch);
        context.json(new DayClasses(branch.id(), date, classes.of(branch, date).entrySet().stream()
                .map(each -> new OfClass(ContractNames.of(each.getKey()), each.getValue())).toList()));
    }

    private static LocalDate date(Context context, OpenBranch branch) {
        Optional<String> given = Query.findOnly(context, "date");
        return given.map(text -> Query.date("date", text)).orElseGet(() -> today(branch));
    }

    private static LocalDate today(OpenBranch branch) {
        Branch state = branch.state();
        return state.day() instanceof Day.Open open
                ? open.date()
                : state.timeAt(branch.now()).atZone(state.plan().zone()).toLocalDate();
    }
}
