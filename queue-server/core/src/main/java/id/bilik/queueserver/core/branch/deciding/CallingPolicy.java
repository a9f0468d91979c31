package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Reason;
import id.bilik.queueserver.core.branch.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses who goes where. A pure function of its arguments: the same state gives the same pick, live and simulated. */
public interface CallingPolicy {

    record Pick(Visit visit, String booth, String group, Reason reason) {
        Event.TicketCalled asEvent(@Nullable UUID requestId) {
            return new Event.TicketCalled(visit.ticket(), booth, group, reason, requestId);
        }
    }

    /** What it is called where a branch says which one it follows, as in its configuration. */
    String name();

    /**
     * The next call.
     *
     * @param ready groups that may be called to now: on duty, not paused, with a free open booth and officer room
     * @return empty when nobody waits whom one of these groups may serve
     */
    Optional<Pick> findNext(Branch branch, List<Group> ready, Instant now);

    /** Waiting visits in the order in which they would be called to that group if it had room for all, at most limit. */
    List<Pick> listNext(Branch branch, Group group, Instant now, int limit);

    /**
     * How many of those who wait now are called before this visit, if its booths call as the plan expects and nobody comes or
     * leaves; 0 and more. That of a visit with priority is fewer than came before it: it overtakes some of them while it
     * waits. The visit may be one that is in another class in the queue.
     */
    int countAhead(Branch branch, Visit visit, Instant now);
}
