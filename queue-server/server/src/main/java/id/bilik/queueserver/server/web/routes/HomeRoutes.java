package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Need;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.session.conversation.Grant;
import id.bilik.queueserver.server.session.conversation.Room;
import id.bilik.queueserver.server.session.conversation.Seat;
import id.bilik.queueserver.server.session.conversation.Stay;
import id.bilik.queueserver.server.session.conversation.Tokens;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.live.Conversations;
import id.bilik.queueserver.server.web.live.LiveFeeds;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a participant at home, by the secret of the booking: docs/home.md. The booth's screen does the same at the
 * branch, as a device that was paired.
 */
public final class HomeRoutes {
    private static final String HOME = "/api/branches/{branch}/bookings/{booking}/home";

    private final BookingAccess access;
    private final LiveFeeds feeds;
    private final Conversations conversations;

    public HomeRoutes(BookingAccess access, LiveFeeds feeds, Conversations conversations) {
        this.access = access;
        this.feeds = feeds;
        this.conversations = conversations;
    }

    public List<Route> list() {
        return List.of(
                get(HOME, Access.PARTICIPANTS, "A participant at home", HomeView.class,
                        context -> context.json(Objects.requireNonNull(
                                view(access.get(context).id()).apply(InPath.realBranch(context).moment())))),
                get(HOME + "/live", Access.PARTICIPANTS, "A participant at home, live", Route.Stream.class,
                        this::follow),
                post(HOME + "/arrive", Access.PARTICIPANTS, "The participant at home answers the call",
                        Requests.Nothing.class, 200, HomeView.class, context -> {
                            Bodies.read(context, Requests.Nothing.class);
                            act(context, Command.Arrive::new);
                            // a home that never joins the conversation has no line either, and its room must know
                            conversations.room(InPath.realBranch(context));
                        }),
                post(HOME + "/return", Access.PARTICIPANTS, "The participant at home is there again",
                        Requests.Nothing.class, 200, HomeView.class, this::comeBack),
                post(HOME + "/self-working", Access.PARTICIPANTS, "The participant at home works alone",
                        Requests.Nothing.class, 200, HomeView.class, context -> {
                            Bodies.read(context, Requests.Nothing.class);
                            act(context, Command.StartSelfWork::new);
                        }),
                post(HOME + "/needs-officer", Access.PARTICIPANTS, "The participant at home waits for the officer",
                        Requests.AskFromHome.class, 200, HomeView.class, context -> {
                            Need why = Fields.wordOrNull(Need.class, "why",
                                    Bodies.read(context, Requests.AskFromHome.class).why());
                            act(context, (booth, ticket) -> new Command.AskForOfficer(booth, ticket, why));
                        }),
                post(HOME + "/conversation", Access.PARTICIPANTS,
                        "A token for the page at home to talk with the officer, while its visit is called or seated",
                        Requests.JoinConversation.class, 200, ConversationRoutes.Entry.class, this::enter));
    }

    private void follow(Context context) throws IOException {
        Booking booking = access.get(context);
        feeds.servePhone(context, InPath.realBranch(context), context.path(), view(booking.id()));
    }

    /** Null once the branch has forgotten the booking. */
    private static Function<Moment, @Nullable Object> view(String booking) {
        return moment -> moment.branch().bookings().find(booking).map(it -> HomeView.of(moment, it)).orElse(null);
    }

    private void act(Context context, BiFunction<String, TicketNumber, Command> command) {
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        Visit visit = visit(open, booking);
        var decided = Orders.decide(context, open, command.apply(boothOf(visit), visit.ticket()));
        context.json(HomeView.of(open.moment(decided.branch()), booking));
    }

    private void comeBack(Context context) {
        Bodies.read(context, Requests.Nothing.class);
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        var decided = Orders.decide(context, open, new Command.ReturnToQueue(visit(open, booking).ticket()));
        context.json(HomeView.of(open.moment(decided.branch()), booking));
    }

    /** A token holds for this call in this booth alone: another visit, or the same one called again, needs another. */
    private void enter(Context context) {
        Requests.JoinConversation body = Bodies.read(context, Requests.JoinConversation.class);
        Booking booking = access.get(context);
        OpenBranch open = InPath.realBranch(context);
        Visit visit = visit(open, booking);
        Room room = conversations.room(open);
        Stay stay = room.findStayIn(boothOf(visit)).filter(it -> it.ticket().equals(visit.ticket().toString()))
                .orElseThrow(() -> Problem.of(new Refusal.BoothEmpty(boothOf(visit))));
        Seat seat = new Seat(Seat.Role.BOOTH, stay.booth());
        if (!body.takes() && room.isLost(seat, body.page())) {
            throw Problem.seatTaken();
        }
        Tokens.Token token = conversations.issue(
                new Grant(open.id(), body.page(), seat, stay.id(), () -> true, true, false));
        context.json(new ConversationRoutes.Entry(token.secret(),
                token.expiresAt().atZone(open.state().plan().zone()).toOffsetDateTime(), stay.id(),
                conversations.relay().listFor(stay.id())));
    }

    private static Visit visit(OpenBranch open, Booking booking) {
        return HomeView.findVisit(open.state(), booking)
                .orElseThrow(() -> Problem.of(new Refusal.WrongBookingState(booking.state().text())));
    }

    private static String boothOf(Visit visit) {
        return switch (visit.stage()) {
            case Stage.InBooth there -> there.booth();
            default -> throw Problem.of(new Refusal.WrongStage(visit.ticket(), StageName.of(visit.stage()).text(),
                    StageName.CALLED.text()));
        };
    }
}
