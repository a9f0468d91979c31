package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What boosted trees learn from: the log of the wait against places times pace, weighted by the latter, so that an
 * error counts in minutes. The past that a ticket is shown is learned from the other days, or the trees would trust it
 * more than it deserves.
 */
final class WaitTrees {
    /** Minutes added to both waits before they are compared: about half of the five minutes between two snapshots. */
    static final double FLOOR = 3;
    /**
     * Share of queues that are shown on a day as never seen, since unseen days bring unseen queues. A third of it makes
     * no difference on held-out days, but days predicted from those before become .1 minutes worse.
     */
    private static final double STRANGERS = .15;

    private final double[][] rows;
    private final double[] targets;
    private final double[] weights;

    private WaitTrees(double[][] rows, double[] targets, double[] weights) {
        this.rows = rows;
        this.targets = targets;
        this.weights = weights;
    }

    static WaitTrees of(List<LogReplay.Lesson> lessons, QueueSpeed.Shrinkage shrinkage) {
        List<double[]> rows = new ArrayList<>();
        double[] targets = new double[lessons.size()];
        double[] weights = new double[lessons.size()];
        for (LocalDate day : lessons.stream().map(lesson -> lesson.known().day()).distinct().sorted().toList()) {
            List<LogReplay.Lesson> others = lessons.stream().filter(lesson -> !lesson.known().day().equals(day))
                    .toList();
            LearnedPast past = LearnedPast.learn(others.isEmpty() ? lessons : others, shrinkage);
            for (LogReplay.Lesson lesson : lessons) {
                Known known = lesson.known();
                if (known.day().equals(day)) {
                    LearnedPast.Queue queue = stranger(known) ? past.ofStranger(known) : past.of(known);
                    double base = TicketFeatures.base(known, queue.pace()) + FLOOR;
                    targets[rows.size()] = Math.log((lesson.waited() + FLOOR) / base);
                    weights[rows.size()] = base;
                    rows.add(TicketFeatures.of(known, queue));
                }
            }
        }
        return new WaitTrees(rows.toArray(double[][]::new), targets, weights);
    }

    private static boolean stranger(Known known) {
        return new SplittableRandom((known.name() + known.day()).hashCode()).nextDouble() < STRANGERS;
    }

    BoostedTrees fit(BoostedTrees.Settings settings) { return BoostedTrees.fit(rows, targets, weights, settings); }

    /** The wait that a tree's logarithm stands for; never below zero. */
    static double wait(double base, double logarithm) {
        return Math.max(0, (base + FLOOR) * Math.exp(logarithm) - FLOOR);
    }
}
