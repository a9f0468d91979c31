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
 * 1979). {@link FutureBranch} calls by the rules of the branch. Those who wait may leave before they are called: they take
 * no booth then, but keep their place as onlookers. So a visit's outlook is that of a participant who stays while those
 * around them may leave, and on each path nobody is called before those ahead of them in their queue. Visits that have not been issued yet are not foreseen; what they change for those waiting is left to
 * {@link ForecastCalibration}.
 *
 * <p>
 * A visit of several services has the work of all that its group does in one sitting. The work of a path allocates nothing. Not safe for use by several threads: make one for each forecast.
 */
public final class RollForward {
    /** Causes of chance. */
    private static final int WORK = 1;
    private static final int SHOWS = 2;
    private static final int LEAVES = 3;
    /** The work of the first step that follows; each later one has the next number. */
    private static final int NEXT_WORK = 10;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final QueueState state;
    private final long seed;
    private final int paths;
    private final WorkDistribution[] work;
    private final PathModel model;
    private final FutureBranch branch;
    private final QueueState.Waiting[] visits;
    /** When each leaves on this path, seconds from the present. */
    private final double[] leavesAt;
    private final double[][] calledAt;
    private final ToDoubleFunction<QueueState.Serving> left;
    private int uncalled;
    private int path;

    private RollForward(QueueState state, int paths, long seed) {
        this.state = state;
        this.seed = seed;
        this.paths = paths;
        this.work = state.work().toArray(WorkDistribution[]::new);
        this.model = new PathModel(state, seed);
        this.visits = state.waiting().toArray(QueueState.Waiting[]::new);
        this.leavesAt = new double[visits.length];
        this.branch = new FutureBranch(state, leavesAt);
        this.calledAt = new double[visits.length][paths];
        this.left = this::left;
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
            outlooks.add(new Outlook(WaitForecast.of(times), sum / paths, (double) inTime / paths));
        }
        return outlooks;
    }

    private void play() {
        begin();
        double now = 0;
        call(now);
        while (uncalled > 0) {
            FutureGroup soonest = null;
            double at = NEVER;
            boolean completes = true;
            for (FutureGroup group : branch.groups()) {
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
        model.begin(path);
        for (double[] times : calledAt) {
            times[path] = NEVER;
        }
        for (int i = 0; i < visits.length; i++) {
            leavesAt[i] = leavesAt(visits[i]);
        }
        branch.begin(left, model.speeds());
    }

    /** Calls as long as somebody waits for a group with room. */
    private void call(double now) {
        for (int visit = branch.callNext(now); visit >= 0; visit = branch.callNext(now)) {
            calledAt[visit][path] = now;
            uncalled--;
            if (!visits[visit].onlooking() && now < leavesAt[visit]) {
                FutureGroup taker = branch.taker(visit, now);
                branch.seat(taker, visit, workOf(visits[visit], taker.skills()), now);
            }
        }
    }

    private double leavesAt(QueueState.Waiting visit) {
        double luck = Draw.uniform(seed, path, visit.key(), LEAVES);
        return state.leaving().get(visit.priorityClass()).leavesAfter(visit.waited(), luck, model.leaving())
                - visit.waited();
    }

    private double left(QueueState.Serving serving) {
        double factor = model.work(serving.service());
        double left = factor * work[serving.service()].remaining(serving.attained() / factor,
                Draw.uniform(seed, path, serving.key(), WORK));
        return left + following(serving.key(), serving.sitting(), -1L);
    }

    /** @param skills of the group that takes it, at the branch or at home, as bits */
    private double workOf(QueueState.Waiting visit, long skills) {
        boolean shows = Draw.uniform(seed, path, visit.key(), SHOWS) >= model.noShow();
        return shows
                ? model.work(visit.service())
                        * work[visit.service()].quantile(Draw.uniform(seed, path, visit.key(), WORK))
                        + following(visit.key(), visit.next(), visit.home() ? skills >>> QueueState.HOME : skills)
                : state.noShowWork();
    }

    /** The steps that follow in the same booth, as far as it has the skills. */
    private double following(long key, List<Integer> next, long skills) {
        double sum = 0;
        for (int i = 0; i < next.size(); i++) {
            int service = next.get(i);
            if ((skills >>> service & 1) == 0) {
                return sum;
            }
            sum += model.work(service) * work[service].quantile(Draw.uniform(seed, path, key, NEXT_WORK + i));
        }
        return sum;
    }
}
