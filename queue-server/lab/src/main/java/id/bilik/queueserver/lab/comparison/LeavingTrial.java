package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.forecast.LeavingRates;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.forecast.WaitForecast;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it is worth to know that people leave: the branch's forecast on overloaded days beside the same forecast in which
 * everybody stays. Three of the five officers of the {@link ReferenceScenario} face a surge of one hour at three times
 * what they can do. The forecast learns from the journal alone, up to each ticket.
 */
public final class LeavingTrial {
    private static final BoothChoice CHOICE = BoothChoice.LIGHTEST_LOAD;
    private static final int OFFICERS = 3;
    private static final double SELF_WORK_PER_ATTENTION = 2;
    private static final double VARIATION = 1.05;
    private static final double[] MINUTES = {4, 8, 18};
    private static final double LOAD = .7;
    private static final double SURGE = 3;
    private static final int SLOTS = 16;
    private static final int SURGE_FROM = 2;
    private static final int SURGE_TO = 6;

    /**
     * The same tickets by both forecasts, of those that were called after a wait.
     *
     * @param leaving  the forecast that knows that people leave
     * @param staying  in which everybody stays
     * @param meanWait of these tickets, seconds
     * @param left     share of all tickets that were given up, 0 to 1
     */
    public record Result(TriedForecast.Score leaving, TriedForecast.Score staying, double meanWait, double left) {}

    private final long seed;
    private final int every;
    private final double patience;
    private final CallingPolicy policy = new CentralQueue();
    private final BranchPlan plan = ReferenceScenario.allSkilled().plan();
    private final LearnedModel learned = new LearnedModel(plan);
    private final TriedForecast leaving;
    private final TriedForecast staying;
    private final TriedForecast.Sum leavingSum = new TriedForecast.Sum();
    private final TriedForecast.Sum stayingSum = new TriedForecast.Sum();
    private Branch branch = Branch.unfounded(plan.id());
    private double waits;
    private int tickets;
    private int left;

    private LeavingTrial(double patience, int every, long seed) {
        this.seed = seed;
        this.every = every;
        this.patience = patience;
        this.leaving = new TriedForecast(CHOICE, seed);
        this.staying = new TriedForecast(CHOICE, seed);
    }

    /**
     * The result of the tested days, after learning from the training days.
     *
     * @param patience mean of the exponential patience, seconds; infinite where nobody leaves
     * @param every    only each so-manieth ticket is forecast, 1 or more
     */
    public static Result run(double patience, int trainingDays, int testDays, int every, long seed) {
        LeavingTrial trial = new LeavingTrial(patience, every, seed);
        for (int day = 0; day < trainingDays + testDays; day++) {
            trial.day(day, day >= trainingDays);
        }
        TriedForecast.Score score = trial.leavingSum.score();
        return new Result(score, trial.stayingSum.score(), trial.waits / score.count(),
                trial.left / (double) trial.tickets);
    }

    private void day(int day, boolean tested) {
        Instant opening = ReferenceScenario.OPENING.plus(Duration.ofDays(day));
        Morning morning = Morning.next(branch, plan, opening, OFFICERS);
        SimulatedDay played = Simulator.record(new Scenario(morning.branch(), opening, policy,
                new OfficerModel.Alternating(SELF_WORK_PER_ATTENTION),
                population().draw(Streams.replication(seed, day))));
        List<RecordedEvent> journal = new ArrayList<>(morning.events());
        journal.addAll(played.journal());
        Map<TicketNumber, Instant> calls = new HashMap<>();
        for (RecordedEvent each : journal) {
            if (each.event() instanceof Event.TicketCalled call) {
                calls.putIfAbsent(call.ticket(), each.at());
            }
        }
        for (boolean gone : played.left()) {
            tickets += tested ? 1 : 0;
            left += tested && gone ? 1 : 0;
        }
        for (RecordedEvent each : journal) {
            branch = Evolution.evolve(branch, each);
            learned.accept(each);
            leaving.accept(each);
            staying.accept(each);
            if (each.event() instanceof Event.TicketIssued ticket && each.sequence() % every == 0) {
                Instant called = calls.get(ticket.ticket());
                double waited = called == null ? 0 : Duration.between(each.at(), called).toNanos() / 1e9;
                foresee(branch.getVisit(ticket.ticket()), each.at(), tested ? waited : 0);
            }
        }
    }

    /** @param waited seconds; 0 where the ticket was not called, or at once, and so is not scored */
    private void foresee(Visit visit, Instant now, double waited) {
        BranchModel model = learned.model(branch.plan(), now);
        int ahead = policy.countAhead(branch, visit, now);
        waits += waited;
        WaitForecast some = leaving.foresee(branch, model, visit, ahead, now);
        WaitForecast all = staying.foresee(branch, model.with(LeavingRates.NOBODY), visit, ahead, now);
        if (waited > 0) {
            leavingSum.add(some, waited);
            stayingSum.add(all, waited);
        }
    }

    private SyntheticDay population() {
        double perMinute = LOAD * OFFICERS * OfficerRate.of(SELF_WORK_PER_ATTENTION).rate(ReferenceScenario.BOOTHS)
                / (Arrays.stream(MINUTES).sum() / MINUTES.length);
        List<Double> rates = new ArrayList<>(Collections.nCopies(SLOTS, perMinute));
        for (int slot = SURGE_FROM; slot < SURGE_TO; slot++) {
            rates.set(slot, perMinute * SURGE / LOAD);
        }
        List<SyntheticDay.ServiceShare> services = new ArrayList<>();
        for (int s = 0; s < MINUTES.length; s++) {
            services.add(new SyntheticDay.ServiceShare(plan.services().get(s).id(), 1.0 / MINUTES.length,
                    MINUTES[s] * 60, VARIATION));
        }
        return new SyntheticDay(rates, 900, services, .1, patience, .03, 40, 1);
    }
}
