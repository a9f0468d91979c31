package id.bilik.queueserver.lab.benchmarks;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchForecast;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.ForecastCalibration;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What imagined days and forecasts cost on one thread, as medians after the compiler has settled; and whether a thousand
 * days leave anything behind.
 */
public final class SimulationBench {
    private static final int VISITS = 1000;
    private static final int WAITING = 100;
    private static final int PATHS = 200;

    /**
     * A row of the table.
     *
     * @param value     in the unit
     * @param bar       what it should not exceed, in the same unit
     * @param perSecond events, where it has any; else 0
     */
    public record Row(String name, double value, String unit, double bar, double perSecond) {}

    private SimulationBench() {}

    public static void main(String[] arguments) {
        for (Row row : run()) {
            System.out.printf(Locale.ROOT, "%-62s %9.2f %s (bar %.0f)%s%n", row.name(), row.value(), row.unit(),
                    row.bar(),
                    row.perSecond() == 0 ? "" : String.format(Locale.ROOT, ", %,.0f events/s", row.perSecond()));
        }
    }

    /** All rows. */
    public static List<Row> run() {
        ReferenceScenario scenario = ReferenceScenario.allSkilled();
        List<Participant> people = people();
        long events = play(scenario, people).events();
        Median day = median(400, () -> play(scenario, people));
        Branch crowded = crowded(scenario.plan());
        BranchModel model = BranchModel.expected(scenario.plan());
        ForecastCalibration.Factors factors = new ForecastCalibration(3600).factors();
        Median forecast = median(200, () -> BranchForecast.of(crowded, model, BoothChoice.LIGHTEST_LOAD,
                factors, PATHS, 1, crowded.time()));
        long before = usedAfter(scenario, people, 100);
        long after = usedAfter(scenario, people, 1000);
        return List.of(new Row("simulated day of 1,000 visits", day.millis, "ms", 5, events / day.millis * 1000),
                new Row("the same, processor time", day.cpuMillis, "ms", 5, events / day.cpuMillis * 1000),
                new Row("forecast for 100 waiting and all newcomers, 200 paths", forecast.millis, "ms", 50, 0),
                new Row("the same, processor time", forecast.cpuMillis, "ms", 50, 0),
                new Row("heap grown from the 100th to the 1,100th simulated day", (after - before) / 1048576.0, "MiB",
                        1,
                        0));
    }

    private static SimulatedDay play(ReferenceScenario scenario, List<Participant> people) {
        return scenario.play(new CentralQueue(), people, scenario.sharing());
    }

    private static List<Participant> people() {
        List<SyntheticDay.ServiceShare> services = List.of(new SyntheticDay.ServiceShare("info", .4, 240, 1.05),
                new SyntheticDay.ServiceShare("jht", .4, 480, 1.05),
                new SyntheticDay.ServiceShare("jkm", .2, 720, 1.05));
        List<Double> perMinute = new ArrayList<>(Collections.nCopies(40, 1.8));
        return new SyntheticDay(perMinute, 900, services, .1, Double.POSITIVE_INFINITY, 0, 0, 1).draw(7).subList(0,
                VISITS);
    }

    /** A hundred waiting and every booth taken. */
    private static Branch crowded(BranchPlan plan) {
        Morning morning = Morning.of(plan, ReferenceScenario.OPENING);
        Decider decider = new Decider(new CentralQueue());
        Branch branch = morning.branch();
        for (int i = 0; i < WAITING + plan.groups().size() * ReferenceScenario.BOOTHS; i++) {
            Command issue = new Command.IssueTicket(new UUID(1, i), plan.services().get(i % 3).id(),
                    i % 5 == 0 ? Priority.ELDERLY : Priority.NONE, Channel.OFFLINE);
            if (decider.decide(branch, Order.unnamed(issue),
                    morning.at().plusSeconds(20L * i)) instanceof Decision.Accepted accepted) {
                branch = accepted.branch();
                for (RecordedEvent event : accepted.events()) {
                    if (event.event() instanceof Event.TicketCalled call && decider.decide(branch,
                            Order.unnamed(new Command.Arrive(call.booth(), null)),
                            event.at()) instanceof Decision.Accepted there) {
                        branch = there.branch();
                    }
                }
            }
        }
        return branch;
    }

    /** Processor time is disturbed less by other work on the machine. */
    private record Median(double millis, double cpuMillis) {}

    private static Median median(int rounds, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
        double[] millis = new double[rounds];
        double[] cpuMillis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            work.run();
            cpuMillis[i] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        Arrays.sort(cpuMillis);
        return new Median(millis[rounds / 2], cpuMillis[rounds / 2]);
    }

    @SuppressWarnings("SystemGc") // what is left is what is asked for
    private static long usedAfter(ReferenceScenario scenario, List<Participant> people, int days) {
        for (int i = 0; i < days; i++) {
            play(scenario, people);
        }
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
