package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.lab.comparison.AttentionTable;
import id.bilik.queueserver.lab.comparison.CollectiveTrial;
import id.bilik.queueserver.lab.comparison.MergingTrial;
import id.bilik.queueserver.lab.comparison.PolicyTable;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The reference scenario where life is less kind: officers who attend to one visit at a time, participants who do not come
 * when called, officers of other speeds. One line for each seed, with the mean wait by that of the pooled bound, since a
 * single seed of sixty days is off by a few hundredths.
 */
final class Bars {
    private final int days;
    private final List<Long> seeds;
    private final PrintStream out;

    Bars(int days, List<Long> seeds, PrintStream out) {
        this.days = days;
        this.seeds = seeds;
        this.out = out;
    }

    /** How officers divide their attention, and what it does to the time in a booth. */
    void printAttention() {
        for (ReferenceScenario scenario : List.of(ReferenceScenario.allSkilled(), ReferenceScenario.withSkills())) {
            out.printf(Locale.ROOT, "%n%s, %d paired days; minutes%n%-9s %-28s %9s %16s %6s %9s   %s%n",
                    scenario.name(), days, "seed", "attention", "mean wait", "by the bound", "95 %", "in branch",
                    "in booth, by service");
            for (long seed : seeds) {
                AttentionTable.of(scenario, days, seed).forEach(row -> print(seed, row));
            }
        }
    }

    private void print(long seed, AttentionTable.Row row) {
        StringBuilder booths = new StringBuilder();
        for (Estimate service : row.inBooth()) {
            booths.append(String.format(Locale.ROOT, " %6.2f", service.mean() / 60));
        }
        out.printf(Locale.ROOT, "%-9d %-28s %9.2f %16s %6.2f %9.2f  %s%n", seed, row.way(), row.meanWait().mean() / 60,
                ratio(row.waitRatio()), row.p95().mean() / 60, row.inBranch().mean() / 60, booths);
    }

    /**
     * By how long a booth waits for them.
     *
     * @param share of the people who do not come when called, and not later either
     */
    void printNoShows(double share, List<Duration> keptFor) {
        out.printf(Locale.ROOT, "%n%.0f %% do not come when called", 100 * share);
        printHead();
        for (Duration kept : keptFor) {
            ReferenceScenario scenario = ReferenceScenario.allSkilled().withNoShowAfter(kept);
            String name = String.format(Locale.ROOT, "booth kept for %.1f min", kept.toSeconds() / 60.0);
            print(scenario, share, Map.of(name, new CentralQueue()));
        }
    }

    void printSpeeds(List<Double> speeds) {
        ReferenceScenario scenario = ReferenceScenario.withSpeeds(speeds);
        out.printf("%n%s", scenario.name());
        printHead();
        print(scenario, 0, Map.of("lightest load", new CentralQueue()));
        print(scenario, 0, Map.of("largest gain", new CentralQueue(BoothChoice.LARGEST_GAIN, scenario::speed)));
    }

    /**
     * Those who walk in beside those who booked, held against the same days without bookings: a line for each seed, and the
     * mean and the worst of them all.
     */
    void printMerging(ReferenceScenario scenario, MergingTrial.Bookings bookings) {
        out.printf(Locale.ROOT, "%n%s, %.0f %% booked, %.0f %% of them absent, weight %.0f, %d paired days; minutes%n"
                + "%-9s %-16s %-16s %-16s %-14s %-22s %s%n", scenario.name(), 100 * bookings.share(),
                100 * bookings.absent(), bookings.weight(), days, "seed", "walk-ins, mean", "walk-ins, 95 %",
                "booked, mean", "punctual late", "longest wait, unbooked", "beyond");
        List<MergingTrial.Result> results = new ArrayList<>();
        for (long seed : seeds) {
            MergingTrial.Result result = MergingTrial.run(scenario, new CentralQueue(), bookings, days, seed);
            results.add(result);
            out.printf(Locale.ROOT, "%-9d %-16s %-16s %-16s %13.2f %13.1f %8.1f %7d%n", seed, ratio(result.walkIns()),
                    ratio(result.walkInsP95()), ratio(result.bookers()), result.lateP95() / 60, result.longest() / 60,
                    result.longestUnbooked() / 60, result.beyond());
        }
        out.printf(Locale.ROOT, "all       walk-ins %s, punctual late %s, beyond the bound %d%n",
                meanAndWorst(results, result -> result.walkIns().mean()),
                meanAndWorst(results, result -> result.lateP95() / 60),
                results.stream().mapToLong(MergingTrial.Result::beyond).sum());
    }

    /**
     * Walk-ins beside a company's people, held against the same days on which these walk in, and on which they do not come.
     *
     * @param share of all people who are on the company's list
     */
    void printCollective(ReferenceScenario scenario, double share, double weight) {
        out.printf(Locale.ROOT, "%n%s, %.0f %% of a company, weight %.0f, %d paired days; waits of walk-ins%n"
                + "%-9s %-33s %-33s %-14s %s%n", scenario.name(), 100 * share, weight, days, "seed",
                "by walking in: mean, 95 %", "by days without: mean, 95 %", "95 %, minutes", "company, minutes");
        double walking = 0;
        double without = 0;
        for (long seed : seeds) {
            CollectiveTrial.Result result = CollectiveTrial.run(scenario, share, weight, days, seed);
            walking += result.p95().mean() / seeds.size();
            without += result.p95Without().mean() / seeds.size();
            out.printf(Locale.ROOT, "%-9d %-16s %-16s %-16s %-16s %14.2f %17.2f%n", seed, ratio(result.mean()),
                    ratio(result.p95()), ratio(result.meanWithout()), ratio(result.p95Without()),
                    result.minutes().mean(), result.companyMinutes().mean());
        }
        out.printf(Locale.ROOT, "all       95 %% by walking in %.3f, by days without %.3f%n", walking, without);
    }

    private static String meanAndWorst(List<MergingTrial.Result> results,
            ToDoubleFunction<MergingTrial.Result> figure) {
        DoubleSummaryStatistics all = results.stream().mapToDouble(figure).summaryStatistics();
        return String.format(Locale.ROOT, "%.3f (worst %.3f)", all.getAverage(), all.getMax());
    }

    private void printHead() {
        out.printf(Locale.ROOT, ", %d paired days; by the bound%n%-9s %-24s %-14s  %-14s  %s%n", days, "seed", "",
                "mean wait", "95 % of waits", "time in branch");
    }

    private void print(ReferenceScenario scenario, double noShow, Map<String, CallingPolicy> policy) {
        for (long seed : seeds) {
            PolicyTable.Row row = PolicyTable.of(scenario, day -> scenario.people(day, noShow), policy, days, seed)
                    .getLast();
            out.printf(Locale.ROOT, "%-9d %-24s %s  %s  %s%n", seed, row.policy(), ratio(row.waitRatio()),
                    ratio(row.p95Ratio()), ratio(row.inBranchRatio()));
        }
    }

    private static String ratio(Estimate ratio) {
        return String.format(Locale.ROOT, "%.3f ± %.3f", ratio.mean(), ratio.halfWidth());
    }
}
