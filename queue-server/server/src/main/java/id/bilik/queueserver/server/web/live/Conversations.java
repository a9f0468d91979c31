package id.bilik.queueserver.server.web.live;

import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.server.configuration.ConversationConfig;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.session.conversation.Grant;
import id.bilik.queueserver.server.session.conversation.Invitations;
import id.bilik.queueserver.server.session.conversation.Relay;
import id.bilik.queueserver.server.session.conversation.Room;
import id.bilik.queueserver.server.session.conversation.Stay;
import id.bilik.queueserver.server.session.conversation.Stays;
import id.bilik.queueserver.server.session.conversation.Tokens;
import id.bilik.queueserver.server.web.http.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The conversations of each branch, and what leads to them. A branch in which nobody talks costs nothing. */
public final class Conversations implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Branches branches;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Stays stays;
    private final int places;
    private final Tokens tokens;
    private final Invitations invitations;
    private final Relay relay;
    private final boolean imagined;
    private volatile boolean closed;

    /** @param key of the stays, the same over restarts */
    public Conversations(Branches branches, ConversationConfig config, byte[] key, InstantSource clock,
            SecureRandom random) {
        this.stays = new Stays(key);
        this.places = config.sockets();
        this.tokens = new Tokens(clock, random);
        this.invitations = new Invitations(clock, random);
        this.relay = new Relay(config.relays(), config.secret(), config.validity(), clock);
        this.imagined = config.imagined();
        this.branches = branches;
        branches.onRemoval(this::end);
    }

    /** After a start nobody is in a room yet, and nobody may come: whoever was seated at home is waited for all the same. */
    public void start() {
        for (OpenBranch open : branches.all()) {
            if (open.state().listInBooths().stream().anyMatch(Visit::isAtHome)) {
                room(open);
            }
        }
    }

    /** The visit leaves its booth for the list of those on hold, by the queue server itself. */
    private static void hold(OpenBranch open, Stay stay) {
        var _ = open.desk().submit(new Order(OpenBranch.PROCESS, stay.orderOfLostLine()));
    }

    /** The room of a branch. */
    public Room room(OpenBranch open) {
        return rooms.computeIfAbsent(open.id(), id -> {
            Room room = new Room(open.desk(), stays, places, stay -> hold(open, stay));
            if (closed) {
                room.close();
            } else {
                room.start();
            }
            return room;
        });
    }

    /** The room of a branch where somebody has talked since the start. */
    Optional<Room> findRoom(String branch) {
        return Optional.ofNullable(rooms.get(branch));
    }

    public Invitations invitations() { return invitations; }

    public Relay relay() { return relay; }

    /** Whether this is a demonstration, in which pages play those who are not there. */
    public boolean areImagined() {
        return imagined;
    }

    /** @throws Problem 503 where too many wait to be used */
    public Tokens.Token issue(Grant grant) {
        return tokens.issue(grant).orElseThrow(
                () -> Problem.full("Too many tokens wait to be used; ask again later.", RETRY_AFTER));
    }

    /**
     * Uses up a token, and answers the grant that it stood for.
     *
     * @throws Problem 401 for one that opens nothing, 503 where all places of its branch are taken
     */
    Grant enter(String token, boolean fromOutside) {
        Grant grant = tokens.take(token).filter(it -> !fromOutside || it.isFromOutside())
                .filter(it -> findRoom(it.branch()).filter(room -> room.isGood(it)).isPresent())
                .orElseThrow(() -> Problem.unauthenticated(
                        "This token is unknown, used or expired, or what it was for is over; ask for another."));
        if (!findRoom(grant.branch()).orElseThrow().expect(grant.page())) {
            throw Problem.full("All " + places + " places of this branch's conversations are taken; ask again later.",
                    RETRY_AFTER);
        }
        return grant;
    }

    /** A training is over. */
    private void end(String branch) {
        Room room = rooms.remove(branch);
        if (room != null) {
            room.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        rooms.values().forEach(Room::close);
    }
}
