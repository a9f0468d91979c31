package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.calling.OfficerSpeed;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.forecast.LeavingRates;
import id.bilik.queueserver.core.forecast.ModelError;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.forecast.WaitForecast;
import id.bilik.queueserver.core.forecast.WorkDistribution;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Participant;
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
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How good the branch's forecast is on imagined days, and how much of its error is ignorance: days of five officers, two
 * of whom lack a skill, with a four-fold surge of an hour at a time of its own, work that is longer or shorter by some
 * 15 % from day to day, people who don't come, and a plan whose expected times are wrong. Officers attend to one visit at
 * a time. The forecast learns from the journal alone, on the days before and on the day itself up to the ticket.
 */
public final class ForecastTrial {
    private static final BoothChoice CHOICE = BoothChoice.LIGHTEST_LOAD;
    private static final double WORK_SPREAD = .15;
    private static final double NO_SHOW = .05;
    private static final double WALK = 40;
    private static final double SURGE = 4;
    private static final double LOAD = .5;
    private static final double SELF_WORK_PER_ATTENTION = 2;
    private static final double VARIATION = 1.05;
    private static final double[] MINUTES = {4, 8, 18};
    private static final int SLOTS = 20;

    /**
     * Errors in seconds over the tickets that were tested, of visits that had somebody ahead.
     *
     * @param error      mean absolute error of our forecast
     * @param knowing    of the same forecast with the true parameters
     * @param naive      of position × mean time in the booth / booths
     * @param held       share of ranges that held, 0 to 1
     * @param meanWait   of these visits
     */
    public record Result(int count, double error, double knowing, double naive, double held, double meanWait) {}

    private final long seed;
    private final int every;
    private final CallingPolicy policy = new CentralQueue(CHOICE, () -> OfficerSpeed.UNKNOWN);
    private final BranchPlan plan = ReferenceScenario.withSkills().plan();
    private final LearnedModel learned = new LearnedModel(plan);
    private final TriedForecast ours;
    private final TriedForecast theirs;
    private final TriedForecast.Sum oursSum = new TriedForecast.Sum();
    private final TriedForecast.Sum theirsSum = new TriedForecast.Sum();
    private Branch branch = Branch.unfounded(plan.id());
    private double boothSeconds;
    private int boothVisits;
    private double naive;
    private double wait;

    private ForecastTrial(long seed, int every) {
        this.seed = seed;
        this.every = every;
        this.ours = new TriedForecast(CHOICE, seed);
        this.theirs = new TriedForecast(CHOICE, seed);
    }

    /**
     * The result of the tested days, after learning from the training days.
     *
     * @param every only each so-manieth ticket is forecast, 1 or more
     */
    public static Result run(int trainingDays, int testDays, int every, long seed) {
        ForecastTrial trial = new ForecastTrial(seed, every);
        for (int day = 0; day < trainingDays + testDays; day++) {
            trial.day(day, day >= trainingDays);
        }
        TriedForecast.Score score = trial.oursSum.score();
        double n = score.count();
        return new Result(score.count(), score.error(), trial.theirsSum.score().error(), trial.naive / n, score.held(),
                trial.wait / n);
    }

    private void day(int day, boolean tested) {
        SplittableRandom random = Streams.of(seed, "day", day);
        double factor = Math.exp(WORK_SPREAD * random.nextGaussian() - WORK_SPREAD * WORK_SPREAD / 2);
        List<Participant> people = population(random).withWorkFactor(factor)
                .draw(Streams.replication(seed, day));
        Instant opening = ReferenceScenario.OPENING.plus(Duration.ofDays(day));
        Morning morning = Morning.next(branch, misjudged(), opening, plan.groups().size());
        SimulatedDay played = Simulator.record(new Scenario(morning.branch(), opening, policy,
                new OfficerModel.Alternating(SELF_WORK_PER_ATTENTION), people));
        List<RecordedEvent> journal = new ArrayList<>(morning.events());
        journal.addAll(played.journal());
        Map<TicketNumber, Double> waits = new HashMap<>();
        Map<TicketNumber, Instant> issued = new HashMap<>();
        for (RecordedEvent each : journal) {
            if (each.event() instanceof Event.TicketIssued ticket) {
                issued.put(ticket.ticket(), each.at());
            } else if (each.event() instanceof Event.TicketCalled call) {
                Instant since = issued.get(call.ticket());
                if (since != null) {
                    waits.putIfAbsent(call.ticket(), Duration.between(since, each.at()).toNanos() / 1e9);
                }
            }
        }
        for (RecordedEvent each : journal) {
            branch = Evolution.evolve(branch, each);
            learned.accept(each);
            ours.accept(each);
            theirs.accept(each);
            if (each.event() instanceof Event.TicketIssued ticket && each.sequence() % every == 0) {
                Double waited = waits.get(ticket.ticket());
                if (waited != null && waited == 0) {
                    // called with the issue: nobody has seen it waiting
                    continue;
                }
                foresee(branch.getVisit(ticket.ticket()), each.at(), factor, tested ? waited : null);
            }
        }
        boothSeconds += branch.tally().serviceSeconds();
        boothVisits += branch.tally().served();
    }

    private void foresee(Visit visit, Instant now, double factor,
            @Nullable Double waited) {
        BranchModel model = learned.model(branch.plan(), now);
        int ahead = policy.countAhead(branch, visit, now);
        WaitForecast shown = ours.foresee(branch, model, visit, ahead, now);
        WaitForecast known = theirs.foresee(branch, truth(model, factor), visit, ahead, now);
        if (waited == null || ahead == 0) {
            return;
        }
        wait += waited;
        oursSum.add(shown, waited);
        theirsSum.add(known, waited);
        double inBooth = boothVisits == 0 ? 600 : boothSeconds / boothVisits;
        int booths = plan.groups().size() * ReferenceScenario.BOOTHS;
        naive += Math.abs((ahead + 1) * inBooth / booths - waited);
    }

    /** The plan's expected times are those of nobody. */
    private BranchPlan misjudged() {
        List<Service> services = new ArrayList<>();
        for (Service service : plan.services()) {
            services.add(new Service(service.id(), service.letter(), service.names(), Duration.ofMinutes(7),
                    service.target()));
        }
        return new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(), services, plan.groups(),
                plan.hours(), plan.rules());
    }

    private BranchModel truth(BranchModel model, double factor) {
        Map<String, WorkDistribution> work = new HashMap<>();
        for (int s = 0; s < MINUTES.length; s++) {
            double mean = MINUTES[s] * 60 * factor + WALK;
            work.put(plan.services().get(s).id(),
                    WorkDistribution.prior(mean, VARIATION * MINUTES[s] * 60 * factor / mean));
        }
        return new BranchModel(work, OfficerRate.of(SELF_WORK_PER_ATTENTION), Map.of(), NO_SHOW, model.noShowWork(),
                Map.of(), model.usualPause(), Map.of(), model.attained(), model.attention(), LeavingRates.NOBODY,
                ModelError.NONE);
    }

    private SyntheticDay population(SplittableRandom random) {
        double mean = Arrays.stream(MINUTES).sum() / MINUTES.length;
        double perMinute = LOAD * plan.groups().size()
                * OfficerRate.of(SELF_WORK_PER_ATTENTION).rate(ReferenceScenario.BOOTHS) / mean;
        List<Double> rates = new ArrayList<>(Collections.nCopies(SLOTS, perMinute));
        int surge = 2 + random.nextInt(SLOTS - 8);
        for (int slot = surge; slot < surge + 4; slot++) {
            rates.set(slot, perMinute * SURGE);
        }
        List<SyntheticDay.ServiceShare> services = new ArrayList<>();
        for (int s = 0; s < MINUTES.length; s++) {
            services.add(new SyntheticDay.ServiceShare(plan.services().get(s).id(), 1.0 / 3, MINUTES[s] * 60,
                    VARIATION));
        }
        return new SyntheticDay(rates, 900, services, .1, Double.POSITIVE_INFINITY, NO_SHOW, WALK, 1);
    }
}
