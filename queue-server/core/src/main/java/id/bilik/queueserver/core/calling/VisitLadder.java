package id.bilik.queueserver.core.calling;

import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.WaitingQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.pcollections.TreePMap;

/**
 * Chooses among the heads of lanes at one moment, comparing them by {@link VisitOrder}. A visit counts from its issue; one with an appointment from the booked
 * time, or from its issue where it came late. The rungs, in order:
 * <ol>
 * <li>{@link Rung#OVERDUE}: who has waited longer than the deadline goes before all who have not, and among the overdue
 * the earlier place.
 * <li>{@link Rung#ACCUMULATED_PRIORITY}: the larger weight × time waited (Kleinrock 1964, time-dependent priorities;
 * Stanford, Taylor and Ziedins 2014), where an appointment may have a weight of its own. Whose time has not come yet has
 * accumulated nothing and is called only when nobody whose time has come could be called instead; then the earlier place.
 * <li>{@link Rung#FIRST_COME}: the earlier place.
 * </ol>
 * The rung that is told is the one without which another visit would have been called: the earliest place is
 * {@code FIRST_COME} unless only the deadline put it first, and a later place is there by {@code ACCUMULATED_PRIORITY}.
 * <p>
 * What this promises to a visit of weight b that counts from t, of calls to groups that may serve it: who counts from a
 * later t' passes it only with a larger weight B, and only if t' - t ≤ (1 - b/B) · min(w, d), where w is what our visit
 * has waited when it is passed and d the deadline. For at that moment B(w - (t' - t)) ≥ bw; and w ≤ d, since an overdue
 * visit is passed by nobody who counts from later. So nobody starves: before our visit go at most all who count from
 * earlier, and of each heavier class those of the next (1 - b/B) · d; each is called once, and once more for each return
 * that keeps their place, after which they count from their return. With an appointment t is the booked time at the
 * earliest, so it is passed by nobody who counts from later than (1 - b/B) · d after the booked time; and before it, it
 * passes nobody at all.
 */
final class VisitLadder {

    enum Rung {
        OVERDUE, ACCUMULATED_PRIORITY, FIRST_COME
    }

    /** The first of a lane. */
    interface Head {
        Place place();

        double weight();
    }

    record Choice<H extends Head>(H head, Rung rung) {}

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final double overdueAfter;
    private final Instant now;

    VisitLadder(Duration overdueAfter, Instant now) {
        this.overdueAfter = nanoseconds(overdueAfter);
        this.now = now;
    }

    /** @param heads at least one, of different places */
    <H extends Head> Choice<H> choose(List<H> heads) {
        H earliest = heads.getFirst();
        H favourite = earliest;
        for (int i = 1; i < heads.size(); i++) {
            H head = heads.get(i);
            if (head.place().compareTo(earliest.place()) < 0) {
                earliest = head;
            }
            if (hasPriority(head, favourite)) {
                favourite = head;
            }
        }
        boolean same = favourite.place().equals(earliest.place());
        // if anybody is overdue, the earliest is
        if (isOverdue(earliest.place())) {
            return new Choice<>(earliest, same ? Rung.FIRST_COME : Rung.OVERDUE);
        }
        return new Choice<>(favourite, same ? Rung.FIRST_COME : Rung.ACCUMULATED_PRIORITY);
    }

    boolean isOverdue(Place place) { return VisitOrder.isOverdue(waited(place.since()), overdueAfter); }

    /** How many of a lane are overdue. */
    int countOverdue(TreePMap<Place, TicketNumber> lane) {
        return isOverdue(lane.firstKey()) ? WaitingQueue.countBefore(lane, now.minusNanos((long) overdueAfter)) : 0;
    }

    /** @return whole seconds that it has waited, never negative */
    long waitedSeconds(Place place) {
        return Math.max(0, Duration.between(place.since(), now).toSeconds());
    }

    /** By the order of all rungs but the deadline. */
    private boolean hasPriority(Head one, Head other) {
        int order = VisitOrder.compare(waited(one.place().since()), one.weight(), waited(other.place().since()),
                other.weight(), NEVER);
        return order < 0 || (order == 0 && one.place().compareTo(other.place()) < 0);
    }

    /** Nanoseconds, exact up to a hundred days; negative before its time. */
    private double waited(Instant since) {
        long seconds = now.getEpochSecond() - since.getEpochSecond();
        return (double) (seconds * 1_000_000_000 + now.getNano() - since.getNano());
    }

    /** However long the duration. */
    private static double nanoseconds(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
