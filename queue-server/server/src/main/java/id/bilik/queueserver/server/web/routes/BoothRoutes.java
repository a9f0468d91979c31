package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Need;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Leaving;
import id.bilik.queueserver.core.view.BoothView;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What officer and participant do in a booth. */
public final class BoothRoutes {
    private static final String BOOTH = "/api/branches/{branch}/booths/{booth}";

    public List<Route> list() {
        List<Route> routes = new ArrayList<>();
        plain(routes, "arrive", Access.IN_BOOTH, "The participant has sat down", Command.Arrive::new);
        plain(routes, "recall", Set.of(Access.OFFICER), "Summon again", Command.Recall::new);
        plain(routes, "no-show", Set.of(Access.OFFICER), "Called and absent", Command.MarkNoShow::new);
        plain(routes, "self-working", Access.IN_BOOTH, "The participant works alone", Command.StartSelfWork::new);
        plain(routes, "resume", Set.of(Access.OFFICER), "Take up a held visit in this booth", Command.ResumeVisit::new);
        plain(routes, "undo", Set.of(Access.OFFICER),
                "Take back what emptied the booth: a completion, step, no-show, transfer or missing paper",
                Command.UndoDeparture::new);
        routes.add(post(BOOTH + "/needs-officer", Access.IN_BOOTH, "The participant waits for the officer",
                Requests.NeedsOfficer.class, 200, BoothView.class, context -> {
                    Requests.NeedsOfficer body = Bodies.read(context, Requests.NeedsOfficer.class);
                    act(context, new Command.AskForOfficer(booth(context), ticket(body.ticket()),
                            body.why() == null ? null : Fields.word(Need.class, "why", body.why())));
                }));
        routes.add(post(BOOTH + "/attend", Set.of(Access.OFFICER),
                "The officer turns to this booth; whoever they were with goes on as before, or as leave says",
                Requests.Attend.class, 200, BoothView.class, context -> {
                    Requests.Attend body = Bodies.read(context, Requests.Attend.class);
                    act(context, new Command.Attend(booth(context), ticket(body.ticket()),
                            body.leave() == null ? null : Fields.word(Leaving.class, "leave", body.leave()),
                            body.left() == null ? null : Fields.ticket("left", body.left())));
                }));
        routes.add(post(BOOTH + "/hold", Access.OFFICER, "Set the visit aside", Requests.Hold.class, 200,
                BoothView.class, context -> {
                    Requests.Hold body = Bodies.read(context, Requests.Hold.class);
                    act(context, new Command.Hold(booth(context), ticket(body.ticket()), body.reason()));
                }));
        routes.add(post(BOOTH + "/complete", Access.OFFICER,
                "End the step with an outcome, and with the last step the visit", Requests.Complete.class,
                200, BoothView.class, context -> {
                    Requests.Complete body = Bodies.read(context, Requests.Complete.class);
                    act(context, new Command.Complete(booth(context), ticket(body.ticket()), body.outcome(),
                            Boolean.TRUE.equals(body.whole())));
                }));
        routes.add(post(BOOTH + "/steps", Access.OFFICER, "These services follow the step that the visit stands in",
                Requests.Steps.class, 200, BoothView.class, context -> {
                    Requests.Steps body = Bodies.read(context, Requests.Steps.class);
                    act(context, new Command.PlanSteps(booth(context), ticket(body.ticket()), body.next()));
                }));
        routes.add(post(BOOTH + "/missing", Access.OFFICER,
                "Papers are missing: the participant fetches them and keeps the number and the place for today",
                Requests.Missing.class, 200, BoothView.class, context -> {
                    Requests.Missing body = Bodies.read(context, Requests.Missing.class);
                    act(context, new Command.ReportMissing(booth(context), ticket(body.ticket()), body.documents()));
                }));
        routes.add(post(BOOTH + "/transfer", Access.OFFICER, "Move the visit to another service",
                Requests.Transfer.class, 200, BoothView.class, context -> {
                    Requests.Transfer body = Bodies.read(context, Requests.Transfer.class);
                    act(context, new Command.Transfer(booth(context), ticket(body.ticket()), body.service()));
                }));
        return routes;
    }

    private void plain(List<Route> routes, String action, Set<Access> access, String summary,
            BiFunction<String, @Nullable TicketNumber, Command> command) {
        routes.add(post(BOOTH + "/" + action, access, summary, Requests.AtBooth.class, 200, BoothView.class,
                context -> act(context, command.apply(booth(context),
                        ticket(Bodies.read(context, Requests.AtBooth.class).ticket())))));
    }

    private void act(Context context, Command command) {
        OpenBranch branch = InPath.branch(context);
        Decision.Accepted decision = Orders.decide(context, branch, command);
        context.json(BoothView.of(branch.moment(decision.branch()), booth(context)));
    }

    private static String booth(Context context) { return context.pathParam("booth"); }

    private static @Nullable TicketNumber ticket(@Nullable String text) {
        return text == null ? null : Fields.ticket("ticket", text);
    }
}
