package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.CallingPolicy;
import id.bilik.queueserver.branch.Command;
import id.bilik.queueserver.branch.GroupPlan;
import id.bilik.queueserver.branch.Hours;
import id.bilik.queueserver.branch.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The fewest officers in each half hour that hold a target. All staffings are tried on the same days, so the search is
 * over a function without noise: it starts from the offered load, adds an officer wherever the target is missed, takes
 * away whoever is not missed (a local optimum, as in the iterated staffing of Z. Feldman, A. Mandelbaum et al., Staffing
 * of time-varying queues, 2008), covers the need with shifts that are long enough, and drops or shortens each shift that
 * can be, where need be by having others stay longer, as long as that saves time. From the first to the last half hour with people there is always an officer. What it found is then played on
 * days that it has not seen; where these miss the target, it adds an officer and looks again.
 *
 * <p>
 * The officers take the branch's groups, those with the most skills first; beyond them groups of six booths and all
 * skills are imagined. Who goes takes no new visit and finishes those in the booths; who is there in the last half hour
 * stays until everybody is served.
 */
public final class Planner {
    private static final int SLOT_SECONDS = 1800;
    private static final int BOOTHS = 6;
    private static final int SEARCH_DAYS = 8;
    private static final int VERIFIED_DAYS = 40;
    private static final int UNSEEN = 10_000;
    private static final int MOST_REPAIRS = 3;
    private static final double OFFERED = .9;
    private static final double HALF_HOUR = .5;
    /** By which a half hour may miss the target on days not seen. */
    public static final double TOLERANCE = .03;

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
     * @param verified the same on days that the search has not seen
     */
    public record Slot(double from, double arrivals, int officers, double level, Estimate verified) {}

    /** @param tried staffings that were played */
    public record Plan(List<Slot> slots, int tried) {
        public double officerHours() { return slots.stream().mapToInt(Slot::officers).sum() * SLOT_SECONDS / 3600.0; }
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

    private record Shift(int from, int to) {}

    /**
     * What became of a staffing, by half hour of the tickets.
     *
     * @param share called in time
     * @param meanWait seconds; of those who are sent home, until then
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Levels(double[] share, double[] meanWait) {}

    /** Sums over plays. */
    private final class Sums {
        private final double[] came = new double[day.slots()];
        private final double[] inTime = new double[day.slots()];
        private final double[] waited = new double[day.slots()];

        void add(double issued, double wait, boolean called) {
            int slot = slotOf(issued);
            came[slot]++;
            inTime[slot] += called && wait <= wish.target() ? 1 : 0;
            waited[slot] += wait;
        }

        Levels levels() {
            double[] share = new double[day.slots()];
            double[] wait = new double[day.slots()];
            for (int slot = 0; slot < day.slots(); slot++) {
                share[slot] = came[slot] == 0 ? 1 : inTime[slot] / came[slot];
                wait[slot] = came[slot] == 0 ? 0 : waited[slot] / came[slot];
            }
            return new Levels(share, wait);
        }
    }

    private final DayToStaff day;
    private final BranchPlan plan;
    private final CallingPolicy policy;
    private final Wish wish;
    private final int shortest;
    private final List<List<Participant>> days = new ArrayList<>();
    private final long seed;
    private final int[] least;
    private Progress progress = (tried, hours, verifying) -> true;
    private double best;
    private int tried;

    public Planner(DayToStaff day, CallingPolicy policy, Wish wish, long seed) {
        this.day = day;
        this.policy = policy;
        this.wish = wish;
        this.seed = seed;
        this.shortest = Math.min(wish.shortestShift(), day.slots());
        this.plan = withOfficers(day.plan(), wish.most());
        for (int number = 0; number < SEARCH_DAYS; number++) {
            days.add(day.draw(Streams.replication(seed, number)));
        }
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
        Estimate[] verified = new Estimate[0];
        for (int repair = 0; repair <= MOST_REPAIRS; repair++) {
            officers = shortened(covered(needed));
            verified = verify(officers);
            boolean missed = false;
            for (int slot = 0; slot < day.slots(); slot++) {
                if (verified[slot].mean() < wish.share() - TOLERANCE) {
                    missed |= add(needed, officers, slot);
                }
            }
            if (!missed) {
                break;
            }
        }
        double[] level = levels(officers).share();
        List<Slot> slots = new ArrayList<>();
        for (int slot = 0; slot < day.slots(); slot++) {
            slots.add(new Slot(slot * (double) SLOT_SECONDS, arrivals(slot), officers[slot], level[slot],
                    verified[slot]));
        }
        return new Plan(slots, tried);
    }

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
        for (int slot = 0; slot < day.slots(); slot++) {
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
        for (int slot = 0; slot < day.slots(); slot++) {
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
        for (int at = slot; at < Math.min(day.slots(), slot + 2); at++) {
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
        for (int slot = 0; slot < day.slots(); slot++) {
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

    /** Shifts that have at least so many on duty: who may go stays on before another comes. */
    private List<Shift> covered(int[] needed) {
        List<Shift> shifts = new ArrayList<>();
        for (int slot = 0; slot < day.slots(); slot++) {
            int onDuty = officers(shifts)[slot];
            for (int i = 0; i < shifts.size() && onDuty < needed[slot]; i++) {
                if (shifts.get(i).to == slot) {
                    shifts.set(i, new Shift(shifts.get(i).from, slot + 1));
                    onDuty++;
                }
            }
            for (; onDuty < needed[slot]; onDuty++) {
                int from = Math.min(slot, day.slots() - shortest);
                shifts.add(new Shift(from, from + shortest));
            }
        }
        return withinMost(shifts);
    }

    /** A shift that begins early so that it is long enough may meet more officers than there are: it is left out. */
    private List<Shift> withinMost(List<Shift> shifts) {
        List<Shift> kept = new ArrayList<>();
        for (Shift shift : shifts) {
            kept.add(shift);
            if (Arrays.stream(officers(kept)).max().orElse(0) > wish.most()) {
                kept.removeLast();
            }
        }
        return kept;
    }

    /** Drops and shortens shifts as long as nothing gets worse. */
    private int[] shortened(List<Shift> shifts) {
        Levels level = levels(officers(shifts));
        best = hours(officers(shifts));
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = shifts.size() - 1; i >= 0; i--) {
                for (List<Shift> way : smaller(shifts, i)) {
                    List<Shift> fewer = way;
                    Levels then = levels(officers(fewer));
                    double spare = hours(officers(shifts)) - HALF_HOUR;
                    for (int missed = firstWorse(then, level, fewer); missed >= 0 && hours(officers(fewer)) < spare
                            && fewer.size() > 0; missed = firstWorse(then, level, fewer)) {
                        fewer = helped(fewer, missed);
                        then = levels(officers(fewer));
                    }
                    if (hours(officers(fewer)) < hours(officers(shifts)) && firstWorse(then, level, fewer) < 0) {
                        shifts = fewer;
                        level = then;
                        best = hours(officers(shifts));
                        smaller = true;
                        break;
                    }
                }
            }
        }
        return officers(shifts);
    }

    /** The first half hour that got worse, or has nobody on duty who must be there, or too many; -1 for none. */
    private int firstWorse(Levels then, Levels than, List<Shift> shifts) {
        int[] officers = officers(shifts);
        for (int slot = 0; slot < day.slots(); slot++) {
            if (officers[slot] < least[slot] || officers[slot] > wish.most() || isWorse(slot, then, than)) {
                return slot;
            }
        }
        return -1;
    }

    /** Has the officer who is nearest to a half hour, before or after it, stay or come for it. */
    private static List<Shift> helped(List<Shift> shifts, int slot) {
        int nearest = -1;
        int distance = Integer.MAX_VALUE;
        for (int i = 0; i < shifts.size(); i++) {
            Shift shift = shifts.get(i);
            int away = slot >= shift.to
                    ? slot + 1 - shift.to
                    : slot < shift.from ? shift.from - slot : Integer.MAX_VALUE;
            if (away < distance) {
                nearest = i;
                distance = away;
            }
        }
        if (nearest < 0) {
            return List.of();
        }
        Shift shift = shifts.get(nearest);
        return replaced(shifts, nearest, new Shift(Math.min(shift.from, slot), Math.max(shift.to, slot + 1)));
    }

    private List<List<Shift>> smaller(List<Shift> shifts, int index) {
        if (index >= shifts.size()) {
            return List.of();
        }
        Shift shift = shifts.get(index);
        List<List<Shift>> ways = new ArrayList<>();
        List<Shift> without = new ArrayList<>(shifts);
        without.remove(index);
        ways.add(without);
        if (shift.to - shift.from > shortest) {
            ways.add(replaced(shifts, index, new Shift(shift.from, shift.to - 1)));
            ways.add(replaced(shifts, index, new Shift(shift.from + 1, shift.to)));
        }
        return ways;
    }

    private static List<Shift> replaced(List<Shift> shifts, int index, Shift other) {
        List<Shift> changed = new ArrayList<>(shifts);
        changed.set(index, other);
        return changed;
    }

    private int[] officers(List<Shift> shifts) {
        int[] officers = new int[day.slots()];
        for (Shift shift : shifts) {
            for (int slot = shift.from; slot < shift.to; slot++) {
                officers[slot]++;
            }
        }
        return officers;
    }

    /** One officer from the first half hour with people to the last. */
    private int[] least() {
        int[] officers = new int[day.slots()];
        int first = 0;
        while (first < day.slots() && arrivals(first) == 0) {
            first++;
        }
        int last = day.slots() - 1;
        while (last > first && arrivals(last) == 0) {
            last--;
        }
        Arrays.fill(officers, Math.min(first, day.slots()), last + 1, 1);
        return officers;
    }

    private int[] offered() {
        int[] officers = new int[day.slots()];
        for (int slot = 0; slot < day.slots(); slot++) {
            double work = 0;
            for (List<Participant> people : days) {
                for (Participant each : people) {
                    work += slotOf(each.arrives()) == slot ? each.work() : 0;
                }
            }
            double wanted = Math.ceil(OFFERED * work / days.size() / SLOT_SECONDS / day.rate().rate(BOOTHS));
            officers[slot] = (int) Math.min(wish.most(), Math.max(least[slot], wanted));
        }
        return officers;
    }

    private double arrivals(int slot) {
        return days.stream().flatMap(List::stream).filter(each -> slotOf(each.arrives()) == slot).count()
                / (double) days.size();
    }

    private int slotOf(double time) { return (int) Math.min(day.slots() - 1, time / SLOT_SECONDS); }

    private static double hours(int[] officers) { return Arrays.stream(officers).sum() * SLOT_SECONDS / 3600.0; }

    private Levels levels(int[] officers) {
        note(false);
        Sums sums = new Sums();
        for (List<Participant> people : days) {
            play(officers, people, sums);
        }
        return sums.levels();
    }

    private Estimate[] verify(int[] officers) {
        double[][] all = new double[day.slots()][VERIFIED_DAYS];
        double[][] inTime = new double[day.slots()][VERIFIED_DAYS];
        for (int number = 0; number < VERIFIED_DAYS; number++) {
            note(true);
            Sums sums = new Sums();
            play(officers, day.draw(Streams.replication(seed, UNSEEN + number)), sums);
            for (int slot = 0; slot < day.slots(); slot++) {
                all[slot][number] = sums.came[slot];
                inTime[slot][number] = sums.inTime[slot];
            }
        }
        Estimate[] verified = new Estimate[day.slots()];
        Arrays.setAll(verified, slot -> Arrays.stream(all[slot]).sum() == 0
                ? new Estimate(1, 0, VERIFIED_DAYS)
                : Estimate.ratio(inTime[slot], all[slot]));
        return verified;
    }

    private void note(boolean verifying) {
        if (!progress.goOn(tried, best, verifying)) {
            throw new Cancelled();
        }
        tried += verifying ? 0 : 1;
    }

    private void play(int[] officers, List<Participant> people, Sums sums) {
        Morning morning = Morning.next(Branch.unfounded(plan.id()), plan, day.start(), officers[0]);
        List<Act> acts = new ArrayList<>();
        for (int slot = 1; slot < day.slots(); slot++) {
            for (int g = 0; g < wish.most(); g++) {
                String group = plan.groups().get(g).id();
                if (g < officers[slot] && g >= officers[slot - 1]) {
                    acts.add(new Act(slot * (double) SLOT_SECONDS, new Command.SignOn(group, "officer " + (g + 1))));
                } else if (g >= officers[slot] && g < officers[slot - 1]) {
                    acts.add(new Act(slot * (double) SLOT_SECONDS, new Command.SignOff(group)));
                }
            }
        }
        SimulatedDay played = Simulator.run(new Scenario(morning.branch(), day.start(), Double.POSITIVE_INFINITY,
                policy, new OfficerModel.Sharing(day.rate()), Map.of(), people, acts, Integer.MAX_VALUE));
        for (int i = 0; i < people.size(); i++) {
            double issued = played.issued()[i];
            boolean called = !Double.isNaN(played.called()[i]);
            if (!Double.isNaN(issued)) {
                sums.add(issued, (called ? played.called()[i] : played.ended()[i]) - issued, called);
            }
        }
    }

    /** The plan's own groups, then imagined ones; open around the clock, since the days say when people come. */
    private static BranchPlan withOfficers(BranchPlan plan, int officers) {
        List<GroupPlan> groups = new ArrayList<>(plan.groups());
        groups.sort(Comparator.comparingInt((GroupPlan group) -> -group.services().size()));
        List<String> services = plan.services().stream().map(Service::id).toList();
        for (int g = groups.size() + 1; g <= officers; g++) {
            List<String> booths = new ArrayList<>();
            for (int b = 1; b <= BOOTHS; b++) {
                booths.add("more-" + g + "-" + b);
            }
            groups.add(new GroupPlan("more-" + g, booths, services, BOOTHS));
        }
        return new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(),
                groups.subList(0, officers), Hours.AROUND_THE_CLOCK, plan.rules());
    }
}
