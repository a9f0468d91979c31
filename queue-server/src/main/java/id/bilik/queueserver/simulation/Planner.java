package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.CallingPolicy;
import id.bilik.queueserver.branch.Command;
import id.bilik.queueserver.branch.GroupPlan;
import id.bilik.queueserver.branch.Hours;
import id.bilik.queueserver.branch.Service;
import id.bilik.queueserver.forecast.OfficerRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The fewest officers in each half hour that hold a target: starts from the offered load, adds an officer where the
 * target is missed, and takes away whoever is not missed. All staffings are tried on the same days, so the search is
 * over a function without noise; it ends where no single officer less in any half hour would do (a local optimum, as in
 * the iterated staffing of Z. Feldman, A. Mandelbaum et al., Staffing of time-varying queues, 2008). An officer whose
 * half hour is over takes no new visit and finishes those in the booths. Every officer has six booths and all skills.
 */
public final class Planner {
    private static final int SLOT_SECONDS = 1800;
    private static final int BOOTHS = 6;

    /**
     * One half hour.
     *
     * @param from     seconds after the start
     * @param arrivals tickets expected in it
     * @param level    share of those issued in it who are called within the target
     */
    public record Slot(double from, double arrivals, int officers, double level) {}

    private final BranchPlan plan;
    private final CallingPolicy policy;
    private final OfficerRate rate;
    private final List<List<Participant>> days;
    private final Instant start;
    private final int slots;
    private final int most;
    private final double target;
    private final double share;

    /**
     * Days to be staffed.
     *
     * @param services of the branch
     * @param days     one or more days of arrivals, from {@code start}
     * @param target   seconds within which to call
     * @param share    of the participants of each half hour for whom that must hold, 0 to 1
     * @param most     officers that there are, 1 or more
     */
    public Planner(BranchPlan services, CallingPolicy policy, OfficerRate rate, List<List<Participant>> days,
            Instant start, int slots, double target, double share, int most) {
        this.policy = policy;
        this.rate = rate;
        this.days = days;
        this.start = start;
        this.slots = slots;
        this.most = most;
        this.target = target;
        this.share = share;
        this.plan = withOfficers(services, most);
    }

    /** The rest of the day from a branch as it is, beginning with nobody in it, on several days of chance. */
    public static Planner onDays(FromNow rest, CallingPolicy policy, int count, int slots, double target, double share,
            int most, long seed) {
        List<List<Participant>> days = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            days.add(rest.arrivals(Streams.replication(seed, day), slots * (double) SLOT_SECONDS));
        }
        return new Planner(rest.branch().plan(), policy, rest.model().usual(), days, rest.now(), slots, target, share,
                most);
    }

    /** The staffing; where even all officers miss the target, a half hour's level says so. */
    public List<Slot> fewest() {
        int[] officers = offered();
        double[] level = levels(officers);
        for (int slot = firstMissed(level, officers); slot >= 0; slot = firstMissed(level, officers)) {
            officers[slot]++;
            level = levels(officers);
        }
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int slot = 0; slot < slots; slot++) {
                if (officers[slot] == 0) {
                    continue;
                }
                officers[slot]--;
                double[] fewer = levels(officers);
                if (isNoWorse(fewer, level)) {
                    level = fewer;
                    smaller = true;
                } else {
                    officers[slot]++;
                }
            }
        }
        List<Slot> plans = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            plans.add(new Slot(slot * (double) SLOT_SECONDS, arrivals(slot), officers[slot], level[slot]));
        }
        return plans;
    }

    private boolean isNoWorse(double[] fewer, double[] level) {
        for (int slot = 0; slot < slots; slot++) {
            if (fewer[slot] < Math.min(share, level[slot])) {
                return false;
            }
        }
        return true;
    }

    /** The half hour in which another officer helps the first that is missed: itself, or one before it that has room. */
    private int firstMissed(double[] level, int[] officers) {
        for (int slot = 0; slot < slots; slot++) {
            if (level[slot] < share) {
                for (int at = slot; at < Math.min(slots, slot + 2); at++) {
                    if (officers[at] < most) {
                        return at;
                    }
                }
                for (int at = slot - 1; at >= 0; at--) {
                    if (officers[at] < most) {
                        return at;
                    }
                }
            }
        }
        return -1;
    }

    private int[] offered() {
        int[] officers = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            double work = 0;
            for (List<Participant> day : days) {
                for (Participant each : day) {
                    work += slotOf(each.arrives()) == slot ? each.work() : 0;
                }
            }
            officers[slot] = (int) Math.min(most,
                    Math.ceil(.9 * work / days.size() / SLOT_SECONDS / rate.rate(BOOTHS)));
        }
        return officers;
    }

    private double arrivals(int slot) {
        return days.stream().flatMap(List::stream).filter(each -> slotOf(each.arrives()) == slot).count()
                / (double) days.size();
    }

    private int slotOf(double time) { return (int) Math.min(slots - 1, time / SLOT_SECONDS); }

    private double[] levels(int[] officers) {
        Morning morning = Morning.next(Branch.unfounded(plan.id()), plan, start,
                officers[0]);
        List<Act> acts = new ArrayList<>();
        for (int slot = 1; slot < slots; slot++) {
            for (int g = 0; g < most; g++) {
                String group = "o" + (g + 1);
                if (g < officers[slot] && g >= officers[slot - 1]) {
                    acts.add(new Act(slot * (double) SLOT_SECONDS, new Command.SignOn(group, "officer " + (g + 1))));
                } else if (g >= officers[slot] && g < officers[slot - 1]) {
                    acts.add(new Act(slot * (double) SLOT_SECONDS, new Command.SignOff(group)));
                }
            }
        }
        double end = slots * (double) SLOT_SECONDS;
        int[] all = new int[slots];
        int[] inTime = new int[slots];
        for (List<Participant> people : days) {
            SimulatedDay day = Simulator.run(new Scenario(morning.branch(), start, end, policy,
                    new OfficerModel.Sharing(rate), Map.of(), people, acts, Integer.MAX_VALUE));
            for (int i = 0; i < people.size(); i++) {
                double issued = day.issued()[i];
                if (Double.isNaN(issued) || (Double.isNaN(day.called()[i]) && issued > end - target)) {
                    continue;
                }
                int slot = slotOf(issued);
                all[slot]++;
                inTime[slot] += day.called()[i] - issued <= target ? 1 : 0;
            }
        }
        double[] levels = new double[slots];
        Arrays.setAll(levels, slot -> all[slot] == 0 ? 1 : inTime[slot] / (double) all[slot]);
        return levels;
    }

    private static BranchPlan withOfficers(BranchPlan plan, int officers) {
        List<GroupPlan> groups = new ArrayList<>();
        List<String> services = plan.services().stream().map(Service::id).toList();
        for (int g = 1; g <= officers; g++) {
            List<String> booths = new ArrayList<>();
            for (int b = 1; b <= BOOTHS; b++) {
                booths.add("o" + g + "-" + b);
            }
            groups.add(new GroupPlan("o" + g, booths, services, BOOTHS));
        }
        return new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(), groups,
                Hours.AROUND_THE_CLOCK, plan.rules());
    }
}
