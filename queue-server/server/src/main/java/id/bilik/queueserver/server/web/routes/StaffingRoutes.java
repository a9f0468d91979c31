package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.simulation.planning.DayToStaff;
import id.bilik.queueserver.core.simulation.planning.FromNow;
import id.bilik.queueserver.core.simulation.planning.Planner;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The fewest officers that the half hours of a day want: at once, or as a piece of work that tells how far it is and can
 * be cancelled. It shares nothing with the what-if, which answers in between.
 */
public final class StaffingRoutes implements AutoCloseable {
    /** The same as of the command line, so that both answer alike. */
    static final long SEED = 20261122;
    private static final int MOST_OFFICERS = 20;

    private final StaffingWorks<StaffingAnswer> works = new StaffingWorks<>();

    private record Wished(DayToStaff day, Planner.Wish wish, BranchPlan plan, CallingPolicy calling, boolean learned) {}

    public List<Route> list() {
        String staffing = "/api/branches/{branch}/staffing";
        return List.of(
                post(staffing, Access.SUPERVISOR,
                        "The fewest officers of each half hour that hold a target; answers when it is found",
                        Requests.Staffing.class, 200, StaffingAnswer.class, context -> {
                            Wished wished = wished(context);
                            context.json(plan(wished, (tried, hours, verifying) -> true));
                        }),
                post(staffing + "/work", Access.SUPERVISOR, "The same as a piece of work, one at a time",
                        Requests.Staffing.class, 202, StaffingAnswer.WorkView.class, this::start),
                get(staffing + "/work", Access.SUPERVISOR, "How far that work is, and what it found",
                        StaffingAnswer.WorkView.class,
                        context -> context.json(view(InPath.branch(context)))),
                delete(staffing + "/work", Access.SUPERVISOR, "Cancels that work", StaffingAnswer.WorkView.class,
                        context -> {
                            OpenBranch branch = InPath.branch(context);
                            works.cancel(branch);
                            context.json(view(branch));
                        }));
    }

    private void start(Context context) {
        Wished wished = wished(context);
        OpenBranch branch = InPath.branch(context);
        works.start(branch, progress -> plan(wished, progress));
        context.status(HttpStatus.ACCEPTED).json(view(branch));
    }

    private StaffingAnswer.WorkView view(OpenBranch branch) { return StaffingAnswer.WorkView.of(works.seen(branch)); }

    private static StaffingAnswer plan(Wished wished, Planner.Progress progress) {
        long started = System.nanoTime();
        Planner.Wish wish = wished.wish;
        Planner.Plan found = new Planner(wished.day, wished.calling, wish, SEED).fewest(progress);
        List<StaffingAnswer.StaffingView> slots = found.slots().stream()
                .map(slot -> new StaffingAnswer.StaffingView(at(wished, slot.from()), slot.arrivals(), slot.officers(),
                        rounded(slot.level()), new StaffingAnswer.LevelView(rounded(slot.verified().low()),
                                rounded(slot.verified().mean()), rounded(slot.verified().high())),
                        slot.missed()))
                .toList();
        return new StaffingAnswer(at(wished, 0), wish.share(), wish.target() / 60,
                (System.nanoTime() - started) / 1_000_000, slots, wish.most(), wish.shortestShift(),
                wished.plan.groups().size(), wished.learned, found.officerHours(), found.tried());
    }

    private Wished wished(Context context) {
        OpenBranch branch = InPath.branch(context);
        Requests.Staffing body = Bodies.read(context, Requests.Staffing.class);
        BranchPlan plan = branch.state().plan();
        Planner.Wish wish = StaffingTarget.wish(body.share(), body.withinMinutes(), body.most(), body.shortestShift(),
                Math.min(MOST_OFFICERS, plan.groups().size()), MOST_OFFICERS);
        double factor = Fields.arrivals(body.arrivals());
        return switch (body.day()) {
            case null -> rest(branch, wish, factor);
            case "rest" -> rest(branch, wish, factor);
            case "usual" -> {
                DayToStaff day = branch.foresight().usualDay(factor);
                yield new Wished(day, wish, plan, branch.calling(), day.learned());
            }
            default -> throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field day cannot be \"" + body.day() + "\"; it is one of: rest, usual.");
        };
    }

    private Wished rest(OpenBranch branch, Planner.Wish wish, double factor) {
        if (!(branch.state().day() instanceof Day.Open)) {
            throw Problem.of(new Refusal.BranchClosed());
        }
        FromNow rest = branch.foresight().restOfDay(factor);
        return new Wished(DayToStaff.rest(rest, rest.untilNobodyComes()), wish, branch.state().plan(),
                branch.calling(), rest.rates().learned());
    }

    private static double rounded(double share) { return Math.round(share * 1000) / 1000.0; }

    private static OffsetDateTime at(Wished wished, double seconds) {
        return wished.day.start().plusSeconds((long) seconds).truncatedTo(ChronoUnit.SECONDS)
                .atZone(wished.plan.zone()).toOffsetDateTime();
    }

    @Override
    public void close() { works.close(); }
}
