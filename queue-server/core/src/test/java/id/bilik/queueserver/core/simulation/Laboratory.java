package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Textbook queues played by the branch's own rules; one unit of time is a second. */
public final class Laboratory {
    static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    private Laboratory() {}

    /** c servers are c groups of one booth. */
    public static BranchPlan servers(int groups, int booths, Map<Priority, Double> weights) {
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

    public static List<Participant> poisson(long seed, int count, double lambda, double meanWork, double meanPatience) {
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

    public static Scenario scenario(BranchPlan plan, OfficerRate rate, List<Participant> people, int room) {
        Morning morning = Morning.of(plan, MIDNIGHT);
        return new Scenario(morning.branch(), MIDNIGHT, Double.POSITIVE_INFINITY, new CentralQueue(),
                new OfficerModel.Sharing(rate), Map.of(), people, List.of(), room);
    }

    /**
     * A mean over replications from which is taken what two controls explain, by regression (A. Law, Simulation Modeling
     * and Analysis, ch. 11.4); the interval is that of the residuals, with two degrees of freedom less.
     *
     * @param one   of each replication, with a mean that is known to be zero; so is the other
     */
    public static Estimate controlled(double[] values, double[] one, double[] other) {
        int n = values.length;
        double[] v = centred(values);
        double[] x = centred(one);
        double[] y = centred(other);
        double determinant = dot(x, x) * dot(y, y) - dot(x, y) * dot(x, y);
        double a = (dot(v, x) * dot(y, y) - dot(v, y) * dot(x, y)) / determinant;
        double b = (dot(v, y) * dot(x, x) - dot(v, x) * dot(x, y)) / determinant;
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = values[i] - a * one[i] - b * other[i];
        }
        Estimate plain = Estimate.of(residuals);
        // the controls' own means are not quite zero, which widens it a little
        double[] means = {mean(one), mean(other)};
        double leverage = (means[0] * means[0] * dot(y, y) - 2 * means[0] * means[1] * dot(x, y)
                + means[1] * means[1] * dot(x, x)) / determinant;
        return new Estimate(plain.mean(),
                plain.halfWidth() * Math.sqrt((n - 1.0) / (n - 3)) * Math.sqrt(1 + n * leverage), n);
    }

    private static double mean(double[] values) { return Arrays.stream(values).average().orElseThrow(); }

    private static double[] centred(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
