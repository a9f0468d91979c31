package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.OfficerSpeed;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scenario that policies are compared on: five officers with six booths each, services of 4, 8 and 18 minutes that
 * are asked for equally often, twice as much self-work as attention, half of capacity with a surge of 3.5 times for 45
 * minutes.
 *
 * @param name     for people
 * @param plan     of the branch
 * @param officers rate of each group
 * @param onDuty   how many of the officers are there
 */
public record ReferenceScenario(String name, BranchPlan plan, List<OfficerRate> officers, int onDuty) {
    /** A Monday at eight in Jakarta. */
    public static final Instant OPENING = Instant.parse("2026-03-02T01:00:00Z");
    public static final int BOOTHS = 6;
    private static final int OFFICERS = 5;
    public static final double SELF_WORK_PER_ATTENTION = 2;
    private static final double VARIATION = 1.05;
    private static final double[] MINUTES = {4, 8, 18};
    private static final String[] SERVICES = {"info", "jht", "jkm"};
    private static final double LOAD = .5;
    private static final double SURGE = 3.5;
    private static final double SLOT_SECONDS = 900;

    /** Every officer can do everything. */
    public static ReferenceScenario allSkilled() {
        return new ReferenceScenario("everybody can do everything", plan(List.of(SERVICES)), alike(), OFFICERS);
    }

    /** Two officers can't do the longest service. */
    public static ReferenceScenario withSkills() {
        return new ReferenceScenario("two officers cannot do the longest service",
                plan(List.of(SERVICES).subList(0, 2)), alike(), OFFICERS);
    }

    /** The fifth officer stays away, and tickets of round robin are bound to that group all the same. */
    public static ReferenceScenario withoutOne() {
        return new ReferenceScenario("one officer is away", plan(List.of(SERVICES)), alike(), OFFICERS - 1);
    }

    /** Two officers work at 1.6 times the speed of the slowest; one gets slower beyond three booths. */
    public static ReferenceScenario unequal() {
        OfficerRate usual = OfficerRate.of(SELF_WORK_PER_ATTENTION);
        return new ReferenceScenario("officers differ in speed", plan(List.of(SERVICES)),
                List.of(times(usual, 1.3), times(usual, 1.3), times(usual, .8), times(usual, .8),
                        OfficerRate.measured(1, 1.8, 2.3, 2.1, 1.9, 1.7)),
                OFFICERS);
    }

    /** Officers of so many times the usual speed, which are given to them in turn. */
    public static ReferenceScenario withSpeeds(List<Double> speeds) {
        OfficerRate usual = OfficerRate.of(SELF_WORK_PER_ATTENTION);
        List<OfficerRate> officers = new ArrayList<>();
        for (int g = 0; g < OFFICERS; g++) {
            officers.add(times(usual, speeds.get(g % speeds.size())));
        }
        return new ReferenceScenario("officers of speeds " + speeds, plan(List.of(SERVICES)), officers, OFFICERS);
    }

    /** Who is called and does not come keeps a booth empty for so long. */
    public ReferenceScenario withNoShowAfter(Duration time) {
        Rules rules = plan.rules();
        return with(new Rules(time, rules.holdFor(), rules.overdueAfter(), rules.weights()));
    }

    /** @param weight how fast appointments accumulate priority; null for as their class does */
    public ReferenceScenario withAppointmentWeight(@Nullable Double weight) {
        Rules rules = plan.rules();
        return with(new Rules(rules.noShowAfter(), rules.holdFor(), rules.overdueAfter(), rules.weights(),
                rules.undoFor(), rules.deferAtMost(), rules.returnsInPlace(), weight));
    }

    private ReferenceScenario with(Rules rules) {
        return new ReferenceScenario(name, new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(),
                plan.services(), plan.groups(), plan.hours(), rules), officers, onDuty);
    }

    /** Only the first so many officers, 1 to 5, with their booths. */
    public ReferenceScenario withOfficers(int count) {
        BranchPlan fewer = new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), plan.services(),
                plan.groups().subList(0, count), plan.hours(), plan.rules());
        return new ReferenceScenario(name, fewer, officers, count);
    }

    /** The people of a day; the same seed brings the same to every policy. */
    public List<Participant> people(long seed) {
        return people(seed, 0);
    }

    /** @param noShow probability that one of them does not come when called */
    public List<Participant> people(long seed, double noShow) {
        double capacity = 0;
        for (OfficerRate officer : alike()) {
            capacity += officer.rate(BOOTHS);
        }
        double mean = (MINUTES[0] + MINUTES[1] + MINUTES[2]) / 3;
        double perMinute = LOAD * capacity / mean * onDuty / OFFICERS;
        List<Double> rates = new ArrayList<>(Collections.nCopies(16, perMinute));
        for (int slot = 4; slot < 7; slot++) {
            rates.set(slot, perMinute * SURGE);
        }
        List<SyntheticDay.ServiceShare> services = new ArrayList<>();
        for (int i = 0; i < SERVICES.length; i++) {
            services.add(new SyntheticDay.ServiceShare(SERVICES[i], 1.0 / 3, MINUTES[i] * 60, VARIATION));
        }
        return new SyntheticDay(rates, SLOT_SECONDS, services, 0, Double.POSITIVE_INFINITY, noShow, 0, 1).draw(seed);
    }

    /** A day under a policy. */
    public SimulatedDay play(CallingPolicy policy, List<Participant> people, OfficerModel model) {
        Morning morning = Morning.next(Branch.unfounded(plan.id()), plan, OPENING, onDuty);
        return Simulator.run(new Scenario(morning.branch(), OPENING, policy, model, people));
    }

    /** Officers who share themselves at their rates. */
    public OfficerModel sharing() {
        Map<String, OfficerRate> byGroup = new HashMap<>();
        for (int g = 0; g < OFFICERS; g++) {
            byGroup.put("g" + (g + 1), officers.get(g));
        }
        return new OfficerModel.Sharing(OfficerRate.of(SELF_WORK_PER_ATTENTION), byGroup);
    }

    /** What a branch that has watched its officers for long knows of them. */
    public OfficerSpeed speed() {
        return new OfficerSpeed() {
            @Override
            public double gain(Group group) { return rate(group).gain(Math.min(group.load(), BOOTHS - 1)); }

            @Override
            public int peak(Group group) { return rate(group).peakConcurrency(); }

            private OfficerRate rate(Group group) {
                return officers.get(Integer.parseInt(group.id().substring(1)) - 1);
            }
        };
    }

    /** The same day, pooled. */
    public PooledBenchmark.Outcome pooled(List<Participant> people) {
        return PooledBenchmark.run(people, officers.subList(0, onDuty), BOOTHS);
    }

    private static List<OfficerRate> alike() {
        return Collections.nCopies(OFFICERS, OfficerRate.of(SELF_WORK_PER_ATTENTION));
    }

    private static OfficerRate times(OfficerRate rate, double factor) {
        double[] rates = new double[BOOTHS];
        for (int n = 1; n <= BOOTHS; n++) {
            rates[n - 1] = factor * rate.rate(n);
        }
        return OfficerRate.measured(rates);
    }

    /** @param few what the first two groups can do; the others can do everything */
    private static BranchPlan plan(List<String> few) {
        List<GroupPlan> groups = new ArrayList<>();
        for (int g = 0; g < OFFICERS; g++) {
            List<String> booths = new ArrayList<>();
            for (int b = 1; b <= BOOTHS; b++) {
                booths.add(Integer.toString(g * BOOTHS + b));
            }
            groups.add(new GroupPlan("g" + (g + 1), booths, g < 2 ? few : List.of(SERVICES), BOOTHS));
        }
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < SERVICES.length; i++) {
            services.add(new Service(SERVICES[i], (char) ('A' + i), Map.of("id", SERVICES[i]),
                    Duration.ofSeconds((long) (MINUTES[i] * 60)), Duration.ofMinutes(30)));
        }
        return new BranchPlan("reference", "Reference", ZoneId.of("Asia/Jakarta"), List.of("id"), services, groups,
                Hours.AROUND_THE_CLOCK, new Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1),
                        Map.of(Priority.ELDERLY, 2.0)));
    }
}
