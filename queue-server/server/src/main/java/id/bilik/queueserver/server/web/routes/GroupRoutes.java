package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.post;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.view.GroupView;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Duty, pause, capacity and calls of a booth group. */
public final class GroupRoutes {
    private static final String GROUP = "/api/branches/{branch}/groups/{group}";

    private final SigningOn signingOn;

    /** A call as the officer's console gets it. */
    record CallAnswer(String ticket, String booth, String reason, Reason explanation) {}

    public GroupRoutes(Accounts accounts) { this.signingOn = new SigningOn(accounts); }

    public List<Route> list() {
        return List.of(post(GROUP + "/sign-on", Access.OFFICER, "An officer takes the group", Requests.SignOn.class,
                200, GroupView.class,
                this::signOn),
                post(GROUP + "/sign-off", Access.OFFICER, "The officer leaves the group", Requests.Nothing.class, 200,
                        GroupView.class, context -> {
                            Bodies.read(context, Requests.Nothing.class);
                            act(context, new Command.SignOff(group(context)));
                        }),
                post(GROUP + "/pause", Access.OFFICER, "New calls rest; visits in the booths go on",
                        Requests.Pause.class, 200, GroupView.class, this::pause),
                post(GROUP + "/resume", Access.OFFICER, "New calls go on", Requests.Nothing.class, 200,
                        GroupView.class, context -> {
                            Bodies.read(context, Requests.Nothing.class);
                            act(context, new Command.ResumeGroup(group(context)));
                        }),
                put(GROUP + "/capacity", Access.SUPERVISOR, "Open booths and how many visits the officer takes at once",
                        Requests.Capacity.class, GroupView.class, this::capacity),
                put(GROUP + "/calling", Access.OFFICER, "Call by itself, or when the officer asks", Requests.Mode.class,
                        GroupView.class, this::calling),
                post(GROUP + "/call-next", Access.OFFICER, "Call the next visit to a free booth",
                        Requests.CallNext.class, 200, CallAnswer.class, this::callNext));
    }

    private void signOn(Context context) {
        OpenBranch open = InPath.branch(context);
        String group = group(context);
        String named = Bodies.read(context, Requests.SignOn.class).officer();
        Branch branch;
        if (Gate.caller(context) instanceof Caller.Person person) {
            branch = Orders.decide(context, open, new Command.SignOn(group, person.session().account())).branch();
        } else if (named != null) {
            branch = signingOn.signOn(context, open, group, named);
        } else {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field officer is missing: a key signs on nobody by itself.");
        }
        context.json(GroupView.of(open.moment(branch), group));
    }

    private void pause(Context context) {
        Requests.Pause body = Bodies.read(context, Requests.Pause.class);
        Integer minutes = body.minutes();
        String returnAt = body.returnAt();
        if (minutes != null && returnAt != null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "Only one of returnAt and minutes can be given.");
        }
        Instant back = null;
        if (minutes != null) {
            OpenBranch open = InPath.branch(context);
            back = open.state().timeAt(open.now()).plus(Duration.ofMinutes(minutes));
        } else if (returnAt != null) {
            back = Fields.time("returnAt", returnAt);
        }
        act(context, new Command.PauseGroup(group(context), body.reason(), back));
    }

    private void capacity(Context context) {
        Requests.Capacity body = Bodies.read(context, Requests.Capacity.class);
        if (body.openBooths().stream().anyMatch(booth -> booth == null)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field openBooths must list booths, not null.");
        }
        act(context, new Command.SetCapacity(group(context), body.openBooths(), body.concurrency()));
    }

    private void calling(Context context) {
        String mode = Bodies.read(context, Requests.Mode.class).mode();
        act(context, new Command.SetCallingMode(group(context),
                Fields.word(CallingMode.class, "mode", mode, CallingMode.MANUAL)));
    }

    private void callNext(Context context) {
        Requests.CallNext body = Bodies.read(context, Requests.CallNext.class);
        Decision.Accepted decision = Orders.decide(context, InPath.branch(context),
                new Command.CallNext(group(context), body.requestId()));
        context.json(
                decision.find(Event.TicketCalled.class, called -> called.group().equals(group(context)))
                        .map(called -> answer(called.ticket().toString(), called.booth(), called.reason()))
                        .orElseGet(() -> repeated(decision.branch(), body)));
    }

    /** The answer to a request that was handled before. */
    private static CallAnswer repeated(Branch branch, Requests.CallNext body) {
        if (body.requestId() != null
                && branch.findHandled(body.requestId()).orElse(null) instanceof Branch.Handled.Summons summons) {
            return answer(summons.ticket().toString(), summons.booth(), summons.reason());
        }
        throw new IllegalStateException("a call without an event");
    }

    private static CallAnswer answer(String ticket, String booth, Reason reason) {
        return new CallAnswer(ticket, booth, reason.visit(), reason);
    }

    private void act(Context context, Command command) {
        OpenBranch open = InPath.branch(context);
        Decision.Accepted decision = Orders.decide(context, open, command);
        context.json(GroupView.of(open.moment(decision.branch()), group(context)));
    }

    private static String group(Context context) { return context.pathParam("group"); }
}
