package id.bilik.queueserver.web;

import static id.bilik.queueserver.web.Route.delete;
import static id.bilik.queueserver.web.Route.get;
import static id.bilik.queueserver.web.Route.post;

import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.Command;
import id.bilik.queueserver.branch.Day;
import id.bilik.queueserver.branch.Decision;
import id.bilik.queueserver.branch.Refusal;
import id.bilik.queueserver.branch.TicketNumber;
import id.bilik.queueserver.technician.Devices;
import id.bilik.queueserver.view.BoardView;
import id.bilik.queueserver.view.BoothView;
import id.bilik.queueserver.view.BranchView;
import id.bilik.queueserver.view.GroupView;
import id.bilik.queueserver.view.Moment;
import id.bilik.queueserver.view.StaffView;
import id.bilik.queueserver.view.TicketView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The whole view of each screen: once, and live. */
final class ViewRoutes {
    private static final String BRANCH = "/api/branches/{branch}";
    private static final String FOLLOW = "/api/follow/{secret}";

    private final Desks desks;
    private final FollowLinks links;
    private final Devices devices;
    private final Map<String, LiveFeed> feeds = new LinkedHashMap<>();

    /** The answer to a secret of an earlier business day. */
    record Expired(long sequence, String branch, String name, String ticket, String stage) {}

    ViewRoutes(Desks desks, FollowLinks links, Devices devices, Duration silence) {
        this.devices = devices;
        this.desks = desks;
        this.links = links;
        for (BranchDesk desk : desks.all())
            feeds.put(desk.branch().id(), new LiveFeed(desk, desks, silence));
    }

    /** One for each branch. */
    Iterable<LiveFeed> feeds() { return feeds.values(); }

    List<Route> list() {
        List<Route> routes = new ArrayList<>();
        routes.add(get(BRANCH, Access.PUBLIC, "Plan and state of the branch", BranchView.class,
                context -> context.json(BranchView.of(desks.moment(desks.of(context))))));
        view(routes, BRANCH + "/board", Access.PUBLIC, "The wall board", BoardView.class,
                (context, branch) -> BoardView::of);
        view(routes, BRANCH + "/staff", Access.SUPERVISOR, "The branch at a glance", StaffView.class,
                (context, branch) -> StaffView::of);
        view(routes, BRANCH + "/groups/{group}", Access.OFFICER, "The officer's console", GroupView.class,
                ViewRoutes::groupView);
        view(routes, BRANCH + "/booths/{booth}", Access.PUBLIC, "A booth's screen", BoothView.class,
                ViewRoutes::boothView);
        routes.add(get(BRANCH + "/tickets/{ticket}/live", Access.DEVICE, "Where a visit stands, live",
                Route.Stream.class, context -> {
                    Branch branch = desks.of(context).branch();
                    // the number is another visit's on another day, and its feed another one
                    stream(context, desks.of(context), context.path() + " " + dateOf(branch),
                            ticketView(branch, Desks.ticket(context)));
                }));
        routes.add(get(FOLLOW, Access.PUBLIC, "A participant's visit", TicketView.class, this::follow));
        routes.add(get(FOLLOW + "/live", Access.PUBLIC, "A participant's visit, live", Route.Stream.class,
                this::followLive));
        routes.add(delete(FOLLOW, Access.PUBLIC, "The participant leaves the queue", TicketView.class,
                context -> actFollowed(context, Command.LeaveQueue::new)));
        routes.add(post(FOLLOW + "/return", Access.PUBLIC, "The participant comes back", Requests.Nothing.class, 200,
                TicketView.class, context -> {
                    Bodies.read(context, Requests.Nothing.class);
                    actFollowed(context, Command.ReturnToQueue::new);
                }));
        routes.add(post(FOLLOW + "/defer", Access.PUBLIC, "The participant comes back so many minutes later",
                Requests.Defer.class, 200, TicketView.class, context -> {
                    int minutes = Bodies.read(context, Requests.Defer.class).minutes();
                    actFollowed(context, ticket -> new Command.DeferVisit(ticket, minutes));
                }));
        return routes;
    }

    private void view(List<Route> routes, String path, Access access, String summary, Class<?> answer,
            BiFunction<Context, Branch, Function<Moment, @Nullable Object>> view) {
        routes.add(get(path, access, summary, answer, context -> {
            BranchDesk desk = desks.of(context);
            Object shown = view.apply(context, desk.branch()).apply(desks.moment(desk));
            if (shown == null)
                throw Problem.of(HttpStatus.NOT_FOUND, "There is nothing to show.");
            context.json(shown);
        }));
        routes.add(get(path + "/live", access, summary + ", live", Route.Stream.class, context -> {
            BranchDesk desk = desks.of(context);
            Function<Moment, @Nullable Object> shown = view.apply(context, desk.branch());
            Optional<String> screen = screenOf(context, path);
            screen.ifPresent(devices::connected);
            try {
                stream(context, desk, context.path(), shown);
            } finally {
                screen.ifPresent(devices::disconnected);
            }
        }));
    }

    /** The public screens are devices that a technician cares for; a console is where somebody sits. */
    private static Optional<String> screenOf(Context context, String path) {
        if (path.endsWith("/board"))
            return Optional.of("screen-board");
        return path.endsWith("/booths/{booth}")
                ? Optional.of("screen-booth-" + context.pathParam("booth"))
                : Optional.empty();
    }

    private static Function<Moment, @Nullable Object> groupView(Context context, Branch branch) {
        String group = context.pathParam("group");
        if (branch.findGroup(group).isEmpty())
            throw Problem.of(new Refusal.Unknown("group", group));
        return moment -> GroupView.of(moment, group);
    }

    private static Function<Moment, @Nullable Object> boothView(Context context, Branch branch) {
        String booth = context.pathParam("booth");
        if (branch.findGroupOfBooth(booth).isEmpty())
            throw Problem.of(new Refusal.Unknown("booth", booth));
        return moment -> BoothView.of(moment, booth);
    }

    /** Ends with the business day. */
    private static Function<Moment, @Nullable Object> ticketView(Branch branch, TicketNumber ticket) {
        if (branch.findVisit(ticket).isEmpty())
            throw Problem.of(new Refusal.Unknown("ticket", ticket.toString()));
        LocalDate date = dateOf(branch);
        return moment -> moment.branch().findVisit(ticket).isPresent() && Objects.equals(date, dateOf(moment.branch()))
                ? TicketView.of(moment, ticket)
                : null;
    }

    private void stream(Context context, BranchDesk desk, String key, Function<Moment, @Nullable Object> view)
            throws IOException {
        var response = context.res();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            LiveFeed feed = feeds.get(desk.branch().id());
            if (feed != null)
                feed.serve(key, view, response.getOutputStream());
        } catch (IOException gone) {
            // the screen went away or did not read for too long; it connects again by itself
        }
    }

    // ---- a participant's phone

    private void follow(Context context) {
        FollowLinks.Followed followed = resolve(context);
        BranchDesk desk = deskOf(followed);
        context.json(Objects.requireNonNull(followedView(followed).apply(desks.moment(desk))));
    }

    private void followLive(Context context) throws IOException {
        FollowLinks.Followed followed = resolve(context);
        stream(context, deskOf(followed), context.path(), followedView(followed));
    }

    private void actFollowed(Context context, Function<TicketNumber, Command> command) {
        FollowLinks.Followed followed = resolve(context);
        BranchDesk desk = deskOf(followed);
        if (!followed.date().equals(dateOf(desk.branch())))
            throw Problem.of(HttpStatus.GONE, "The business day of this ticket is over.");
        Decision.Accepted decision = Desks.decide(desk, command.apply(followed.ticket()));
        context.json(TicketView.of(desks.moment(desk, decision.branch()), followed.ticket()));
    }

    private static Function<Moment, @Nullable Object> followedView(FollowLinks.Followed followed) {
        return moment -> {
            Branch branch = moment.branch();
            boolean today = followed.date().equals(dateOf(branch)) && branch.findVisit(followed.ticket()).isPresent();
            return today
                    ? TicketView.of(moment, followed.ticket())
                    : new Expired(branch.sequence(), branch.id(), branch.plan().name(), followed.ticket().toString(),
                            "expired");
        };
    }

    private FollowLinks.Followed resolve(Context context) {
        return links.resolve(context.pathParam("secret"))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "This address does not belong to a ticket."));
    }

    private BranchDesk deskOf(FollowLinks.Followed followed) {
        return desks.find(followed.branch()).orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "There is no branch " + followed.branch() + " here."));
    }

    private static @Nullable LocalDate dateOf(Branch branch) {
        return switch (branch.day()) {
            case Day.Open open -> open.date();
            case Day.Closed closed -> closed.last();
        };
    }
}
