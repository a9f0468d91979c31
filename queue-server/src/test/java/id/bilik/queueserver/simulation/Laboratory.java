package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.GroupPlan;
import id.bilik.queueserver.branch.Hours;
import id.bilik.queueserver.branch.Priority;
import id.bilik.queueserver.branch.Rules;
import id.bilik.queueserver.branch.Service;
import id.bilik.queueserver.calling.CentralQueue;
import id.bilik.queueserver.forecast.OfficerRate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Textbook queues played by the branch's own rules; one unit of time is a second. */
final class Laboratory {
    static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    private Laboratory() {}

    /** c servers are c groups of one booth. */
    static BranchPlan servers(int groups, int booths, Map<Priority, Double> weights) {
        List<GroupPlan> planned = new ArrayList<>();
        int booth = 0;
        for (int g = 0; g < groups; g++) {
            List<String> ids = new ArrayList<>();
            for (int b = 0; b < booths; b++) {
                ids.add(Integer.toString(++booth));
            }
            planned.add(new GroupPlan("g" + g, ids, List.of("jht"), booths));
        }
        return new BranchPlan("textbook", "Textbook", ZoneOffset.UTC, List.of("en"),
                List.of(new Service("jht", 'A', Map.of("en", "JHT"), Duration.ofMinutes(5), Duration.ofMinutes(5))),
                planned, Hours.AROUND_THE_CLOCK,
                new Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(23), weights));
    }

    static List<Participant> poisson(long seed, int count, double lambda, double meanWork, double meanPatience) {
        SplittableRandom random = Streams.of(seed, "textbook", 0);
        List<Participant> people = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < count; i++) {
            at += Streams.exponential(random, 1 / lambda);
            double work = Streams.exponential(random, meanWork);
            double patience = Streams.exponential(random, meanPatience);
            people.add(new Participant(at, "jht", Priority.NONE, work, 1, 0,
                    Double.isInfinite(meanPatience) ? meanPatience : patience, true, false));
        }
        return people;
    }

    static Scenario scenario(BranchPlan plan, OfficerRate rate, List<Participant> people, int room) {
        Morning morning = Morning.of(plan, MIDNIGHT);
        return new Scenario(morning.branch(), MIDNIGHT, Double.POSITIVE_INFINITY, new CentralQueue(),
                new OfficerModel.Sharing(rate), Map.of(), people, List.of(), room);
    }

    /** A figure over replications, seeds 1, 2, … */
    static Estimate estimate(int replications, java.util.function.LongFunction<SimulatedDay> day,
            ToDoubleFunction<SimulatedDay> figure) {
        double[] values = new double[replications];
        for (int i = 0; i < replications; i++) {
            values[i] = figure.applyAsDouble(day.apply(Streams.replication(20261122, i)));
        }
        return Estimate.of(values);
    }
}
