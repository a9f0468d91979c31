package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.Act;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Plays staffings: always on the same days, so that two staffings differ by nothing but their officers, and on days that
 * these have not seen.
 *
 * <p>
 * The officers take the branch's groups, those with the most skills first; beyond them groups of six booths and all
 * skills are imagined. Who goes takes no new visit and finishes those in the booths; who is there in the last half hour
 * stays until everybody is served.
 */
public final class StaffingTrial {
    static final double SLOT_SECONDS = Newcomers.SLOT_SECONDS;
    private static final int BOOTHS = 6;
    private static final int DAYS = 8;
    private static final int UNSEEN_DAYS = 40;
    /** The number of the first day that is not seen, far from those that are. */
    private static final int UNSEEN = 10_000;
    private static final int BRANCHES = 60;
    /** The number of the first branch that is as likely, and of its first day. */
    private static final int LIKELY = 20_000;

    /**
     * What became of a staffing, by half hour of the tickets.
     *
     * @param share called in time; those who leave are not
     * @param meanWait seconds; of those who leave or are sent home, until then
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Levels(double[] share, double[] meanWait) {}

    /** Sums over plays. */
    private final class Sums {
        private final double[] came = new double[slots()];
        private final double[] inTime = new double[slots()];
        private final double[] waited = new double[slots()];

        void add(double issued, double wait, boolean called) {
            int slot = slotOf(issued);
            came[slot]++;
            inTime[slot] += called && wait <= target ? 1 : 0;
            waited[slot] += wait;
        }

        Levels levels() {
            double[] share = new double[slots()];
            double[] wait = new double[slots()];
            for (int slot = 0; slot < slots(); slot++) {
                share[slot] = came[slot] == 0 ? 1 : inTime[slot] / came[slot];
                wait[slot] = came[slot] == 0 ? 0 : waited[slot] / came[slot];
            }
            return new Levels(share, wait);
        }
    }

    private final DayToStaff day;
    private final BranchPlan plan;
    private final CallingPolicy policy;
    private final double target;
    private final int most;
    private final long seed;
    private final List<List<Participant>> days = new ArrayList<>();

    /**
     * @param target seconds within which to call
     * @param most   officers that a staffing has at most
     */
    public StaffingTrial(DayToStaff day, CallingPolicy policy, double target, int most, long seed) {
        this.day = day;
        this.policy = policy;
        this.target = target;
        this.most = most;
        this.seed = seed;
        this.plan = withOfficers(day.plan(), most);
        for (int number = 0; number < DAYS; number++) {
            days.add(day.believed().draw(Streams.replication(seed, number)));
        }
    }

    int slots() { return day.slots(); }

    /** Tickets that are expected in a half hour. */
    double arrivals(int slot) {
        return days.stream().flatMap(List::stream).filter(each -> slotOf(each.arrives()) == slot).count()
                / (double) days.size();
    }

    /** Seconds of work a second that come in a half hour. */
    double load(int slot) {
        double work = 0;
        for (List<Participant> people : days) {
            for (Participant each : people) {
                work += slotOf(each.arrives()) == slot ? each.work() : 0;
            }
        }
        return work / days.size() / SLOT_SECONDS;
    }

    /** Officers whom that share of the work that comes in a half hour keeps busy. */
    double offered(int slot, double share) {
        return share * load(slot) / day.believed().rate().rate(BOOTHS);
    }

    /** Of the officers, in the order in which they come. */
    List<GroupPlan> groups() { return plan.groups(); }

    /** @param officers on duty, by half hour */
    Levels levels(int[] officers) {
        Sums sums = new Sums();
        for (List<Participant> people : days) {
            play(officers, day.believed().rate(), people, sums);
        }
        return sums.levels();
    }

    /**
     * The shares in time on days that were not seen, by half hour, of the branch as it is believed to be.
     *
     * @param officers  on duty, by half hour
     * @param beforeDay is run before each of these days
     */
    double[] unseen(int[] officers, Runnable beforeDay) {
        Sums sums = new Sums();
        for (int number = 0; number < UNSEEN_DAYS; number++) {
            beforeDay.run();
            play(officers, day.believed().rate(), day.believed().draw(Streams.replication(seed, UNSEEN + number)),
                    sums);
        }
        return sums.levels().share();
    }

    /**
     * The shares in time by half hour on days of branches as likely as the one that is believed in, on days of their own.
     *
     * @param officers  on duty, by half hour
     * @param beforeDay is run before each of these days
     */
    public List<Verified> verified(int[] officers, Runnable beforeDay) {
        int played = BRANCHES * Verified.PER_BRANCH;
        double[][] came = new double[slots()][played];
        double[][] inTime = new double[slots()][played];
        for (int number = 0; number < played; number++) {
            beforeDay.run();
            DayToStaff.Days likely = day.asLikely()
                    .apply(Streams.replication(seed, LIKELY + number / Verified.PER_BRANCH));
            Sums sums = new Sums();
            play(officers, likely.rate(), likely.draw(Streams.replication(seed, LIKELY + number)), sums);
            for (int slot = 0; slot < slots(); slot++) {
                came[slot][number] = sums.came[slot];
                inTime[slot][number] = sums.inTime[slot];
            }
        }
        return IntStream.range(0, slots()).mapToObj(slot -> Verified.of(inTime[slot], came[slot])).toList();
    }

    private int slotOf(double time) { return (int) Math.min(slots() - 1, time / SLOT_SECONDS); }

    private void play(int[] officers, OfficerRate rate, List<Participant> people, Sums sums) {
        Morning morning = Morning.next(Branch.unfounded(plan.id()), plan, day.start(), officers[0]);
        SimulatedDay played = Simulator.run(new Scenario(morning.branch(), day.start(), Double.POSITIVE_INFINITY,
                policy, new OfficerModel.Sharing(rate), Map.of(), people, comingAndGoing(officers),
                Integer.MAX_VALUE));
        for (int i = 0; i < people.size(); i++) {
            double issued = played.issued()[i];
            boolean called = !Double.isNaN(played.called()[i]);
            if (!Double.isNaN(issued)) {
                sums.add(issued, (called ? played.called()[i] : played.ended()[i]) - issued, called);
            }
        }
    }

    /** Officers sign on and off where one half hour ends and the next begins. */
    private List<Act> comingAndGoing(int[] officers) {
        List<Act> acts = new ArrayList<>();
        for (int slot = 1; slot < slots(); slot++) {
            for (int g = 0; g < most; g++) {
                String group = plan.groups().get(g).id();
                if (g < officers[slot] && g >= officers[slot - 1]) {
                    acts.add(new Act(slot * SLOT_SECONDS, new Command.SignOn(group, "officer " + (g + 1))));
                } else if (g >= officers[slot] && g < officers[slot - 1]) {
                    acts.add(new Act(slot * SLOT_SECONDS, new Command.SignOff(group)));
                }
            }
        }
        return acts;
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
