package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.runtime.ClockJump;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** The branch's clock, and what a technician says of the machine's where it jumped. */
public final class ClockRoutes {
    private static final String CLOCK = "/api/branches/{branch}/clock";

    private final Audit audit;

    public ClockRoutes(Audit audit) { this.audit = audit; }

    public List<Route> list() {
        return List.of(
                get(CLOCK, Access.MAINTENANCE_READERS, "The branch's time, and what the machine's clock shows",
                        ClockView.class, context -> context.json(ClockView.of(InPath.branch(context)))),
                Route.post(CLOCK, Access.MAINTAINERS,
                        "Says of a machine's clock that jumped whether it is right now: the branch takes its time, or keeps its own",
                        Requests.ClockAnswer.class, 200, ClockView.class, this::answer));
    }

    private void answer(Context context) {
        OpenBranch branch = InPath.branch(context);
        String machine = Bodies.read(context, Requests.ClockAnswer.class).machine();
        ClockJump.Answer answer = switch (machine) {
            case "right" -> ClockJump.Answer.RIGHT;
            case "wrong" -> ClockJump.Answer.WRONG;
            default -> throw Problem.of(HttpStatus.BAD_REQUEST, "The field machine must be right or wrong.");
        };
        ClockView asked = ClockView.of(branch);
        if (asked.since() == null) {
            throw Problem.of(HttpStatus.CONFLICT,
                    "The machine's clock shows the time that has passed; nothing is asked.");
        }
        if (!branch.state().clock().isDoubted()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                    "The branch has not written down yet that the clock jumped, so repeat the request.");
        }
        audit.note(Audit.Kind.CLOCK_ANSWERED, Gate.caller(context).actor(), branch.id(),
                machine + ": the machine shows " + asked.machine() + ", the branch " + asked.now());
        branch.desk().machineClock().ifPresent(clock -> clock.answer(answer));
        context.json(ClockView.of(branch));
    }
}
