package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Epochs;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.core.view.TicketView;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.live.LiveFeeds;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A participant's phone: the visit that the secret on the slip names, and what its holder may do with it. */
public final class FollowRoutes {
    private static final String FOLLOW = "/api/follow/{secret}";

    private final FollowLinks links;
    private final LiveFeeds feeds;

    /**
     * The answer to a secret that names no visit of today.
     *
     * @param stage {@code lost} for a number of today that was forgotten when the branch was restored from a copy, else
     *     {@code expired}
     */
    record Expired(long sequence, String branch, String name, String ticket, String stage) {}

    public FollowRoutes(FollowLinks links, LiveFeeds feeds) {
        this.links = links;
        this.feeds = feeds;
    }

    public List<Route> list() {
        return List.of(
                get(FOLLOW, Access.PARTICIPANTS, "A participant's visit", TicketView.class, this::follow),
                get(FOLLOW + "/live", Access.PARTICIPANTS, "A participant's visit, live", Route.Stream.class,
                        this::followLive),
                delete(FOLLOW, Access.PARTICIPANTS, "The participant leaves the queue", TicketView.class,
                        context -> act(context, Command.LeaveQueue::new)),
                post(FOLLOW + "/return", Access.PARTICIPANTS, "The participant comes back", Requests.Nothing.class, 200,
                        TicketView.class, context -> {
                            Bodies.read(context, Requests.Nothing.class);
                            act(context, Command.ReturnToQueue::new);
                        }),
                post(FOLLOW + "/coming", Access.PARTICIPANTS, "The called participant is on the way",
                        Requests.Nothing.class, 200, TicketView.class, context -> {
                            Bodies.read(context, Requests.Nothing.class);
                            act(context, Command.SayComing::new);
                        }),
                post(FOLLOW + "/defer", Access.PARTICIPANTS, "The participant comes back so many minutes later",
                        Requests.Defer.class, 200, TicketView.class, context -> {
                            Requests.Defer body = Bodies.read(context, Requests.Defer.class);
                            act(context,
                                    ticket -> new Command.DeferVisit(ticket, body.minutes(), body.requestId()));
                        }));
    }

    private void follow(Context context) {
        FollowLinks.Followed followed = resolve(context);
        OpenBranch open = branchOf(context, followed);
        context.json(Objects.requireNonNull(view(followed).apply(open.moment())));
    }

    private void followLive(Context context) throws IOException {
        FollowLinks.Followed followed = resolve(context);
        feeds.servePhone(context, branchOf(context, followed), context.path(), view(followed));
    }

    private void act(Context context, Function<TicketNumber, Command> command) {
        FollowLinks.Followed followed = resolve(context);
        OpenBranch open = branchOf(context, followed);
        if (!isOfToday(followed, open.state())) {
            throw Problem.of(HttpStatus.GONE, "The business day of this ticket is over.");
        }
        if (isLost(followed, open.state())) {
            throw Problem.of(HttpStatus.GONE,
                    "The queue was restored, and this ticket is no longer known. Please take a new one.");
        }
        Decision.Accepted decision = Orders.decide(context, open, command.apply(followed.ticket()));
        context.json(TicketView.of(open.moment(decision.branch()), followed.ticket()));
    }

    private static Function<Moment, @Nullable Object> view(FollowLinks.Followed followed) {
        return moment -> {
            Branch branch = moment.branch();
            return isOfToday(followed, branch) && branch.findVisit(followed.ticket()).isPresent()
                    ? TicketView.of(moment, followed.ticket())
                    : new Expired(branch.sequence(), branch.id(), branch.plan().name(), followed.ticket().toString(),
                            isLost(followed, branch) ? "lost" : "expired");
        };
    }

    /** Issued before a restore, and after the copy that was restored. */
    private static boolean isLost(FollowLinks.Followed followed, Branch branch) {
        Epochs epochs = branch.counters().epochs();
        return isOfToday(followed, branch) && branch.findVisit(followed.ticket()).isEmpty()
                && !epochs.find(followed.date(), followed.ticket()).equals(epochs.findLast());
    }

    /** Also where a kiosk that did not know the date gave a number of the day beside it. */
    private static boolean isOfToday(FollowLinks.Followed followed, Branch branch) {
        return branch.findDate().filter(followed.date()::equals).isPresent()
                || branch.counters().find(followed.date(), followed.ticket())
                        .flatMap(lease -> lease.findUse(followed.ticket()))
                        .flatMap(use -> branch.findVisit(followed.ticket())
                                .filter(visit -> visit.requestId().equals(use.requestId())))
                        .isPresent();
    }

    private FollowLinks.Followed resolve(Context context) {
        return links.resolve(context.pathParam("secret"),
                id -> context.appData(InPath.BRANCHES).find(id).map(OpenBranch::state))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "This address does not belong to a ticket."));
    }

    private static OpenBranch branchOf(Context context, FollowLinks.Followed followed) {
        return context.appData(InPath.BRANCHES).find(followed.branch()).orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "There is no branch " + followed.branch() + " here."));
    }
}
