package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.session.conversation.Grant;
import id.bilik.queueserver.server.session.conversation.Invitations;
import id.bilik.queueserver.server.session.conversation.Relay;
import id.bilik.queueserver.server.session.conversation.Room;
import id.bilik.queueserver.server.session.conversation.Seat;
import id.bilik.queueserver.server.session.conversation.Stay;
import id.bilik.queueserver.server.session.conversation.Tokens;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.live.ConversationSocket;
import id.bilik.queueserver.server.web.live.Conversations;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How pages of officers, booths and interpreters come to their conversation: docs/conversations.md. */
public final class ConversationRoutes {
    private static final String BRANCH = "/api/branches/{branch}";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Conversations conversations;
    private final FollowLinks links;
    private final Predicate<Caller> isLive;

    /**
     * @param token      opens one socket
     * @param stay       of a booth or an interpreter; an officer takes part in all of the group
     * @param iceServers relays, as browsers take them
     */
    record Entry(String token, OffsetDateTime expiresAt, @Nullable String stay, List<Relay.IceServer> iceServers) {}

    /** How a page comes to a seat that another one may hold. */
    private enum Coming {
        /** The newest page has it, but one that had to leave it does not come back by itself. */
        USUAL, TAKING_BACK,
        /** It takes a seat that is free, and no other. */
        IMAGINED;

        /** The same where a page may ask for its seat back; one that is imagined asks in vain. */
        Coming asking(boolean take) {
            return take && this == USUAL ? TAKING_BACK : this;
        }
    }

    record InvitationAnswer(String url, String code, OffsetDateTime expiresAt) {}

    /** @param isLive whether somebody who was let in would still be */
    public ConversationRoutes(Conversations conversations, FollowLinks links, Predicate<Caller> isLive) {
        this.conversations = conversations;
        this.links = links;
        this.isLive = isLive;
    }

    public List<Route> list() {
        List<Route> routes = new ArrayList<>(List.of(
                post(BRANCH + "/booths/{booth}/conversation", Set.of(Access.BOOTH, Access.SUPERVISOR),
                        "A token for the booth's page to talk with the officer, while somebody is called or seated",
                        Requests.JoinConversation.class, 200, Entry.class,
                        context -> enterBooth(context, Coming.USUAL)),
                post(BRANCH + "/groups/{group}/conversation", Set.of(Access.OFFICER, Access.SUPERVISOR),
                        "A token for the officer's page to talk with the booths", Requests.JoinConversation.class, 200,
                        Entry.class, context -> enterGroup(context, Coming.USUAL)),
                post(BRANCH + "/booths/{booth}/conversation/invitation", Access.OFFICER,
                        "A third seat in a booth's conversation, for an interpreter", Requests.Invite.class, 200,
                        InvitationAnswer.class, this::invite),
                post(ConversationSocket.PATH + "/interpreter", Access.PARTICIPANTS,
                        "A token for the page of an interpreter who was invited", Requests.JoinAsInterpreter.class, 200,
                        Entry.class, this::enterAsInterpreter),
                get(ConversationSocket.PATH, Access.PARTICIPANTS,
                        "A WebSocket to the conversation that the token is for", null, context -> {
                            throw Problem.of(HttpStatus.UPGRADE_REQUIRED, "This address is for WebSockets alone.");
                        }).asking("token", "string").answering(101)));
        if (conversations.areImagined()) {
            routes.add(post(BRANCH + "/booths/{booth}/conversation/imagined", Access.OFFICER,
                    "In a demonstration: a token for a page that plays the participant, while no screen of the booth does",
                    Requests.JoinConversation.class, 200, Entry.class,
                    context -> enterBooth(context, Coming.IMAGINED)));
            routes.add(post(BRANCH + "/groups/{group}/conversation/imagined", Access.BOOTH,
                    "In a demonstration: a token for a page that plays the officer, while no console of the group does",
                    Requests.JoinConversation.class, 200, Entry.class,
                    context -> enterGroup(context, Coming.IMAGINED)));
        }
        return routes;
    }

    private void enterBooth(Context context, Coming coming) {
        Requests.JoinConversation body = Bodies.read(context, Requests.JoinConversation.class);
        OpenBranch open = InPath.branch(context);
        Room room = conversations.room(open);
        Stay stay = stay(context, open, room);
        enter(context, open, room, new Seat(Seat.Role.BOOTH, stay.booth()), stay.id(), body.page(),
                coming.asking(body.takes()), stillLetIn(context));
    }

    private void enterGroup(Context context, Coming coming) {
        Requests.JoinConversation body = Bodies.read(context, Requests.JoinConversation.class);
        OpenBranch open = InPath.branch(context);
        String group = context.pathParam("group");
        if (open.state().findGroup(group).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("group", group));
        }
        enter(context, open, conversations.room(open), new Seat(Seat.Role.OFFICER, group), null, body.page(),
                coming.asking(body.takes()), stillLetIn(context));
    }

    private void enterAsInterpreter(Context context) {
        Requests.JoinAsInterpreter body = Bodies.read(context, Requests.JoinAsInterpreter.class);
        body.check();
        Invitations.Invited invited = conversations.invitations().use(body.code(), body.page())
                .orElseThrow(ConversationRoutes::noInvitation);
        OpenBranch open = context.appData(InPath.BRANCHES).find(invited.branch())
                .orElseThrow(ConversationRoutes::noInvitation);
        Room room = conversations.room(open);
        if (room.findStay(invited.stay()).isEmpty()) {
            throw noInvitation();
        }
        enter(context, open, room, new Seat(Seat.Role.INTERPRETER, invited.stay()), invited.stay(), body.page(),
                Coming.USUAL.asking(body.take() != null && body.take()), () -> true);
    }

    private static Problem noInvitation() {
        return Problem.of(HttpStatus.NOT_FOUND,
                "This invitation is unknown, used or expired, or the conversation is over; ask for another.");
    }

    private void enter(Context context, OpenBranch open, Room room, Seat seat, @Nullable String stay, UUID page,
            Coming coming, BooleanSupplier allowed) {
        boolean refused = switch (coming) {
            case USUAL -> room.isLost(seat, page);
            case TAKING_BACK -> false;
            case IMAGINED -> room.isTaken(seat, page);
        };
        if (refused) {
            throw Problem.seatTaken();
        }
        String holds = room.findHold(seat).orElseThrow(() -> Problem.of(seat.role() == Seat.Role.OFFICER
                ? new Refusal.NotOnDuty(seat.place())
                : new Refusal.BoothEmpty(seat.place())));
        Tokens.Token token = conversations.issue(new Grant(open.id(), page, seat, holds, allowed,
                coming == Coming.IMAGINED));
        context.json(new Entry(token.secret(), token.expiresAt().atZone(zone(open)).toOffsetDateTime(), stay,
                conversations.relay().listFor(stay == null ? seat.place() : stay)));
    }

    private void invite(Context context) {
        Requests.Invite body = Bodies.read(context, Requests.Invite.class);
        OpenBranch open = InPath.branch(context);
        Stay stay = stay(context, open, conversations.room(open));
        TicketNumber there = TicketNumber.parse(stay.ticket()).orElseThrow();
        if (body.ticket() != null && !Fields.ticket("ticket", body.ticket()).equals(there)) {
            throw Problem.of(new Refusal.AnotherTicket(stay.booth(), there));
        }
        if (!stay.seated()) {
            throw Problem.of(new Refusal.WrongStage(there, StageName.CALLED.text(), StageName.SERVING.text()));
        }
        Invitations.Invitation made = conversations.invitations().make(open.id(), stay.id())
                .orElseThrow(() -> Problem.full("Too many invitations wait to be used; ask again later.", RETRY_AFTER));
        context.json(new InvitationAnswer(links.urlOfInterpreter(made.code()), made.code(),
                made.expiresAt().atZone(zone(open)).toOffsetDateTime()));
    }

    private static Stay stay(Context context, OpenBranch open, Room room) {
        String booth = context.pathParam("booth");
        if (open.state().findBooth(booth).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("booth", booth));
        }
        return room.findStayIn(booth).orElseThrow(() -> Problem.of(new Refusal.BoothEmpty(booth)));
    }

    private BooleanSupplier stillLetIn(Context context) {
        Caller caller = Gate.caller(context);
        return () -> isLive.test(caller);
    }

    private static ZoneId zone(OpenBranch open) { return open.state().plan().zone(); }
}
