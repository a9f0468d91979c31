package id.bilik.queueserver.core.branch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves of a visit that several events share: into a booth and out of it, aside, and back to the queue. */
final class Moves {
    private Moves() {}

    static Group taken(Group group, String boothId, TicketNumber ticket) {
        Booth booth = booth(group, boothId);
        if (!booth.isFree()) {
            throw new IllegalStateException("booth " + boothId + " is not free for " + ticket);
        }
        return group.with(booth.taken(ticket));
    }

    /** @param remembered the visit as it was, where its leaving can be undone */
    static Branch leftBooth(Branch branch, Stage.InBooth stage, Instant at, @Nullable Visit remembered) {
        Group group = branch.getGroup(stage.group());
        return branch.with(group.with(booth(group, stage.booth()).left(at, remembered)));
    }

    static Booth booth(Group group, String id) {
        return group.findBooth(id)
                .orElseThrow(() -> new IllegalStateException("no booth " + id + " in group " + group.id()));
    }

    static Stage.InBooth inBooth(Visit visit, Event event) {
        if (visit.stage() instanceof Stage.InBooth inBooth) {
            return inBooth;
        }
        throw impossible(visit, event);
    }

    /** The visit waits, set aside, for something that falls due. */
    static Branch setAside(Branch branch, Visit visit) {
        return branch.withHeld(branch.held().plus(visit.ticket(), visit.place()));
    }

    static Branch noLongerAside(Branch branch, Visit visit) {
        return branch.withHeld(branch.held().minus(visit.ticket()));
    }

    /** The visit waits in its place, which is that of its issue unless it came back too often. */
    static Branch enqueued(Branch branch, Visit visit, Instant at) {
        Visit waiting = visit.waitingAgain(at);
        return branch.with(waiting).with(branch.queue().plus(waiting));
    }

    /** What is thrown when a visit cannot take an event, or an attention, in the stage where it stands. */
    static IllegalStateException impossible(Visit visit, Object event) {
        return new IllegalStateException(visit.ticket() + " is " + visit.stage() + " and cannot take " + event);
    }
}
