package id.bilik.queueserver.core.branch;

import java.util.List;
import org.pcollections.TreePMap;

/**
 * The visits of the day, and where those stand that are in no booth.
 *
 * @param queue those that are {@link Stage.Waiting}
 * @param held  tickets of those that are {@link Stage.Aside}: held or deferred
 */
public record VisitsToday(Visits all, WaitingQueue queue, TreePMap<TicketNumber, Place> held) {
    static final VisitsToday NONE = new VisitsToday(Visits.NONE, WaitingQueue.EMPTY, TreePMap.empty());

    /** From the visits alone: the rest can be derived. */
    static VisitsToday of(List<Visit> visits) {
        Visits all = Visits.NONE;
        WaitingQueue queue = WaitingQueue.EMPTY;
        TreePMap<TicketNumber, Place> held = TreePMap.empty();
        for (Visit visit : visits) {
            all = all.plus(visit);
            if (visit.stage() instanceof Stage.Waiting) {
                queue = queue.plus(visit);
            }
            if (visit.stage() instanceof Stage.Aside) {
                held = held.plus(visit.ticket(), visit.place());
            }
        }
        return new VisitsToday(all, queue, held);
    }

    VisitsToday with(Visit visit) { return new VisitsToday(all.plus(visit), queue, held); }

    VisitsToday with(WaitingQueue next) { return new VisitsToday(all, next, held); }

    VisitsToday withHeld(TreePMap<TicketNumber, Place> next) { return new VisitsToday(all, queue, next); }
}
