package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.Act;
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
import java.util.function.ToDoubleFunction;

/**
 * What would become of the rest of the day with and without changes: all are played on the same paths, with the same
 * people, so their difference is that of the changes alone. Each pair of paths believes in a model of its own, as likely as
 * the one that was learned: so no answer is surer than what the branch knows of itself.
 */
public final class WhatIf {
    /** Looked at together, seconds. */
    public static final int SLOT_SECONDS = 900;
    /** No day is looked at for longer than twelve hours after now. */
    private static final int MOST_SLOTS = 48;
    /** Paths that believe in the same model, so that what the model changes can be told from what chance does. */
    static final int PER_MODEL = 2;
    /** Of fewer models an interval says nothing. */
    private static final int LEAST_PATHS = 8 * PER_MODEL;

    /** A figure over the paths: a tenth lies below low, a tenth above high. */
    public record Band(double low, double middle, double high) {
        static Band of(double[] values) {
            return new Band(Figures.quantile(values, .1), Figures.quantile(values, .5), Figures.quantile(values, .9));
        }
    }

    /**
     * Waits of those who are called in a quarter of an hour.
     *
     * @param from seconds after now
     */
    public record Slot(double from, Band waits) {}

    /**
     * The rest of the day.
     *
     * @param meanWait      seconds, of those who are called from now on, leave, or are sent home when the day ends
     * @param serviceLevel  share of them that is called within the target of their service, 0 to 1
     * @param finish        seconds until the last has left
     * @param expectedWaits by the quarter of an hour in which somebody is called on most paths
     * @param officers      on duty at the beginning, those who pause among them; where there are none, nobody is called
     * @param called        mean number of visits that are called from now on
     * @param uncalled      mean number of those that are sent home when the day ends
     * @param left          mean number of those that leave before they are called; they count as not called in time
     */
    public record Outcome(Band meanWait, Band serviceLevel, Band finish, List<Slot> expectedWaits, int officers,
            double called, double uncalled, double left) {}

    /**
     * With changes.
     *
     * @param saved seconds of wait that they save on average, with a 95 % interval over chance and over what is believed of the
     *              branch
     */
    public record Alternative(Outcome after, Saved saved) {}

    /** Several things that could be done, beside none of them; the alternatives as they were asked for. */
    public record Comparison(Outcome before, List<Alternative> alternatives, int paths) {}

    private final FromNow rest;
    private final CallingPolicy policy;
    private final double until;

    /** @param until seconds from now until which people come, while tickets are issued; they are all served */
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
     * The answer over as many paths as the budget has, at least sixteen.
     *
     * @param alternatives each a list of changes that are made together
     * @throws Change.Impossible where the branch would refuse a change
     */
    public Comparison ask(List<List<Change>> alternatives, Budget budget, long seed) {
        ChangedBranch changing = new ChangedBranch(policy, rest.now());
        List<Branch> starts = new ArrayList<>();
        starts.add(changing.callingByItself(rest.branch()));
        alternatives.forEach(changes -> starts.add(changing.with(starts.getFirst(), changes)));
        List<List<Path>> played = new ArrayList<>();
        starts.forEach(start -> played.add(new ArrayList<>()));
        for (int path = 0; path < LEAST_PATHS || path % PER_MODEL != 0 || budget.isLeft(path); path++) {
            FromNow believed = rest.drawn(Streams.replication(seed, path / PER_MODEL));
            for (int i = 0; i < starts.size(); i++) {
                played.get(i).add(play(believed, starts.get(i), Streams.replication(seed, path)));
            }
        }
        List<Path> before = played.getFirst();
        List<Alternative> answers = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            answers.add(new Alternative(outcome(starts.get(i), played.get(i)), saved(before, played.get(i))));
        }
        return new Comparison(outcome(starts.getFirst(), before), answers, before.size());
    }

    private static Saved saved(List<Path> before, List<Path> after) {
        double[] saved = new double[before.size()];
        for (int i = 0; i < saved.length; i++) {
            saved[i] = before.get(i).meanWait - after.get(i).meanWait;
        }
        return Saved.of(saved);
    }

    /** @param waits mean wait of those called in each quarter of an hour, not a number where there was nobody */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Path(double meanWait, double serviceLevel, double finish, int called, int uncalled, int left,
            double[] waits) {}

    private Path play(FromNow believed, Branch start, long seed) {
        SimulatedDay day = Simulator.run(new Scenario(start, rest.now(), Double.POSITIVE_INFINITY, policy,
                officers(believed, start), believed.present(seed, start), believed.arrivals(seed, until, start),
                resumes(believed, start), Integer.MAX_VALUE));
        double[] sums = new double[MOST_SLOTS];
        int[] counts = new int[MOST_SLOTS];
        double sum = 0;
        int called = 0;
        int uncalled = 0;
        int left = 0;
        int inTarget = 0;
        double finish = 0;
        for (int i = 0; i < day.people().size(); i++) {
            finish = Double.isNaN(day.ended()[i]) ? finish : Math.max(finish, day.ended()[i]);
            boolean gone = day.abandoned()[i];
            // a participant who goes uncalled, of their own will or sent home, waited until then
            double at = gone ? day.ended()[i] : day.called()[i];
            if (Double.isNaN(at) || at < 0) {
                continue;
            }
            double wait = at - day.issued()[i];
            sum += wait;
            if (gone) {
                left += day.left()[i] ? 1 : 0;
                uncalled += day.left()[i] ? 0 : 1;
                continue;
            }
            Service service = start.plan().getService(day.people().get(i).service());
            called++;
            inTarget += wait <= service.target().toSeconds() ? 1 : 0;
            int slot = (int) (at / SLOT_SECONDS);
            if (slot < MOST_SLOTS) {
                sums[slot] += wait;
                counts[slot]++;
            }
        }
        double[] waits = new double[MOST_SLOTS];
        for (int slot = 0; slot < MOST_SLOTS; slot++) {
            waits[slot] = counts[slot] == 0 ? Double.NaN : sums[slot] / counts[slot];
        }
        int count = called + uncalled + left;
        return new Path(count == 0 ? 0 : sum / count, count == 0 ? 1 : inTarget / (double) count, finish, called,
                uncalled, left, waits);
    }

    private static Outcome outcome(Branch start, List<Path> paths) {
        List<Slot> slots = new ArrayList<>();
        for (int slot = 0; slot < MOST_SLOTS; slot++) {
            int at = slot;
            double[] waits = paths.stream().mapToDouble(path -> path.waits[at]).filter(wait -> !Double.isNaN(wait))
                    .toArray();
            if (waits.length * 2 > paths.size()) {
                slots.add(new Slot(at * (double) SLOT_SECONDS, Band.of(waits)));
            }
        }
        return new Outcome(band(paths, Path::meanWait), band(paths, Path::serviceLevel), band(paths, Path::finish),
                List.copyOf(slots), (int) start.groups().stream().filter(Group::isOnDuty).count(),
                mean(paths, Path::called), mean(paths, Path::uncalled), mean(paths, Path::left));
    }

    private static Band band(List<Path> paths, ToDoubleFunction<Path> figure) {
        return Band.of(paths.stream().mapToDouble(figure).toArray());
    }

    private static double mean(List<Path> paths, ToDoubleFunction<Path> figure) {
        return paths.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static OfficerModel officers(FromNow believed, Branch start) {
        Map<String, OfficerRate> byGroup = new HashMap<>();
        for (Group group : start.groups()) {
            byGroup.put(group.id(),
                    believed.model().rateOf(group.duty() instanceof Duty.On on ? on.officer() : null));
        }
        return new OfficerModel.Sharing(believed.model().usual(), byGroup);
    }

    /** A paused officer comes back as announced, or when pauses of that kind mostly end. */
    private static List<Act> resumes(FromNow believed, Branch start) {
        List<Act> acts = new ArrayList<>();
        for (Group group : start.groups()) {
            Duty.Pause pause = group.duty() instanceof Duty.On on ? on.pause() : null;
            if (pause != null) {
                acts.add(new Act(believed.model().pauseLeft(pause, believed.now()),
                        new Command.ResumeGroup(group.id())));
            }
        }
        acts.sort(Comparator.comparingDouble(Act::at));
        return acts;
    }
}
