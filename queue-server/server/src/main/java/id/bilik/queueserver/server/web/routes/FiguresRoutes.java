package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.FiguresJson;
import id.bilik.queueserver.server.settings.OtherBranches;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;

/** What a branch has seen, for others to begin with, and what it has begun with itself. */
public final class FiguresRoutes {
    private static final String FIGURES = "/api/branches/{branch}/figures";

    private final OtherBranches others;

    /** @param passedOver files that cannot be used, and why */
    record PriorsView(List<Begun> from, List<OtherBranches.PassedOver> passedOver) {}

    /** @param date of its figures */
    record Begun(String file, String branch, String name, LocalDate date) {}

    /** @param others whose figures the forecast begins with */
    public FiguresRoutes(OtherBranches others) {
        this.others = others;
    }

    public List<Route> list() {
        return List.of(
                get(FIGURES, Access.MAINTENANCE_READERS, "What the branch has seen, as a file for other branches",
                        FiguresJson.class, this::figures),
                get(FIGURES + "/others", Access.MAINTENANCE_READERS,
                        "The branches whose figures its forecast begins with, and files that cannot be used",
                        PriorsView.class, this::others));
    }

    private void figures(Context context) {
        OpenBranch branch = InPath.realBranch(context);
        BranchPlan plan = branch.state().plan();
        context.json(FiguresJson.of(branch.figures(), plan,
                branch.state().timeAt(branch.now()).atZone(plan.zone()).toLocalDate()));
    }

    private void others(Context context) {
        InPath.realBranch(context);
        context.json(new PriorsView(others.used().stream()
                .map(each -> new Begun(each.file(), each.figures().branch(), each.name(), each.date())).toList(),
                others.passedOver()));
    }
}
