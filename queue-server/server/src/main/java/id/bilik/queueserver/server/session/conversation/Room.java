package id.bilik.queueserver.server.session.conversation;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.server.session.WatchedBranch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversations of a branch: which pages take part in which stays, and what they tell each other. Nothing of it is
 * written down, and the log says nothing of it. The branch's writer only raises a sign; one thread of the room then
 * follows the branch, and looks twice a second for pages that have fallen silent.
 */
public final class Room implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    /** A page that was let in and does not come, leaves its place to another after this. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(10);

    private final WatchedBranch watched;
    private final Stays ids;
    private final int places;
    private final Patience patience;
    private final LongSupplier nanos;
    private final Semaphore changes = new Semaphore(0);
    private final Thread follower;
    private final Seats seats = new Seats();
    private final Map<String, Stay> stays = new LinkedHashMap<>();
    private final Map<String, Words> words = new LinkedHashMap<>();
    private final EndedStays ended = new EndedStays();
    /** Times after which a page that was let in is not expected any more. */
    private final Map<UUID, Long> coming = new LinkedHashMap<>();
    private final LostLines lost;
    private final Talk talk;
    private long looked;
    private volatile boolean closed;

    /**
     * @param places for sockets at once
     * @param giveUp orders that a stay is held whose line to a home is lost for too long, and does not wait for it
     */
    public Room(WatchedBranch watched, Stays ids, int places, Consumer<Stay> giveUp) {
        this(watched, ids, places, giveUp, Patience.USUAL, System::nanoTime);
    }

    Room(WatchedBranch watched, Stays ids, int places, Consumer<Stay> giveUp, Patience patience, LongSupplier nanos) {
        this.watched = watched;
        this.ids = ids;
        this.places = places;
        this.patience = patience;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        this.lost = new LostLines(giveUp);
        this.talk = new Talk(seats, words, ended, lost, watched::now);
        this.follower = Thread.ofPlatform().daemon().name("conversations-" + watched.branch().id())
                .unstarted(this::run);
    }

    public void start() {
        watched.onChange(branch -> raise());
        follower.start();
    }

    /** Many changes in a row leave one sign. */
    private void raise() {
        if (changes.availablePermits() == 0) {
            changes.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (changes.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                }
                look();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException bug) {
                LOG.error("the conversations of {} could not follow it", watched.branch().id(), bug);
            }
        }
    }

    /** The stay in a booth. */
    public synchronized Optional<Stay> findStayIn(String booth) {
        follow();
        return stays.values().stream().filter(stay -> stay.booth().equals(booth)).findFirst();
    }

    /** The stay of that id, while it goes on. */
    public synchronized Optional<Stay> findStay(String id) {
        follow();
        return Optional.ofNullable(stays.get(id));
    }

    /** What a seat hangs on now; empty where nobody can sit there. */
    public synchronized Optional<String> findHold(Seat seat) {
        follow();
        return hold(seat);
    }

    private Optional<String> hold(Seat seat) {
        return switch (seat.role()) {
            case OFFICER -> watched.branch().findGroup(seat.place()).map(Group::duty)
                    .flatMap(duty -> duty instanceof Duty.On on
                            ? Optional.of(on.officer() + " since " + on.since())
                            : Optional.empty());
            case BOOTH, INTERPRETER -> stays.values().stream().filter(seat::isIn).map(Stay::id).findFirst();
        };
    }

    /** Whether another page holds a seat that this page had before. */
    public synchronized boolean isLost(Seat seat, UUID page) {
        return seats.isLost(seat, page);
    }

    /** Whether another page than this one holds a seat. */
    public synchronized boolean isTaken(Seat seat, UUID page) {
        return seats.isTaken(seat, page);
    }

    /** Whether that is still what the seat hangs on. */
    public synchronized boolean isGood(Grant grant) {
        return findHold(grant.seat()).filter(grant.holds()::equals).isPresent() && grant.allowed().getAsBoolean();
    }

    /** Keeps a place for a page that is about to join; false where all are taken. */
    public synchronized boolean expect(UUID page) {
        coming.values().removeIf(until -> nanos.getAsLong() - until > 0);
        boolean known = seats.find(page) != null || coming.containsKey(page);
        if (!known && seats.pages().size() + coming.size() >= places) {
            return false;
        }
        coming.put(page, nanos.getAsLong() + LONGEST_WAY.toNanos());
        return true;
    }

    /** A page has opened its socket. */
    public synchronized void join(Grant grant, Line line) {
        coming.remove(grant.page());
        if (closed) {
            line.close(CloseCode.RESTART, "the server stops");
            return;
        }
        if (!isGood(grant)) {
            line.close(CloseCode.OVER, "what this was for is over");
            return;
        }
        if (grant.imagined() && seats.isTaken(grant.seat(), grant.page())) {
            line.close(CloseCode.SEAT_TAKEN, "a page of somebody real holds the seat");
            return;
        }
        Member before = seats.find(grant.page());
        boolean sameSeat = before != null && before.seat().equals(grant.seat());
        if (before != null) {
            before.close(CloseCode.SAME_PAGE, "this page has opened another socket");
        }
        if (before != null && !sameSeat) {
            seats.remove(before);
            talk.tellOf(stays.values(), before);
        }
        Member member = before != null && sameSeat
                ? new Member(grant, line, nanos.getAsLong(), before)
                : new Member(grant, line, nanos.getAsLong());
        for (Member other : seats.take(member)) {
            other.close(CloseCode.SEAT_TAKEN, "another page took the seat");
        }
        talk.welcome(stays.values(), member);
        talk.tellOf(stays.values(), member);
    }

    /** A page has sent a frame. */
    public synchronized void hear(UUID page, Line line, String text) {
        Member member = seats.find(page);
        if (member == null || !line.equals(member.line())) {
            return; // of a socket that is being closed
        }
        if (!member.hears(nanos.getAsLong(), Talk.MOST_FRAMES)) {
            dismiss(member, CloseCode.TOO_MANY, "more than " + Talk.MOST_FRAMES + " frames in a second");
            return;
        }
        if (member.isAway()) {
            member.isBack();
            talk.tellOf(stays.values(), member);
        }
        try {
            talk.pass(stays, member, Heard.read(text));
        } catch (Heard.Bad bad) {
            dismiss(member, CloseCode.BAD_FRAME, bad.sentence());
        }
    }

    /** A page has sent what is no text. */
    public synchronized void refuse(UUID page, Line line) {
        Member member = seats.find(page);
        if (member != null && line.equals(member.line())) {
            dismiss(member, CloseCode.BAD_FRAME, "frames are text");
        }
    }

    /** A page's socket is closed: by the page for good, or it broke. */
    public synchronized void lose(UUID page, Line line, int code) {
        Member member = seats.find(page);
        if (member == null || !line.equals(member.line())) {
            return;
        }
        if (code == CloseCode.NORMAL || code == CloseCode.GOING_AWAY) {
            seats.remove(member);
            talk.tellGone(stays.values(), member);
        } else {
            member.loses(nanos.getAsLong());
            talk.tellAway(stays.values(), member);
        }
    }

    /** One that has no business here any more; the others let go of its picture and sound, too. */
    private void sendAway(Member member, int code, String reason) {
        if (seats.remove(member)) {
            member.close(code, reason);
            talk.tellGone(stays.values(), member);
        }
    }

    /** One that may come back; its picture and sound are left alone. */
    private void dismiss(Member member, int code, String reason) {
        if (seats.remove(member)) {
            member.close(code, reason);
            talk.tellOf(stays.values(), member);
        }
    }

    /** Follows the branch, and looks after the pages. */
    synchronized void look() {
        follow();
        long now = nanos.getAsLong();
        boolean lookAtCallers = now - looked >= patience.look().toNanos();
        looked = lookAtCallers ? now : looked;
        for (Member member : seats.list()) {
            long silent = member.nanosSinceHeard(now);
            if (member.line() == null && silent >= patience.absence().toNanos()) {
                dismiss(member, CloseCode.GOING_AWAY, "");
            } else if (silent >= patience.silence().plus(patience.absence()).toNanos()) {
                dismiss(member, CloseCode.GOING_AWAY, "no sign of life");
            } else if (lookAtCallers && !member.grant().allowed().getAsBoolean()) {
                sendAway(member, CloseCode.NOT_ALLOWED, "whoever opened this is not signed in any more");
            } else if (!member.isAway() && silent >= patience.silence().toNanos()) {
                member.goesAway();
                talk.tellAway(stays.values(), member);
            }
        }
        lost.look(stays.values(), this::isThere, watched.branch().plan().shares().homes().away(), watched.now())
                .forEach(talk::tell);
    }

    private boolean isThere(Stay stay) {
        return seats.in(stay).stream()
                .anyMatch(member -> member.seat().role() == Seat.Role.BOOTH && !member.isAway());
    }

    /** Takes up what has become of the branch, and tells the pages that it concerns. */
    private void follow() {
        Branch branch = watched.branch();
        Map<String, Stay> now = new LinkedHashMap<>();
        ids.list(branch).forEach(stay -> now.put(stay.id(), stay));
        if (now.equals(stays) && seats.list().stream().allMatch(this::isHeld)) {
            return;
        }
        List<Stay> over = new ArrayList<>(stays.values());
        over.removeIf(stay -> now.containsKey(stay.id()));
        List<Stay> changed = now.values().stream().filter(stay -> !stay.equals(stays.get(stay.id()))).toList();
        stays.clear();
        stays.putAll(now);
        for (Stay stay : over) {
            words.remove(stay.id());
            ended.add(stay);
            seats.list().forEach(member -> member.forgets(stay.id()));
            talk.tellOver(stay);
        }
        seats.list().stream().filter(member -> !isHeld(member))
                .forEach(member -> sendAway(member, CloseCode.OVER, "what this was for is over"));
        seats.forgetSeats(seat -> seat.role() == Seat.Role.INTERPRETER && !stays.containsKey(seat.place()));
        changed.forEach(talk::tell);
    }

    private boolean isHeld(Member member) {
        return hold(member.seat()).filter(member.grant().holds()::equals).isPresent();
    }

    /** Sends all pages away; they come again when the server does. */
    @Override
    public void close() {
        closed = true;
        follower.interrupt();
        synchronized (this) {
            seats.list().forEach(member -> {
                seats.remove(member);
                member.close(CloseCode.RESTART, "the server stops");
            });
        }
    }
}
