package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.simulation.planning.SurgePlan;
import id.bilik.queueserver.core.simulation.planning.UsualBranch;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The needs of the coming week with many times the claims: a piece of work, one at a time for each branch. */
public final class SurgeRoutes implements AutoCloseable {
    private static final double MOST_TIMES = 10;
    private static final double MOST_FROM_HOME = .5;
    private static final int MOST_PEOPLE = 10_000;
    private static final double LONGEST_VISIT_MINUTES = 600;
    private static final int MOST_OFFICERS = 60;

    private final StaffingWorks<SurgeAnswer> works = new StaffingWorks<>();

    public List<Route> list() {
        String surge = "/api/branches/{branch}/surge";
        return List.of(
                post(surge, Access.SUPERVISOR,
                        "What the next open dates want with many times the claims, as a piece of work, one at a time",
                        Requests.Surge.class, 202, SurgeAnswer.WorkView.class, this::start),
                get(surge, Access.SUPERVISOR, "How far that work is, and what it found", SurgeAnswer.WorkView.class,
                        context -> context.json(view(InPath.branch(context)))),
                delete(surge, Access.SUPERVISOR, "Cancels that work", SurgeAnswer.WorkView.class, context -> {
                    OpenBranch branch = InPath.branch(context);
                    works.cancel(branch);
                    context.json(view(branch));
                }));
    }

    private void start(Context context) {
        OpenBranch branch = InPath.branch(context);
        SurgePlan.Wish wish = wish(Bodies.read(context, Requests.Surge.class));
        UsualBranch usual = branch.foresight().usual();
        works.start(branch, progress -> SurgeAnswer.of(usual.plan(), usual.isLearned(), wish,
                SurgePlan.of(usual, wish, branch.calling(), StaffingRoutes.SEED, progress)));
        context.status(HttpStatus.ACCEPTED).json(view(branch));
    }

    private SurgeAnswer.WorkView view(OpenBranch branch) { return SurgeAnswer.WorkView.of(works.seen(branch)); }

    private static SurgePlan.Wish wish(Requests.Surge body) {
        double times = body.times();
        double home = body.homeShare() == null ? 0 : body.homeShare();
        StaffingTarget.require(times >= 1 && times <= MOST_TIMES, "times must be 1 to 10.");
        StaffingTarget.require(home >= 0 && home <= MOST_FROM_HOME, "homeShare must be 0 to 0.5.");
        return new SurgePlan.Wish(times, home, company(body.company()), StaffingTarget.wish(body.share(),
                body.withinMinutes(), body.most(), body.shortestShift(), MOST_OFFICERS, MOST_OFFICERS));
    }

    private static SurgePlan.@Nullable Company company(Requests.@Nullable Company company) {
        if (company == null) {
            return null;
        }
        StaffingTarget.require(company.people() >= 1 && company.people() <= MOST_PEOPLE,
                "people of company must be 1 to " + MOST_PEOPLE + ".");
        StaffingTarget.require(company.minutes() > 0 && company.minutes() <= LONGEST_VISIT_MINUTES,
                "minutes of company must be more than 0 and at most 600.");
        return new SurgePlan.Company(company.people(), company.minutes());
    }

    @Override
    public void close() { works.close(); }
}
