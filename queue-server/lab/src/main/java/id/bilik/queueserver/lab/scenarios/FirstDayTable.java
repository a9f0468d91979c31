package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.lab.comparison.TriedForecast;
import id.bilik.queueserver.lab.demo.ImaginedBranches;
import id.bilik.queueserver.lab.demo.VirtualDemoDay;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** First days with the demo's officers and with as many all day, of plans that are right about the work and of others. */
final class FirstDayTable {
    /** How far a plan may be off about the work of a service. */
    private static final List<Double> MISJUDGED = List.of(0.0, .3);

    private FirstDayTable() {}

    static void print(int branches, ImaginedBranches others, long seed, PrintStream out) {
        out.printf(Locale.ROOT, "seed %d, first days of %d branches; minutes%n%s%n", seed, branches,
                "officers   plan           of it          tickets   error, taken as exact   bias   held"
                        + "   error, unsure   bias   held");
        print("planner's", VirtualDemoDay.asPlanned(), branches, others, seed, out);
        print("3 all day", VirtualDemoDay.with(3), branches, others, seed, out);
    }

    private static void print(String officers, VirtualDemoDay demo, int branches, ImaginedBranches others,
            long seed, PrintStream out) {
        for (double misjudged : MISJUDGED) {
            FirstDayTrial.Comparison trial = FirstDayTrial.run(demo, misjudged, others, branches, 1, seed);
            String plan = misjudged == 0 ? "right" : String.format(Locale.ROOT, "off by %.0f %%", 100 * misjudged);
            print(officers, plan, "all day", trial.exact().day(), trial.unsure().day(), out);
            print(officers, plan, "first 2 hours", trial.exact().morning(), trial.unsure().morning(), out);
        }
    }

    private static void print(String officers, String plan, String time, TriedForecast.Score exact,
            TriedForecast.Score unsure, PrintStream out) {
        out.printf(Locale.ROOT, "%-10s %-14s %-14s %7d %23.2f %6.1f %6.2f %15.2f %6.1f %6.2f%n", officers, plan, time,
                exact.count(), exact.error() / 60, exact.bias() / 60, exact.held(), unsure.error() / 60,
                unsure.bias() / 60, unsure.held());
    }
}
