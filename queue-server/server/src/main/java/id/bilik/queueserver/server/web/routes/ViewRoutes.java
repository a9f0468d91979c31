package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.view.BoardView;
import id.bilik.queueserver.core.view.BoothView;
import id.bilik.queueserver.core.view.BranchView;
import id.bilik.queueserver.core.view.GroupView;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.core.view.StaffView;
import id.bilik.queueserver.core.view.TicketView;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.technician.Devices;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.live.LiveFeeds;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole view of each screen: once, and live. */
public final class ViewRoutes {
    private static final String BRANCH = "/api/branches/{branch}";

    private final LiveFeeds feeds;

    public ViewRoutes(LiveFeeds feeds) { this.feeds = feeds; }

    public List<Route> list() {
        List<Route> routes = new ArrayList<>();
        routes.add(get(BRANCH, Access.INSIDE, "Plan and state of the branch", BranchView.class,
                context -> context.json(BranchView.of(InPath.branch(context).moment()))));
        view(routes, BRANCH + "/board", Access.BOARD_READERS, "The wall board", BoardView.class,
                (context, branch) -> BoardView::of);
        view(routes, BRANCH + "/staff", Access.OVERSEERS, "The branch at a glance", StaffView.class,
                (context, branch) -> StaffView::of);
        view(routes, BRANCH + "/groups/{group}", Access.GROUP_READERS, "The officer's console", GroupView.class,
                ViewRoutes::groupView);
        view(routes, BRANCH + "/booths/{booth}", Access.BOOTH_READERS, "A booth's screen", BoothView.class,
                ViewRoutes::boothView);
        routes.add(get(BRANCH + "/tickets/{ticket}/live", Access.TICKET_READERS, "Where a visit stands, live",
                Route.Stream.class, context -> {
                    Branch branch = InPath.branch(context).state();
                    // the number is another visit's on another day, and its feed another one
                    feeds.servePhone(context, InPath.branch(context), context.path() + " " + branch.findDate(),
                            ticketView(branch, InPath.ticket(context)));
                }));
        return routes;
    }

    private void view(List<Route> routes, String path, Set<Access> access, String summary, Class<?> answer,
            BiFunction<Context, Branch, Function<Moment, @Nullable Object>> view) {
        routes.add(get(path, access, summary, answer, context -> {
            OpenBranch open = InPath.branch(context);
            Object shown = view.apply(context, open.state()).apply(open.moment());
            if (shown == null) {
                throw Problem.of(HttpStatus.NOT_FOUND, "There is nothing to show.");
            }
            context.json(shown);
        }));
        routes.add(get(path + "/live", access, summary + ", live", Route.Stream.class, context -> {
            OpenBranch open = InPath.branch(context);
            Function<Moment, @Nullable Object> shown = view.apply(context, open.state());
            Optional<String> screen = screenOf(context, path);
            feeds.serveScreen(context, open, context.path(), shown,
                    () -> screen.ifPresent(open.devices()::disconnected));
            screen.ifPresent(open.devices()::connected);
        }));
    }

    /** The public screens are devices that a technician cares for; a console is where somebody sits. */
    private static Optional<String> screenOf(Context context, String path) {
        if (path.endsWith("/board")) {
            return Optional.of("screen-board");
        }
        return path.endsWith("/booths/{booth}")
                ? Optional.of(Devices.screenOf(context.pathParam("booth")))
                : Optional.empty();
    }

    private static Function<Moment, @Nullable Object> groupView(Context context, Branch branch) {
        String group = context.pathParam("group");
        if (branch.findGroup(group).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("group", group));
        }
        return moment -> GroupView.of(moment, group);
    }

    private static Function<Moment, @Nullable Object> boothView(Context context, Branch branch) {
        String booth = context.pathParam("booth");
        if (branch.findGroupOfBooth(booth).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("booth", booth));
        }
        return moment -> BoothView.of(moment, booth);
    }

    /** Ends with the business day. */
    private static Function<Moment, @Nullable Object> ticketView(Branch branch, TicketNumber ticket) {
        if (branch.findVisit(ticket).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("ticket", ticket.toString()));
        }
        Optional<LocalDate> date = branch.findDate();
        return moment -> moment.branch().findVisit(ticket).isPresent() && moment.branch().findDate().equals(date)
                ? TicketView.of(moment, ticket)
                : null;
    }
}
