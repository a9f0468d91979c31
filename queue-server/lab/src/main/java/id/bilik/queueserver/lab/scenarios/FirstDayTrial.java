package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.forecast.WaitForecast;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.lab.comparison.TriedForecast;
import id.bilik.queueserver.lab.demo.ImaginedBranches;
import id.bilik.queueserver.lab.demo.VirtualDemoDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The first day of branches of which nothing is known but the plan: the forecast that counts with how little it knows, beside
 * the same forecast that takes what it believes as exact. Both learn from the journal alone, up to each ticket.
 */
final class FirstDayTrial {
    private static final BoothChoice CHOICE = BoothChoice.LIGHTEST_LOAD;
    private static final Duration MORNING = Duration.ofHours(2);

    /** @param morning of the tickets of the first two hours */
    record Result(TriedForecast.Score day, TriedForecast.Score morning) {}

    /** @param exact the forecast that takes what is believed as exact */
    record Comparison(Result exact, Result unsure) {}

    /** Of one of the two. */
    private static final class Sums {
        private final TriedForecast.Sum day = new TriedForecast.Sum();
        private final TriedForecast.Sum morning = new TriedForecast.Sum();

        void add(WaitForecast told, double waited, boolean early) {
            day.add(told, waited);
            if (early) {
                morning.add(told, waited);
            }
        }

        Result result() { return new Result(day.score(), morning.score()); }
    }

    private final VirtualDemoDay demo;
    private final double misjudged;
    private final ImaginedBranches others;
    private final int every;
    private final CallingPolicy policy = new CentralQueue();
    private final Sums exact = new Sums();
    private final Sums unsure = new Sums();

    private FirstDayTrial(VirtualDemoDay demo, double misjudged, ImaginedBranches others, int every) {
        this.demo = demo;
        this.others = others;
        this.misjudged = misjudged;
        this.every = every;
    }

    /**
     * The tickets of several branches together that were called after a wait.
     *
     * @param misjudged how far the plan is off about the work of a service: the standard deviation of its logarithm
     * @param others    where the branches have their priors from
     * @param every     only each so-manieth ticket is forecast, 1 or more
     */
    static Comparison run(VirtualDemoDay demo, double misjudged, ImaginedBranches others, int branches, int every,
            long seed) {
        FirstDayTrial trial = new FirstDayTrial(demo, misjudged, others, every);
        for (int number = 0; number < branches; number++) {
            trial.play(Streams.replication(seed, number));
        }
        return new Comparison(trial.exact.result(), trial.unsure.result());
    }

    private void play(long seed) {
        Morning morning = demo.morning();
        List<RecordedEvent> journal = new ArrayList<>(morning.events());
        ToDoubleFunction<String> factors = service -> Math
                .exp(misjudged * Streams.of(seed, service, 0).nextGaussian());
        journal.addAll(Simulator.record(demo.scenario(morning, policy, factors, seed)).journal());
        Map<TicketNumber, Instant> calls = new HashMap<>();
        for (RecordedEvent each : journal) {
            if (each.event() instanceof Event.TicketCalled call) {
                calls.putIfAbsent(call.ticket(), each.at());
            }
        }
        Branch branch = Branch.unfounded(morning.branch().id());
        LearnedModel learned = new LearnedModel(morning.branch().plan(), others.priors(factors, seed));
        TriedForecast before = new TriedForecast(CHOICE, seed);
        TriedForecast after = new TriedForecast(CHOICE, seed);
        for (RecordedEvent each : journal) {
            branch = Evolution.evolve(branch, each);
            learned.accept(each);
            before.accept(each);
            after.accept(each);
            if (!(each.event() instanceof Event.TicketIssued ticket) || each.sequence() % every != 0) {
                continue;
            }
            Instant now = each.at();
            Instant called = calls.get(ticket.ticket());
            if (called == null || called.equals(now)) {
                continue;
            }
            double waited = Duration.between(now, called).toNanos() / 1e9;
            boolean early = Duration.between(VirtualDemoDay.OPENING, now).compareTo(MORNING) < 0;
            Visit visit = branch.getVisit(ticket.ticket());
            int ahead = policy.countAhead(branch, visit, now);
            BranchModel model = learned.model(branch.plan(), now);
            exact.add(before.foresee(branch, model.exact(), visit, ahead, now), waited, early);
            unsure.add(after.foresee(branch, model, visit, ahead, now), waited, early);
        }
    }
}
