package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.simulation.planning.StaffingTrial.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fewest officers in each half hour that hold a target. All staffings are tried on the same days, so the search is
 * over a function without noise: it starts from the offered load, adds an officer wherever the target is missed, takes
 * away whoever is not missed (a local optimum, as in the iterated staffing of Z. Feldman, A. Mandelbaum et al., Staffing
 * of time-varying queues, 2008), covers the need with shifts that are long enough, and drops or shortens each shift that
 * can be, where need be by having others stay longer, as long as that saves time. From the first to the last half hour
 * with people there is always an officer. What it found is then played on days that it has not seen; where these miss
 * the target, it adds an officer and looks again. How sure the answer is says {@link Verified}.
 *
 * <p>
 * How a staffing is played says {@link StaffingTrial}.
 */
public final class Planner {
    private static final int MOST_REPAIRS = 3;
    /** Share of the offered load that the search starts from. */
    private static final double OFFERED = .9;
    private static final double HALF_HOUR = .5;
    /** By which a half hour may miss the target on days not seen. */
    private static final double TOLERANCE = .03;

    /**
     * What is wanted.
     *
     * @param target        seconds within which to call
     * @param share         of the participants of each half hour for whom that must hold, between 0 and 1
     * @param most          officers that there are, 1 or more
     * @param shortestShift half hours that an officer stays at least, 1 or more; never longer than the day
     */
    public record Wish(double target, double share, int most, int shortestShift) {}

    /**
     * One half hour.
     *
     * @param from     seconds after the start
     * @param arrivals tickets expected in it
     * @param level    share of those issued in it who are called within the target, on the days of the search
     * @param missed   whether that misses the target on days that the search has not seen, by more than {@link #TOLERANCE}, if the
     *                 branch is as it is believed to be
     * @param verified the expected share of branches that are as likely as that; it may miss the target where this one holds it
     */
    public record Slot(double from, double arrivals, int officers, double level, boolean missed,
            Verified verified) {}

    /** @param tried staffings that were played */
    public record Plan(List<Slot> slots, int tried) {
        public double officerHours() { return hours(slots.stream().mapToInt(Slot::officers).toArray()); }
    }

    /** Listens to the search, and may end it. */
    public interface Progress {
        /**
         * Before each staffing that is played.
         *
         * @param officerHours of the best so far
         * @return whether to go on
         */
        boolean goOn(int tried, double officerHours, boolean verifying);
    }

    /** The search was ended from outside. */
    public static final class Cancelled extends RuntimeException {
        Cancelled() { super("cancelled", null, false, false); }
    }

    private final StaffingTrial trial;
    private final int slots;
    private final Wish wish;
    private final int shortest;
    /** Officers that each half hour has at least. */
    private final int[] least;
    private Progress progress = (tried, hours, verifying) -> true;
    private double best;
    private int tried;

    public Planner(DayToStaff day, CallingPolicy policy, Wish wish, long seed) {
        this.trial = new StaffingTrial(day, policy, wish.target(), wish.most(), seed);
        this.slots = trial.slots();
        this.wish = wish;
        this.shortest = Math.min(wish.shortestShift(), slots);
        this.least = least();
    }

    /**
     * The staffing; where even all officers miss the target, a half hour's level says so.
     *
     * @throws Cancelled when the progress says so
     */
    public Plan fewest(Progress listener) {
        progress = listener;
        int[] needed = needed();
        int[] officers = needed;
        double[] unseen = {};
        for (int repair = 0; repair <= MOST_REPAIRS; repair++) {
            officers = shortened(Shifts.covering(needed, shortest, wish.most())).officers();
            unseen = trial.unseen(officers, () -> note(true));
            boolean missed = false;
            for (int slot = 0; slot < slots; slot++) {
                if (isMissed(unseen[slot])) {
                    missed |= add(needed, officers, slot);
                }
            }
            if (!missed) {
                break;
            }
        }
        double[] level = levels(officers).share();
        List<Verified> verified = trial.verified(officers, () -> note(true));
        List<Slot> found = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            found.add(new Slot(slot * StaffingTrial.SLOT_SECONDS, trial.arrivals(slot), officers[slot], level[slot],
                    isMissed(unseen[slot]), verified.get(slot)));
        }
        return new Plan(found, tried);
    }

    private boolean isMissed(double unseen) { return unseen < wish.share() - TOLERANCE; }

    /** One officer more than there was in that half hour, or where there is room next to it; whether that changed it. */
    private boolean add(int[] needed, int[] officers, int slot) {
        int at = whereHelpIs(slot, officers);
        if (at < 0 || least[at] > officers[at]) {
            return false;
        }
        needed[at] = officers[at] + 1;
        // the days of the search would take the officer away again
        least[at] = needed[at];
        return true;
    }

    /** Officers by half hour without regard to shifts. */
    private int[] needed() {
        int[] officers = offered();
        Levels level = levels(officers);
        while (raise(officers, level.share())) {
            level = levels(officers);
        }
        // from the left: what an early half hour leaves over, the later ones find when it is their turn
        for (int slot = 0; slot < slots; slot++) {
            for (int step = Math.max(1, officers[slot] / 4); step > 0; step /= 2) {
                while (officers[slot] - step >= least[slot]) {
                    officers[slot] -= step;
                    Levels fewer = levels(officers);
                    if (!isNoWorse(fewer, level)) {
                        officers[slot] += step;
                        break;
                    }
                    level = fewer;
                    best = hours(officers);
                }
            }
        }
        return officers;
    }

    /** Adds an officer for each half hour that misses the target; whether there was one, and room. */
    private boolean raise(int[] officers, double[] level) {
        int[] before = officers.clone();
        for (int slot = 0; slot < slots; slot++) {
            if (level[slot] < wish.share()) {
                int at = whereHelpIs(slot, officers);
                if (at >= 0 && officers[at] == before[at]) {
                    officers[at]++;
                }
            }
        }
        best = hours(officers);
        return !Arrays.equals(officers, before);
    }

    /** The half hour in which another officer helps those of this one: itself, the next, or one before that has room. */
    private int whereHelpIs(int slot, int[] officers) {
        for (int at = slot; at < Math.min(slots, slot + 2); at++) {
            if (officers[at] < wish.most()) {
                return at;
            }
        }
        for (int at = slot - 1; at >= 0; at--) {
            if (officers[at] < wish.most()) {
                return at;
            }
        }
        return -1;
    }

    /** The target is missed nowhere where it was held, and where it is missed anyway nobody waits longer for it. */
    private boolean isNoWorse(Levels fewer, Levels than) {
        for (int slot = 0; slot < slots; slot++) {
            if (isWorse(slot, fewer, than)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWorse(int slot, Levels fewer, Levels than) {
        boolean missed = fewer.share()[slot] < wish.share();
        return missed && (than.share()[slot] >= wish.share() || fewer.meanWait()[slot] > than.meanWait()[slot]);
    }

    /** Drops and shortens shifts as long as nothing gets worse. */
    private Shifts shortened(Shifts shifts) {
        Levels level = levels(shifts.officers());
        best = hours(shifts.officers());
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = shifts.count() - 1; i >= 0; i--) {
                for (Shifts way : shifts.smaller(i)) {
                    Shifts fewer = way;
                    Levels then = levels(fewer.officers());
                    int missed = firstWorse(then, level, fewer);
                    double spare = hours(shifts.officers()) - HALF_HOUR;
                    while (missed >= 0 && hours(fewer.officers()) < spare && fewer.count() > 0) {
                        fewer = fewer.helped(missed);
                        then = levels(fewer.officers());
                        missed = firstWorse(then, level, fewer);
                    }
                    if (missed < 0 && hours(fewer.officers()) < hours(shifts.officers())) {
                        shifts = fewer;
                        level = then;
                        best = hours(shifts.officers());
                        smaller = true;
                        break;
                    }
                }
            }
        }
        return shifts;
    }

    /** The first half hour that got worse, or has nobody on duty who must be there, or too many; -1 for none. */
    private int firstWorse(Levels then, Levels than, Shifts shifts) {
        int[] officers = shifts.officers();
        for (int slot = 0; slot < slots; slot++) {
            if (officers[slot] < least[slot] || officers[slot] > wish.most() || isWorse(slot, then, than)) {
                return slot;
            }
        }
        return -1;
    }

    /** One officer from the first half hour with people to the last. */
    private int[] least() {
        int[] officers = new int[slots];
        int first = 0;
        while (first < slots && trial.arrivals(first) == 0) {
            first++;
        }
        int last = slots - 1;
        while (last > first && trial.arrivals(last) == 0) {
            last--;
        }
        Arrays.fill(officers, Math.min(first, slots), last + 1, 1);
        return officers;
    }

    private int[] offered() {
        int[] officers = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            double wanted = Math.ceil(trial.offered(slot, OFFERED));
            officers[slot] = (int) Math.min(wish.most(), Math.max(least[slot], wanted));
        }
        return officers;
    }

    private static double hours(int[] officers) { return Arrays.stream(officers).sum() * HALF_HOUR; }

    private Levels levels(int[] officers) {
        note(false);
        return trial.levels(officers);
    }

    private void note(boolean verifying) {
        if (!progress.goOn(tried, best, verifying)) {
            throw new Cancelled();
        }
        tried += verifying ? 0 : 1;
    }
}
