package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.calling.BoothLadder;
import java.util.function.ToDoubleFunction;

/**
 * A group on one path of a {@link RollForward}: with n visits it works at its officer's total rate μ(n), shared evenly.
 * Work is counted as each visit has had it done, which is the same for all. Times are seconds from the present.
 */
final class FutureGroup implements BoothLadder.Candidate {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final long AT_BRANCH = (1L << QueueState.HOME) - 1;

    private final QueueState.Group present;
    private final double[] rates = new double[OfficerRate.MOST_BOOTHS + 1];
    private final int skillCount;
    private final int workingAlone;

    private final double[] finish = new double[OfficerRate.MOST_BOOTHS];
    private final boolean[] draining = new boolean[OfficerRate.MOST_BOOTHS];
    private final boolean[] home = new boolean[OfficerRate.MOST_BOOTHS];
    private int load;
    private int inOpen;
    private int inOpenHomes;
    private double done;
    private double updated;
    private double speed = 1;
    private double completes;
    private long lastCall;
    private int needed;
    private int needingOfficer;

    FutureGroup(QueueState.Group present) {
        this.present = present;
        this.skillCount = present.skillCount();
        this.workingAlone = (int) present.serving().stream().filter(QueueState.Serving::worksAlone).count();
        for (int n = 0; n <= OfficerRate.MOST_BOOTHS; n++) {
            rates[n] = present.rate().rate(n);
        }
    }

    /**
     * Begins a path at the present.
     *
     * @param left   seconds of work that a visit in a booth still needs on this path
     * @param faster how many times as fast its officer is on this path as was learned
     */
    void begin(ToDoubleFunction<QueueState.Serving> left, double faster) {
        speed = faster;
        load = present.serving().size();
        inOpen = 0;
        inOpenHomes = 0;
        done = 0;
        updated = 0;
        lastCall = present.lastCall();
        for (int i = 0; i < load; i++) {
            QueueState.Serving serving = present.serving().get(i);
            finish[i] = left.applyAsDouble(serving);
            draining[i] = serving.draining();
            home[i] = serving.home();
            count(i, 1);
        }
        foresee();
    }

    long skills() { return present.skills(); }

    /** When its next visit is complete if nothing else happens; infinite for never. */
    double completes() {
        return completes;
    }

    /** When it calls again; 0 if it calls now, infinite if nobody knows. */
    double resumes() {
        return present.resumesAfter();
    }

    /** The wants with which it could take somebody now, as bits. */
    long callable(double now) {
        return (room(0, now) > 0 ? skills() & AT_BRANCH : 0)
                | (room(QueueState.HOME, now) > 0 ? skills() & ~AT_BRANCH : 0);
    }

    /** How many visits more it takes now that want something like this. */
    int room(int wanted, double now) {
        if (present.resumesAfter() > now) {
            return 0;
        }
        int free = wanted >= QueueState.HOME ? present.openHomes() - inOpenHomes : present.openBooths() - inOpen;
        return Math.min(present.concurrency() - load, free);
    }

    /** One more or less in an open booth. */
    private void count(int visit, int change) {
        if (draining[visit]) {
            return;
        }
        if (home[visit]) {
            inOpenHomes += change;
        } else {
            inOpen += change;
        }
    }

    /**
     * Takes down what calls at this moment compare it by. Who works alone is known of the present; of later nobody knows
     * who does, and all count as needing the officer.
     *
     * @param scarce bit s is set if service s is {@linkplain BoothLadder#isScarce scarce}
     */
    void compareBy(long scarce, double now) {
        needed = Long.bitCount(callable(now) & scarce);
        needingOfficer = now > 0 ? load : load - workingAlone;
    }

    @Override
    public int needed() { return needed; }

    @Override
    public int needingOfficer() { return needingOfficer; }

    @Override
    public int load() { return load; }

    @Override
    public int skillCount() { return skillCount; }

    @Override
    public long lastCall() { return lastCall; }

    @Override
    public double gain() { return load < OfficerRate.MOST_BOOTHS ? rates[load + 1] - rates[load] : 0; }

    /**
     * A visit is called to it.
     *
     * @param work seconds that the visit needs with the officer to itself
     * @param call numbers the calls of the branch, above all that were before the present
     * @param atHome whether its participant is at home
     */
    void seat(double work, long call, boolean atHome, double now) {
        pass(now);
        finish[load] = done + work;
        draining[load] = false;
        home[load] = atHome;
        count(load, 1);
        load++;
        lastCall = call;
        foresee();
    }

    void completeNext(double now) {
        pass(now);
        int first = 0;
        for (int i = 1; i < load; i++) {
            if (finish[i] < finish[first]) {
                first = i;
            }
        }
        int last = --load;
        count(first, -1);
        finish[first] = finish[last];
        draining[first] = draining[last];
        home[first] = home[last];
        foresee();
    }

    /** Brings the work done up to date. */
    private void pass(double now) {
        if (load > 0) {
            done += (now - updated) * speed * rates[load] / load;
        }
        updated = now;
    }

    private void foresee() {
        double first = NEVER;
        for (int i = 0; i < load; i++) {
            first = Math.min(first, finish[i]);
        }
        completes = first == NEVER ? NEVER : updated + Math.max(0, first - done) * load / (speed * rates[load]);
    }
}
