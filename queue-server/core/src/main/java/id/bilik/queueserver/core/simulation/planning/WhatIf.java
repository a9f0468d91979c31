package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.Act;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What would become of the rest of the day with and without changes: both are played on the same paths, with the same
 * people, so their difference is that of the changes alone.
 */
public final class WhatIf {
    /** Looked at together, seconds. */
    public static final int SLOT_SECONDS = 900;

    /** A figure over the paths: a tenth lies below low, a tenth above high. */
    public record Band(double low, double middle, double high) {
        static Band of(double[] values) {
            return new Band(Figures.quantile(values, .1), Figures.quantile(values, .5), Figures.quantile(values, .9));
        }
    }

    /**
     * The rest of the day.
     *
     * @param meanWait      seconds, of those who are called from now on, or sent home when the day ends
     * @param serviceLevel  share of them that is called within the target of their service, 0 to 1
     * @param finish        seconds until the last has left
     * @param expectedWaits by quarter of an hour from now: wait of those who would be called in it, seconds
     */
    public record Outcome(Band meanWait, Band serviceLevel, Band finish, List<Band> expectedWaits) {}

    /**
     * With and without.
     *
     * @param saved seconds of wait that the change saves on average, with its 95 % interval over the paths
     */
    public record Answer(Outcome before, Outcome after, Estimate saved, int paths) {}

    private final FromNow rest;
    private final CallingPolicy policy;
    private final double until;

    /** @param until seconds from now until which people come; they are all served */
    public WhatIf(FromNow rest, CallingPolicy policy, double until) {
        this.rest = rest;
        this.policy = policy;
        this.until = until;
    }

    /** A clock that says whether there is time for one more path. */
    public interface Budget {
        boolean isLeft(int pathsSoFar);
    }

    /**
     * The answer over as many paths as the budget has, at least two.
     *
     * @throws Change.Impossible where the branch would refuse a change
     */
    public Answer ask(List<Change> changes, Budget budget, long seed) {
        ChangedBranch changing = new ChangedBranch(policy, rest.now());
        Branch unchanged = changing.callingByItself(rest.branch());
        Branch changed = changing.with(unchanged, changes);
        List<Path> before = new ArrayList<>();
        List<Path> after = new ArrayList<>();
        for (int path = 0; path < 2 || budget.isLeft(path); path++) {
            long chance = Streams.replication(seed, path);
            before.add(play(unchanged, chance));
            after.add(play(changed, chance));
        }
        double[] saved = new double[before.size()];
        for (int i = 0; i < saved.length; i++) {
            saved[i] = before.get(i).meanWait - after.get(i).meanWait;
        }
        return new Answer(outcome(before), outcome(after), Estimate.of(saved), before.size());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Path(double meanWait, double serviceLevel, double finish, double[] waits) {}

    private Path play(Branch start, long seed) {
        SimulatedDay day = Simulator
                .run(new Scenario(start, rest.now(), Double.POSITIVE_INFINITY, policy, officers(start),
                        rest.present(seed), rest.arrivals(seed, until), resumes(start), Integer.MAX_VALUE));
        int slots = (int) Math.max(1, Math.min(48, Math.ceil(until / SLOT_SECONDS)));
        double[] sums = new double[slots];
        int[] counts = new int[slots];
        double sum = 0;
        int count = 0;
        int inTarget = 0;
        double finish = 0;
        for (int i = 0; i < day.people().size(); i++) {
            finish = Double.isNaN(day.ended()[i]) ? finish : Math.max(finish, day.ended()[i]);
            // a participant who is sent home uncalled waited until then
            double called = day.abandoned()[i] ? day.ended()[i] : day.called()[i];
            if (Double.isNaN(called) || called < 0) {
                continue;
            }
            double wait = called - day.issued()[i];
            Service service = start.plan().getService(day.people().get(i).service());
            sum += wait;
            count++;
            inTarget += !day.abandoned()[i] && wait <= service.target().toSeconds() ? 1 : 0;
            int slot = (int) Math.min(slots - 1, called / SLOT_SECONDS);
            sums[slot] += wait;
            counts[slot]++;
        }
        double[] waits = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            waits[slot] = counts[slot] == 0 ? 0 : sums[slot] / counts[slot];
        }
        return new Path(count == 0 ? 0 : sum / count, count == 0 ? 1 : inTarget / (double) count, finish, waits);
    }

    private static Outcome outcome(List<Path> paths) {
        List<Band> waits = new ArrayList<>();
        for (int slot = 0; slot < paths.getFirst().waits.length; slot++) {
            int at = slot;
            waits.add(Band.of(paths.stream().mapToDouble(path -> path.waits[at]).toArray()));
        }
        return new Outcome(Band.of(paths.stream().mapToDouble(Path::meanWait).toArray()),
                Band.of(paths.stream().mapToDouble(Path::serviceLevel).toArray()),
                Band.of(paths.stream().mapToDouble(Path::finish).toArray()), waits);
    }

    private OfficerModel officers(Branch start) {
        Map<String, OfficerRate> byGroup = new HashMap<>();
        for (Group group : start.groups()) {
            byGroup.put(group.id(),
                    rest.model().rateOf(group.duty() instanceof Duty.On on ? on.officer() : null));
        }
        return new OfficerModel.Sharing(rest.model().usual(), byGroup);
    }

    /** A paused officer comes back as announced, or when pauses of that kind mostly end. */
    private List<Act> resumes(Branch start) {
        List<Act> acts = new ArrayList<>();
        for (Group group : start.groups()) {
            Duty.Pause pause = group.duty() instanceof Duty.On on ? on.pause() : null;
            if (pause != null) {
                acts.add(new Act(rest.model().pauseLeft(pause, rest.now()), new Command.ResumeGroup(group.id())));
            }
        }
        acts.sort(Comparator.comparingDouble(Act::at));
        return acts;
    }
}
