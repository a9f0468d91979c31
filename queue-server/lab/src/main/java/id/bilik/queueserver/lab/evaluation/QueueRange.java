package id.bilik.queueserver.lab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A range around a prediction by queue and by hour since opening. What {@link HeldOutRange} measures on all is made
 * wider or narrower by a factor for each queue, then by one for each hour, so that four in five of its held-out waits
 * hold; the tickets of all count for a number of its own, so that a queue hardly seen gets the range of all. That number
 * is chosen on held-out days by the interval score (T. Gneiting and A. Raftery 2007), which is least for the true tenth
 * and ninetieth percentiles.
 */
final class QueueRange {
    private static final double HELD = .8;
    private static final double[] COUNTS = {20, 50, 150, 500, 100_000};
    private static final double USUAL_COUNT = 150;

    private final HeldOutRange whole;
    private final double counts;
    private final Map<String, Double> queues = new HashMap<>();
    private final Map<Integer, Double> hours = new HashMap<>();
    private double all = 1;

    private QueueRange(HeldOutRange whole, double counts) {
        this.whole = whole;
        this.counts = counts;
    }

    /** Measures on what was predicted for held-out days, each day tried with what the others say. */
    static QueueRange choose(List<LogReplay.Lesson> lessons, List<DayFolds.Fold> folds, double[] predicted) {
        int[] every = IntStream.range(0, predicted.length).toArray();
        double best = USUAL_COUNT;
        double least = Double.POSITIVE_INFINITY;
        for (double counts : folds.size() < 2 ? new double[0] : COUNTS) {
            double score = 0;
            for (DayFolds.Fold fold : folds) {
                QueueRange range = measure(lessons, without(every, fold.held()), predicted, counts);
                for (int i : fold.held()) {
                    score += intervalScore(range.around(lessons.get(i).known(), predicted[i]), lessons.get(i).waited());
                }
            }
            if (score < least) {
                least = score;
                best = counts;
            }
        }
        return measure(lessons, every, predicted, best);
    }

    private static int[] without(int[] every, int[] held) {
        boolean[] out = new boolean[every.length];
        Arrays.stream(held).forEach(i -> out[i] = true);
        return Arrays.stream(every).filter(i -> !out[i]).toArray();
    }

    /** Width of the range, and ten times by how much it was missed. */
    private static double intervalScore(Forecast range, double waited) {
        double missed = Math.max(0, range.low() - waited) + Math.max(0, waited - range.high());
        return range.high() - range.low() + 2 / (1 - HELD) * missed;
    }

    /** Measures on some of the lessons with a given count of all against the own tickets of a queue or an hour. */
    static QueueRange measure(List<LogReplay.Lesson> lessons, int[] some, double[] predicted, double counts) {
        double[] made = Arrays.stream(some).mapToDouble(i -> predicted[i]).toArray();
        double[] waited = Arrays.stream(some).mapToDouble(i -> lessons.get(i).waited()).toArray();
        Known[] known = Arrays.stream(some).mapToObj(i -> lessons.get(i).known()).toArray(Known[]::new);
        QueueRange range = new QueueRange(HeldOutRange.measure(made, waited), counts);
        double[] needed = new double[made.length];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = range.whole.needed(made[i], waited[i]);
        }
        learn(range.queues, Arrays.stream(known).map(Known::name).toList(), needed, counts);
        for (int i = 0; i < needed.length; i++) {
            needed[i] /= range.queues.getOrDefault(known[i].name(), 1.0);
        }
        learn(range.hours, Arrays.stream(known).map(QueueRange::hour).toList(), needed, counts);
        for (int i = 0; i < needed.length; i++) {
            needed[i] /= range.hours.getOrDefault(hour(known[i]), 1.0);
        }
        Arrays.sort(needed);
        range.all = needed.length == 0 ? 1 : finite(needed[(int) (HELD * (needed.length - 1))]);
        return range;
    }

    /** The factor that holds four in five of a group's waits, those of all counting for a number of its own. */
    private static <G> void learn(Map<G, Double> factors, List<G> groups, double[] needed, double counts) {
        List<Integer> order = IntStream.range(0, needed.length).boxed()
                .sorted(Comparator.comparingDouble(i -> needed[i]))
                .toList();
        Map<G, List<Integer>> members = new HashMap<>();
        for (int rank = 0; rank < needed.length; rank++) {
            members.computeIfAbsent(groups.get(order.get(rank)), _ -> new ArrayList<>()).add(rank);
        }
        double each = counts / needed.length;
        members.forEach((group, ranks) -> {
            double wanted = HELD * (ranks.size() + counts);
            int rank = -1;
            int own = 0;
            while (rank + 1 < needed.length && own + each * (rank + 1) < wanted) {
                rank++;
                own += own < ranks.size() && ranks.get(own) == rank ? 1 : 0;
            }
            factors.put(group, finite(needed[order.get(Math.max(0, rank))]));
        });
    }

    /** A factor must stretch: neither nothing, as where most waits are met to the minute, nor without end. */
    private static double finite(double factor) {
        return Math.clamp(factor, .2, 5);
    }

    private static int hour(Known known) { return (int) (known.sinceOpening() / 60); }

    /** The prediction with its range; a queue or an hour that was never seen has that of all. */
    Forecast around(Known known, double predicted) {
        return whole.around(predicted, all * queues.getOrDefault(known.name(), 1.0)
                * hours.getOrDefault(hour(known), 1.0));
    }

    /** Tickets of all that count against a queue's own. */
    double counts() { return counts; }
}
