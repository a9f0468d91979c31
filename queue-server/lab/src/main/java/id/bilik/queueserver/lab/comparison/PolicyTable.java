package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Policies side by side on the same days, with the pooled bound among them. */
public final class PolicyTable {
    private static final double TARGET_SECONDS = 1800;

    private PolicyTable() {}

    /**
     * A row: seconds, and the quotients to the pooled bound over paired days.
     *
     * @param served share of the participants who were called at all, 0 to 1; the other figures are about them
     * @param level  share called within half an hour, of all who came
     * @param course waits and visits in the branch by the clock
     */
    public record Row(String policy, Estimate meanWait, Estimate p95, Estimate inBranch, double served, Estimate level,
            Estimate waitRatio, Estimate p95Ratio, Estimate inBranchRatio, DayCourse course) {}

    /**
     * One row for each policy, the bound first.
     *
     * @param days two or more
     */
    public static List<Row> of(ReferenceScenario scenario, Map<String, CallingPolicy> policies, int days, long seed) {
        return of(scenario, scenario::people, policies, days, seed);
    }

    /** The same for other people than the scenario's, drawn for each day by its seed. */
    public static List<Row> of(ReferenceScenario scenario, LongFunction<List<Participant>> draw,
            Map<String, CallingPolicy> policies, int days, long seed) {
        Sums bound = new Sums(days);
        Map<String, Sums> sums = new LinkedHashMap<>();
        policies.keySet().forEach(name -> sums.put(name, new Sums(days)));
        for (int day = 0; day < days; day++) {
            List<Participant> people = draw.apply(Streams.replication(seed, day));
            PooledBenchmark.Outcome pooled = scenario.pooled(people);
            bound.add(day, people.size(), pooled.waitsOfCalled(), pooled.timesOfCalled());
            for (int i = 0; i < people.size(); i++) {
                Participant who = people.get(i);
                double stayed = Double.isNaN(pooled.times()[i]) ? who.patience() : pooled.times()[i];
                bound.course.add(day, who.arrives(), pooled.waits()[i], who.arrives() + stayed);
            }
            for (Map.Entry<String, CallingPolicy> policy : policies.entrySet()) {
                SimulatedDay played = scenario.play(policy.getValue(), people, scenario.sharing());
                Sums each = sums.get(policy.getKey());
                if (each == null) {
                    continue;
                }
                each.add(day, people.size(), played.waits(0), played.timesInBranch(0));
                for (int i = 0; i < people.size(); i++) {
                    each.course.add(day, people.get(i).arrives(), played.called()[i] - played.issued()[i],
                            played.ended()[i]);
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        rows.add(bound.row("pooled bound", bound));
        sums.forEach((name, each) -> rows.add(each.row(name, bound)));
        return rows;
    }

    private static final class Sums {
        private final double[] wait;
        private final double[] p95;
        private final double[] inBranch;
        private final double[] level;
        private final DayCourse.Days course;
        private long came;
        private long called;

        Sums(int days) {
            wait = new double[days];
            p95 = new double[days];
            inBranch = new double[days];
            level = new double[days];
            course = new DayCourse.Days(days);
        }

        void add(int day, int people, double[] waits, double[] times) {
            wait[day] = Figures.mean(waits);
            p95[day] = Figures.quantile(waits, .95);
            inBranch[day] = Figures.mean(times);
            int inTime = 0;
            for (double each : waits) {
                inTime += each <= TARGET_SECONDS ? 1 : 0;
            }
            level[day] = people == 0 ? 1 : inTime / (double) people;
            came += people;
            called += waits.length;
        }

        Row row(String name, Sums bound) {
            return new Row(name, Estimate.of(wait), Estimate.of(p95), Estimate.of(inBranch), called / (double) came,
                    Estimate.of(level), Estimate.ratio(wait, bound.wait), Estimate.ratio(p95, bound.p95),
                    Estimate.ratio(inBranch, bound.inBranch), course.course());
        }
    }
}
