package id.bilik.queueserver.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plays a branch forward from its present state on many paths, and tells for all waiting visits at once when they
 * are going to be called.
 *
 * <p>
 * A group with n visits works at its officer's total rate μ(n), shared evenly, so each visit progresses at μ(n) / n
 * (processor sharing with a state-dependent rate; J. W. Cohen, The multiple phase service network, Acta Informatica
 * 1979). Among the heads of the queues by service and class the overdue go first by waiting time, then the largest
 * weight times waiting time (accumulating priority; L. Kleinrock 1964), then appointments before their time. The visit goes to the eligible group with
 * the lightest load, then the fewest skills, then the longest time since its last call. Visits that have not been
 * issued yet are not foreseen; what they change for those waiting is left to {@link ForecastCalibration}.
 *
 * <p>
 * The work of a path allocates nothing. Not safe for use by several threads: make one for each forecast.
 */
public final class RollForward {
    private static final int WORK = 1;
    private static final int SHOWS = 2;
    /** Appointments before their time, those who wait, and those who have waited for too long. */
    private static final int NOT_DUE = 0;
    private static final int DUE = 1;
    private static final int OVERDUE = 2;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final QueueState state;
    private final long seed;
    private final int paths;
    private final int groups;
    private final int visits;

    private final WorkDistribution[] work;
    private final double[] weights;
    private final long[] keys;
    private final int[] service;
    private final double[] waited;
    private final boolean[] onlooking;
    private final int[] queueService;
    private final int[] queueClass;
    private final int[] queueStart;
    private final int[] queued;
    private final double[][] rates;
    private final long[] skills;
    private final int[] concurrency;
    private final int[] openBooths;
    private final int[] skillCount;

    private final int[] head;
    private final int[] load;
    private final int[] inOpen;
    private final double[] done;
    private final double[] updated;
    private final double[] next;
    private final double[] resumes;
    private final double[] lastCall;
    private final double[][] finish;
    private final boolean[][] draining;
    private final double[][] calledAt;
    private int uncalled;
    private int path;

    private RollForward(QueueState state, int paths, long seed) {
        this.state = state;
        this.seed = seed;
        this.paths = paths;
        this.groups = state.groups().size();
        this.visits = state.waiting().size();
        this.work = state.work().toArray(WorkDistribution[]::new);
        this.weights = state.classWeights().stream().mapToDouble(Double::doubleValue).toArray();
        this.keys = state.waiting().stream().mapToLong(QueueState.Waiting::key).toArray();
        this.service = state.waiting().stream().mapToInt(QueueState.Waiting::service).toArray();
        this.waited = state.waiting().stream().mapToDouble(QueueState.Waiting::waited).toArray();
        this.onlooking = new boolean[visits];
        for (int v = 0; v < visits; v++) {
            onlooking[v] = state.waiting().get(v).onlooking();
        }
        this.queued = IntStream.range(0, visits).boxed()
                .sorted(Comparator.comparingInt(this::queueOf).thenComparingDouble(i -> -waited[i])).mapToInt(i -> i)
                .toArray();
        int[] queues = IntStream.of(queued).map(this::queueOf).distinct().toArray();
        this.queueService = IntStream.of(queues).map(queue -> queue / weights.length).toArray();
        this.queueClass = IntStream.of(queues).map(queue -> queue % weights.length).toArray();
        this.queueStart = new int[queues.length + 1];
        for (int q = 0; q < queues.length; q++) {
            int queue = queues[q];
            queueStart[q + 1] = queueStart[q] + (int) IntStream.of(queued).filter(i -> queueOf(i) == queue).count();
        }
        this.rates = new double[groups][OfficerRate.MOST_BOOTHS + 1];
        this.skills = new long[groups];
        this.concurrency = new int[groups];
        this.openBooths = new int[groups];
        this.skillCount = new int[groups];
        for (int g = 0; g < groups; g++) {
            QueueState.Group group = state.groups().get(g);
            for (int n = 0; n <= OfficerRate.MOST_BOOTHS; n++) {
                rates[g][n] = group.rate().rate(n);
            }
            skills[g] = group.skills();
            concurrency[g] = group.concurrency();
            openBooths[g] = group.openBooths();
            skillCount[g] = Long.bitCount(group.skills());
        }
        this.head = new int[queues.length];
        this.load = new int[groups];
        this.inOpen = new int[groups];
        this.done = new double[groups];
        this.updated = new double[groups];
        this.next = new double[groups];
        this.resumes = new double[groups];
        this.lastCall = new double[groups];
        this.finish = new double[groups][OfficerRate.MOST_BOOTHS];
        this.draining = new boolean[groups][OfficerRate.MOST_BOOTHS];
        this.calledAt = new double[visits][paths];
    }

    private int queueOf(int visit) {
        return service[visit] * weights.length + state.waiting().get(visit).priorityClass();
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
        List<Outlook> outlooks = new ArrayList<>(visits);
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
            int soonest = -1;
            double at = NEVER;
            boolean completes = true;
            for (int g = 0; g < groups; g++) {
                if (next[g] < at) {
                    soonest = g;
                    at = next[g];
                    completes = true;
                }
                if (resumes[g] > now && resumes[g] < at) {
                    soonest = g;
                    at = resumes[g];
                    completes = false;
                }
            }
            if (soonest < 0) {
                return;
            }
            now = at;
            if (completes) {
                complete(soonest, now);
            }
            call(now);
        }
    }

    private void begin() {
        uncalled = visits;
        System.arraycopy(queueStart, 0, head, 0, head.length);
        for (int v = 0; v < visits; v++) {
            calledAt[v][path] = NEVER;
        }
        for (int g = 0; g < groups; g++) {
            QueueState.Group group = state.groups().get(g);
            load[g] = group.serving().size();
            inOpen[g] = 0;
            done[g] = 0;
            updated[g] = 0;
            lastCall[g] = -1;
            resumes[g] = group.resumesAfter();
            for (int i = 0; i < load[g]; i++) {
                QueueState.Serving serving = group.serving().get(i);
                finish[g][i] = work[serving.service()].remaining(serving.attained(),
                        Draw.uniform(seed, path, serving.key(), WORK));
                draining[g][i] = serving.draining();
                inOpen[g] += serving.draining() ? 0 : 1;
            }
            foresee(g);
        }
    }

    /** Brings the work done in a group up to date. */
    private void pass(int group, double now) {
        if (load[group] > 0) {
            done[group] += (now - updated[group]) * rates[group][load[group]] / load[group];
        }
        updated[group] = now;
    }

    /** When the next visit of a group completes if nothing else happens. */
    private void foresee(int group) {
        double first = NEVER;
        for (int i = 0; i < load[group]; i++) {
            first = Math.min(first, finish[group][i]);
        }
        next[group] = first == NEVER
                ? NEVER
                : updated[group] + Math.max(0, first - done[group]) * load[group] / rates[group][load[group]];
    }

    private void complete(int group, double now) {
        pass(group, now);
        int first = 0;
        for (int i = 1; i < load[group]; i++) {
            if (finish[group][i] < finish[group][first]) {
                first = i;
            }
        }
        int last = --load[group];
        inOpen[group] -= draining[group][first] ? 0 : 1;
        finish[group][first] = finish[group][last];
        draining[group][first] = draining[group][last];
        foresee(group);
    }

    /** Calls as long as somebody waits for a group with room. */
    private void call(double now) {
        while (uncalled > 0) {
            long callable = 0;
            for (int g = 0; g < groups; g++) {
                callable |= hasRoom(g, now) ? skills[g] : 0;
            }
            int queue = callable == 0 ? -1 : chooseQueue(callable, now);
            if (queue < 0) {
                return;
            }
            int visit = queued[head[queue]++];
            calledAt[visit][path] = now;
            uncalled--;
            if (onlooking[visit]) {
                continue;
            }
            seat(chooseGroup(queueService[queue], now), visit, now);
        }
    }

    private boolean hasRoom(int group, double now) {
        return load[group] < concurrency[group] && inOpen[group] < openBooths[group] && resumes[group] <= now;
    }

    private int chooseQueue(long callable, double now) {
        int best = -1;
        double bestScore = 0;
        double bestWaited = 0;
        int bestTier = NOT_DUE;
        for (int q = 0; q < head.length; q++) {
            if (head[q] == queueStart[q + 1] || (callable >>> queueService[q] & 1) == 0) {
                continue;
            }
            double soFar = waited[queued[head[q]]] + now;
            int tier = soFar >= state.overdueAfter() ? OVERDUE : soFar >= 0 ? DUE : NOT_DUE;
            double score = tier == DUE ? weights[queueClass[q]] * soFar : soFar;
            boolean goesFirst = tier == bestTier
                    ? score > bestScore || (score == bestScore && soFar > bestWaited)
                    : tier > bestTier;
            if (best < 0 || goesFirst) {
                best = q;
                bestScore = score;
                bestWaited = soFar;
                bestTier = tier;
            }
        }
        return best;
    }

    private int chooseGroup(int wanted, double now) {
        int best = -1;
        for (int g = 0; g < groups; g++) {
            if (hasRoom(g, now) && (skills[g] >>> wanted & 1) == 1 && (best < 0 || isBetter(g, best))) {
                best = g;
            }
        }
        return best;
    }

    private boolean isBetter(int group, int than) {
        if (load[group] != load[than]) {
            return load[group] < load[than];
        }
        return skillCount[group] != skillCount[than]
                ? skillCount[group] < skillCount[than]
                : lastCall[group] < lastCall[than];
    }

    private void seat(int group, int visit, double now) {
        pass(group, now);
        boolean shows = Draw.uniform(seed, path, keys[visit], SHOWS) >= state.noShow();
        double needs = shows
                ? work[service[visit]].quantile(Draw.uniform(seed, path, keys[visit], WORK))
                : state.noShowWork();
        finish[group][load[group]] = done[group] + needs;
        draining[group][load[group]] = false;
        load[group]++;
        inOpen[group]++;
        lastCall[group] = now;
        foresee(group);
    }
}
