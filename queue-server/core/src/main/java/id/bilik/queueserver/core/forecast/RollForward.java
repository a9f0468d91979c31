package id.bilik.queueserver.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Plays a branch forward from its present state on many paths, and tells for all waiting visits at once when they
 * are going to be called.
 *
 * <p>
 * A group with n visits works at its officer's total rate μ(n), shared evenly, so each visit progresses at μ(n) / n
 * (processor sharing with a state-dependent rate; J. W. Cohen, The multiple phase service network, Acta Informatica
 * 1979). Among the heads of the queues by service and class the overdue go first by waiting time, then the largest
 * weight times waiting time (accumulating priority; L. Kleinrock 1964), then appointments before their time. The visit
 * goes to the eligible group with the lightest load, then the fewest skills, then the longest time since its last call.
 * Visits that have not been issued yet are not foreseen; what they change for those waiting is left to
 * {@link ForecastCalibration}.
 *
 * <p>
 * The work of a path allocates nothing. Not safe for use by several threads: make one for each forecast.
 */
public final class RollForward {
    /** Causes of chance. */
    private static final int WORK = 1;
    private static final int SHOWS = 2;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final QueueState state;
    private final long seed;
    private final int paths;
    private final WorkDistribution[] work;
    private final FutureGroup[] groups;
    private final FutureQueues queues;
    private final QueueState.Waiting[] visits;
    private final double[][] calledAt;
    private final ToDoubleFunction<QueueState.Serving> left;
    private int uncalled;
    private int path;

    private RollForward(QueueState state, int paths, long seed) {
        this.state = state;
        this.seed = seed;
        this.paths = paths;
        this.work = state.work().toArray(WorkDistribution[]::new);
        this.groups = state.groups().stream().map(FutureGroup::new).toArray(FutureGroup[]::new);
        this.queues = new FutureQueues(state);
        this.visits = state.waiting().toArray(QueueState.Waiting[]::new);
        this.calledAt = new double[visits.length][paths];
        this.left = serving -> work[serving.service()].remaining(serving.attained(),
                Draw.uniform(seed, path, serving.key(), WORK));
    }

    /**
     * The outlook of each waiting visit, in the order of the state's list. The same arguments give the same answer.
     *
     * @param paths how many futures to play, at least 1; 200 give a range that is stable to about a tenth
     * @param seed of all chance
     */
    public static List<Outlook> of(QueueState state, int paths, long seed) {
        return new RollForward(state, paths, seed).run();
    }

    private List<Outlook> run() {
        for (path = 0; path < paths; path++) {
            play();
        }
        List<Outlook> outlooks = new ArrayList<>(visits.length);
        for (double[] times : calledAt) {
            double sum = 0;
            int inTime = 0;
            for (double time : times) {
                sum += time;
                inTime += time < state.untilClosing() ? 1 : 0;
            }
            Arrays.sort(times);
            outlooks.add(new Outlook(new WaitForecast(quantile(times, .1), quantile(times, .5), quantile(times, .9)),
                    sum / paths, (double) inTime / paths));
        }
        return outlooks;
    }

    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return low == at || sorted[low] == sorted[high]
                ? sorted[low]
                : sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    private void play() {
        begin();
        double now = 0;
        call(now);
        while (uncalled > 0) {
            FutureGroup soonest = null;
            double at = NEVER;
            boolean completes = true;
            for (FutureGroup group : groups) {
                if (group.completes() < at) {
                    soonest = group;
                    at = group.completes();
                    completes = true;
                }
                if (group.resumes() > now && group.resumes() < at) {
                    soonest = group;
                    at = group.resumes();
                    completes = false;
                }
            }
            if (soonest == null) {
                return;
            }
            now = at;
            if (completes) {
                soonest.completeNext(now);
            }
            call(now);
        }
    }

    private void begin() {
        uncalled = visits.length;
        queues.begin();
        for (double[] times : calledAt) {
            times[path] = NEVER;
        }
        for (FutureGroup group : groups) {
            group.begin(left);
        }
    }

    /** Calls as long as somebody waits for a group with room. */
    private void call(double now) {
        while (uncalled > 0) {
            long callable = 0;
            for (FutureGroup group : groups) {
                callable |= group.hasRoom(now) ? group.skills() : 0;
            }
            int queue = callable == 0 ? -1 : queues.next(callable, now);
            if (queue < 0) {
                return;
            }
            int service = queues.service(queue);
            int visit = queues.take(queue);
            calledAt[visit][path] = now;
            uncalled--;
            if (!visits[visit].onlooking()) {
                choose(service, now).seat(workOf(visits[visit]), now);
            }
        }
    }

    /** Of those with room; only services of which there is one are asked for. */
    private FutureGroup choose(int service, double now) {
        FutureGroup best = null;
        for (FutureGroup group : groups) {
            boolean eligible = group.hasRoom(now) && (group.skills() >>> service & 1) == 1;
            if (eligible && (best == null || group.isBetterThan(best))) {
                best = group;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no group has room for service " + service);
        }
        return best;
    }

    private double workOf(QueueState.Waiting visit) {
        boolean shows = Draw.uniform(seed, path, visit.key(), SHOWS) >= state.noShow();
        return shows
                ? work[visit.service()].quantile(Draw.uniform(seed, path, visit.key(), WORK))
                : state.noShowWork();
    }
}
