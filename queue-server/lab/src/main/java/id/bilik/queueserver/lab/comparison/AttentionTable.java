package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways in which officers divide their attention, side by side on the same days with the same calling. */
public final class AttentionTable {
    private AttentionTable() {}

    /**
     * A row. Seconds.
     *
     * @param waitRatio mean wait by that of the pooled bound, over paired days
     * @param inBooth   mean time from the call to the end of the visit, by service in the order of the plan
     */
    public record Row(String way, Estimate meanWait, Estimate waitRatio, Estimate p95, Estimate inBranch,
            List<Estimate> inBooth) {}

    /** The ways that are compared: all at once, then one visit at a time. */
    public static Map<String, OfficerModel> ways(ReferenceScenario scenario) {
        double selfWork = ReferenceScenario.SELF_WORK_PER_ATTENTION;
        Map<String, OfficerModel> ways = new LinkedHashMap<>();
        ways.put("shared by all at once", scenario.sharing());
        ways.put("longest waiting first", new OfficerModel.Alternating(selfWork));
        ways.put("as suggested", new OfficerModel.Attending(selfWork, true));
        ways.put("as suggested, uneven turns", new OfficerModel.Attending(selfWork, false));
        return ways;
    }

    /** @param days two or more */
    public static List<Row> of(ReferenceScenario scenario, int days, long seed) {
        List<String> services = scenario.plan().services().stream().map(service -> service.id()).toList();
        double[] bound = new double[days];
        Map<String, Sums> sums = new LinkedHashMap<>();
        for (int day = 0; day < days; day++) {
            List<Participant> people = scenario.people(Streams.replication(seed, day));
            bound[day] = Figures.mean(scenario.pooled(people).waitsOfCalled());
            for (Map.Entry<String, OfficerModel> way : ways(scenario).entrySet()) {
                sums.computeIfAbsent(way.getKey(), it -> new Sums(days, services))
                        .add(day, scenario.play(new CentralQueue(), people, way.getValue()));
            }
        }
        List<Row> rows = new ArrayList<>();
        sums.forEach((way, each) -> rows.add(each.row(way, bound)));
        return rows;
    }

    private static final class Sums {
        private final List<String> services;
        private final double[] wait;
        private final double[] p95;
        private final double[] inBranch;
        private final double[][] inBooth;

        Sums(int days, List<String> services) {
            this.services = services;
            wait = new double[days];
            p95 = new double[days];
            inBranch = new double[days];
            inBooth = new double[services.size()][days];
        }

        void add(int day, SimulatedDay played) {
            wait[day] = Figures.mean(played.waits(0));
            p95[day] = Figures.quantile(played.waits(0), .95);
            inBranch[day] = Figures.mean(played.timesInBranch(0));
            for (int service = 0; service < services.size(); service++) {
                inBooth[service][day] = inBooth(played, services.get(service));
            }
        }

        private static double inBooth(SimulatedDay played, String service) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < played.people().size(); i++) {
                if (played.people().get(i).service().equals(service)) {
                    sum += played.ended()[i] - played.called()[i];
                    count++;
                }
            }
            return sum / Math.max(1, count);
        }

        Row row(String way, double[] bound) {
            List<Estimate> booths = new ArrayList<>();
            for (double[] service : inBooth) {
                booths.add(Estimate.of(service));
            }
            return new Row(way, Estimate.of(wait), Estimate.ratio(wait, bound), Estimate.of(p95),
                    Estimate.of(inBranch), booths);
        }
    }
}
