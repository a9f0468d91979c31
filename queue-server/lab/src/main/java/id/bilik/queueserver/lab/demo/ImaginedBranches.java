package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchFigures;
import id.bilik.queueserver.core.forecast.BranchPriors;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Branches beside one that is tried, for priors: each has had one day of its own, with other people, other works and other
 * patience. All branches, the one that is tried among them, differ from the same middle by chance. So the middle is not what
 * is true of the one that is tried, and nobody of its own day is in the figures.
 */
public final class ImaginedBranches {
    /** Standard deviations of logarithms: of all works of a branch, of those of each service, and of people's patience. */
    private static final double WORKS = .15;
    private static final double SERVICE = .15;
    private static final double PATIENCE = .5;
    private static final int THREE = 3;

    private final int count;

    /** @param count 0 for none: what is believed is that of a branch of which nobody else is known */
    public ImaginedBranches(int count) {
        this.count = count;
    }

    /**
     * What they say of a branch.
     *
     * @param factors of the one that is tried, by the id of a service: its work by what the plan expects
     * @param seed    of its day; theirs are others
     */
    public BranchPriors priors(ToDoubleFunction<String> factors, long seed) {
        SplittableRandom random = new SplittableRandom(Streams.replication(seed, -1));
        Habits tried = Habits.drawn(random);
        List<BranchFigures> figures = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            figures.add(figures(number, Habits.drawn(random), tried, factors, Streams.replication(seed, -1 - number)));
        }
        return BranchPriors.of(figures);
    }

    private static BranchFigures figures(int number, Habits own, Habits tried, ToDoubleFunction<String> factors,
            long seed) {
        VirtualDemoDay demo = VirtualDemoDay.with(THREE);
        Morning morning = demo.morning();
        LearnedModel learned = new LearnedModel(VirtualDemoDay.PLAN);
        morning.events().forEach(learned::accept);
        for (RecordedEvent event : Simulator.record(demo.scenario(morning, new CentralQueue(),
                service -> factors.applyAsDouble(service) * own.work(service) / tried.work(service),
                new VirtualDemoDay.Patience(own.least / tried.least, own.beyond / tried.beyond), seed)).journal()) {
            learned.accept(event);
        }
        BranchFigures seen = learned.figures(VirtualDemoDay.PLAN);
        return new BranchFigures("other-" + number, seen.services(), seen.leaving(), seen.noShows(), seen.days(),
                seen.officers(), seen.selfWork());
    }

    /** By what a branch differs from the middle, as factors. */
    private record Habits(Map<String, Double> works, double least, double beyond) {
        static Habits drawn(SplittableRandom random) {
            double all = WORKS * random.nextGaussian();
            Map<String, Double> works = new HashMap<>();
            for (Service service : VirtualDemoDay.PLAN.services()) {
                works.put(service.id(), Math.exp(all + SERVICE * random.nextGaussian()));
            }
            return new Habits(works, Math.exp(PATIENCE * random.nextGaussian()),
                    Math.exp(PATIENCE * random.nextGaussian()));
        }

        double work(String service) { return works.getOrDefault(service, 1.0); }
    }
}
