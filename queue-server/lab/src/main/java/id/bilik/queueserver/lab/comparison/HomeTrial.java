package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.calling.OfficerSpeed;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.forecast.WaitForecast;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How good the forecast is where one officer has three booths at the branch and three for participants at home. Half of the
 * people have an appointment from home, and are before their page some minutes earlier. Days have a surge at a time of its own, and
 * work that is longer or shorter by some 15 % from day to day. The forecast learns from the journal alone.
 */
public final class HomeTrial {
    private static final BoothChoice CHOICE = BoothChoice.LIGHTEST_LOAD;
    private static final List<String> BOOTHS = List.of("1", "2", "3");
    private static final List<String> HOMES = List.of("H1", "H2", "H3");
    private static final double SHARE = .5;
    private static final double WORK_SPREAD = .15;
    private static final double NO_SHOW = .05;
    private static final double WALK = 40;
    private static final double SURGE = 3;
    private static final double LOAD = .6;
    private static final double SELF_WORK_PER_ATTENTION = 2;
    private static final double VARIATION = 1.05;
    private static final double[] MINUTES = {4, 8, 18};
    private static final int SLOTS = 24;

    private final long seed;
    private final CallingPolicy policy = new CentralQueue(CHOICE, () -> OfficerSpeed.UNKNOWN);
    private final BranchPlan plan = plan();
    private final LearnedModel learned = new LearnedModel(plan);
    private final TriedForecast forecast;
    private final Map<Where, TriedForecast.Sum> sums = new EnumMap<>(Where.class);
    private Branch branch = Branch.unfounded(plan.id());

    private HomeTrial(long seed) {
        this.seed = seed;
        this.forecast = new TriedForecast(CHOICE, seed);
        for (Where where : Where.values()) {
            sums.put(where, new TriedForecast.Sum());
        }
    }

    /** How the forecast did on the tested days for those who waited, by where they were, after learning from the training days. */
    public static Map<Where, TriedForecast.Score> run(int trainingDays, int testDays, long seed) {
        HomeTrial trial = new HomeTrial(seed);
        for (int day = 0; day < trainingDays + testDays; day++) {
            trial.day(day, day >= trainingDays);
        }
        Map<Where, TriedForecast.Score> scores = new EnumMap<>(Where.class);
        trial.sums.forEach((where, sum) -> scores.put(where, sum.score()));
        return scores;
    }

    /** Prints it in minutes. */
    public static void print(int trainingDays, int testDays, long seed, PrintStream out) {
        out.printf(Locale.ROOT, "seed %d, learned on %d days, tested on %d; minutes%n", seed, trainingDays, testDays);
        run(trainingDays, testDays, seed).forEach((where, score) -> out.printf(Locale.ROOT,
                "%-6s %5d visits that waited, mean absolute error %5.2f, bias %5.2f, range held in %.1f %%%n", where,
                score.count(), score.error() / 60, score.bias() / 60, 100 * score.held()));
    }

    private void day(int day, boolean tested) {
        SplittableRandom random = Streams.of(seed, "day", day);
        double factor = Math.exp(WORK_SPREAD * random.nextGaussian() - WORK_SPREAD * WORK_SPREAD / 2);
        long people = Streams.replication(seed, day);
        List<Participant> drawn = SyntheticDay.withHomes(population(random).withWorkFactor(factor).draw(people), SHARE,
                people);
        Instant opening = ReferenceScenario.OPENING.plus(Duration.ofDays(day));
        Morning morning = Morning.next(branch, plan, opening, 1);
        SimulatedDay played = Simulator.record(new Scenario(morning.branch(), opening, policy,
                new OfficerModel.Alternating(SELF_WORK_PER_ATTENTION), drawn));
        List<RecordedEvent> journal = new ArrayList<>(morning.events());
        journal.addAll(played.journal());
        Map<TicketNumber, Instant> called = new HashMap<>();
        for (RecordedEvent each : journal) {
            if (each.event() instanceof Event.TicketCalled call) {
                called.putIfAbsent(call.ticket(), each.at());
            }
        }
        for (RecordedEvent each : journal) {
            branch = Evolution.evolve(branch, each);
            learned.accept(each);
            forecast.accept(each);
            Instant call = each.event() instanceof Event.TicketIssued issued ? called.get(issued.ticket()) : null;
            // who is called with the issue is told nothing
            if (call != null && call.isAfter(each.at())) {
                foresee(branch.getVisit(((Event.TicketIssued) each.event()).ticket()), each.at(), call, tested);
            }
        }
    }

    private void foresee(Visit visit, Instant now, Instant called, boolean tested) {
        int ahead = policy.countAhead(branch, visit, now);
        WaitForecast told = forecast.foresee(branch, learned.model(branch.plan(), now), visit, ahead, now);
        if (tested) {
            sums.getOrDefault(visit.where(), new TriedForecast.Sum()).add(told,
                    Duration.between(now, called).toNanos() / 1e9);
        }
    }

    /** The plan's expected times are those of nobody. */
    private static BranchPlan plan() {
        BranchPlan some = ReferenceScenario.allSkilled().plan();
        List<Service> services = new ArrayList<>();
        for (Service service : some.services()) {
            services.add(new Service(service.id(), service.letter(), service.names(), Duration.ofMinutes(7),
                    service.target()));
        }
        GroupPlan group = new GroupPlan("g1", BOOTHS, services.stream().map(Service::id).toList(),
                BOOTHS.size() + HOMES.size(), Map.of(), HOMES);
        return new BranchPlan(some.id(), some.name(), some.zone(), some.languages(), services, List.of(group),
                some.hours(), some.rules());
    }

    private static SyntheticDay population(SplittableRandom random) {
        double mean = (MINUTES[0] + MINUTES[1] + MINUTES[2]) / MINUTES.length;
        double perMinute = LOAD * OfficerRate.of(SELF_WORK_PER_ATTENTION).rate(BOOTHS.size() + HOMES.size()) / mean;
        List<Double> rates = new ArrayList<>(Collections.nCopies(SLOTS, perMinute));
        int surge = 2 + random.nextInt(SLOTS - 10);
        for (int slot = surge; slot < surge + 4; slot++) {
            rates.set(slot, perMinute * SURGE);
        }
        List<SyntheticDay.ServiceShare> services = new ArrayList<>();
        BranchPlan plan = plan();
        for (int s = 0; s < MINUTES.length; s++) {
            services.add(new SyntheticDay.ServiceShare(plan.services().get(s).id(), 1.0 / MINUTES.length,
                    MINUTES[s] * 60, VARIATION));
        }
        return new SyntheticDay(rates, 900, services, .1, Double.POSITIVE_INFINITY, NO_SHOW, WALK, 1);
    }
}
