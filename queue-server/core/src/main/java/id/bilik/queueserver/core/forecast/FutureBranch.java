package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.calling.BoothLadder;
import java.util.function.ToDoubleFunction;

/**
 * The branch on one path of a {@link RollForward}. It calls by the rules of the branch itself: {@link FutureQueues} says
 * who is next, {@link BoothLadder} which group takes the visit. Times are seconds from the present.
 */
final class FutureBranch {
    /** By visit: what it wants, by {@link QueueState.Waiting#wanted}. */
    private final int[] wanted;
    private final FutureQueues queues;
    private final FutureGroup[] groups;
    private final BoothLadder ladder;
    private final long callsBefore;
    private long calls;

    /** @param leavesAt when each waiting visit leaves, seconds from the present; filled before each path begins */
    FutureBranch(QueueState present, double[] leavesAt) {
        this.wanted = present.waiting().stream().mapToInt(QueueState.Waiting::wanted).toArray();
        this.queues = new FutureQueues(present, leavesAt);
        this.groups = present.groups().stream().map(FutureGroup::new).toArray(FutureGroup[]::new);
        this.ladder = new BoothLadder(present.choice());
        this.callsBefore = present.groups().stream().mapToLong(QueueState.Group::lastCall).max().orElse(0);
    }

    /**
     * Begins a path at the present.
     *
     * @param left   seconds of work that a visit in a booth still needs on this path
     * @param speeds how many times as fast the officers are on this path as was learned, by group
     */
    void begin(ToDoubleFunction<QueueState.Serving> left, double[] speeds) {
        calls = callsBefore;
        queues.begin();
        for (int group = 0; group < groups.length; group++) {
            groups[group].begin(left, speeds[group]);
        }
    }

    /** In the order of the plan. */
    FutureGroup[] groups() { return groups; }

    /** The next visit that is called, by its place in the state's list, which waits no longer; -1 for none. */
    int callNext(double now) {
        long callable = 0;
        for (FutureGroup group : groups) {
            callable |= group.callable(now);
        }
        int queue = callable == 0 ? -1 : queues.next(callable, now);
        return queue < 0 ? -1 : queues.take(queue);
    }

    /** The group that takes a visit which has just been called. */
    FutureGroup taker(int visit, double now) {
        int service = wanted[visit];
        long scarce = scarce(now);
        FutureGroup best = null;
        for (FutureGroup group : groups) {
            group.compareBy(scarce, now);
            boolean eligible = (group.callable(now) >>> service & 1) == 1;
            if (eligible && (best == null || ladder.goesBefore(group, best))) {
                best = group;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no group has room for service " + service);
        }
        return best;
    }

    /** The services whose overdue visits need all the room that there is for them, as bits. */
    private long scarce(double now) {
        long overdue = queues.overdue(now);
        long scarce = 0;
        for (long rest = overdue; rest != 0; rest &= rest - 1) {
            int service = Long.numberOfTrailingZeros(rest);
            int room = 0;
            for (FutureGroup group : groups) {
                room += (group.skills() >>> service & 1) == 1 ? Math.max(0, group.room(service, now)) : 0;
            }
            if (BoothLadder.isScarce(queues.countOverdue(service, now, room), room)) {
                scarce |= 1L << service;
            }
        }
        return scarce;
    }

    /** @param work seconds that the visit needs with the officer to itself */
    void seat(FutureGroup taker, int visit, double work, double now) {
        taker.seat(work, ++calls, wanted[visit] >= QueueState.HOME, now);
    }
}
