package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.calling.BoothLadder;
import java.util.function.ToDoubleFunction;

/**
 * A group on one path of a {@link RollForward}: with n visits it works at its officer's total rate μ(n), shared evenly.
 * Work is counted as each visit has had it done, which is the same for all. Times are seconds from the present.
 */
final class FutureGroup implements BoothLadder.Candidate {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final QueueState.Group present;
    private final double[] rates = new double[OfficerRate.MOST_BOOTHS + 1];
    private final int skillCount;
    private final int workingAlone;

    private final double[] finish = new double[OfficerRate.MOST_BOOTHS];
    private final boolean[] draining = new boolean[OfficerRate.MOST_BOOTHS];
    private int load;
    private int inOpen;
    private double done;
    private double updated;
    private double speed = 1;
    private double completes;
    private long lastCall;
    private int needed;
    private int needingOfficer;

    FutureGroup(QueueState.Group present) {
        this.present = present;
        this.skillCount = Long.bitCount(present.skills());
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
        done = 0;
        updated = 0;
        lastCall = present.lastCall();
        for (int i = 0; i < load; i++) {
            QueueState.Serving serving = present.serving().get(i);
            finish[i] = left.applyAsDouble(serving);
            draining[i] = serving.draining();
            inOpen += serving.draining() ? 0 : 1;
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

    boolean hasRoom(double now) { return room(now) > 0; }

    /** How many visits more it takes now. */
    int room(double now) {
        return present.resumesAfter() <= now
                ? Math.min(present.concurrency() - load, present.openBooths() - inOpen)
                : 0;
    }

    /**
     * Takes down what calls at this moment compare it by. Who works alone is known of the present; of later nobody knows
     * who does, and all count as needing the officer.
     *
     * @param scarce bit s is set if service s is {@linkplain BoothLadder#isScarce scarce}
     */
    void compareBy(long scarce, double now) {
        needed = Long.bitCount(skills() & scarce);
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
     */
    void seat(double work, long call, double now) {
        pass(now);
        finish[load] = done + work;
        draining[load] = false;
        load++;
        inOpen++;
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
        inOpen -= draining[first] ? 0 : 1;
        finish[first] = finish[last];
        draining[first] = draining[last];
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
