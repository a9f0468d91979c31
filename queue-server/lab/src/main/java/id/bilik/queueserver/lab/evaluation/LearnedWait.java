package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Our forecast for a log of tickets: places times the learned pace of the queue, corrected by boosted trees that
 * read the day so far. The correction is applied by seven tenths: an unseen day is further from the training days
 * than these are from each other. The range is measured on held-out days. A single training day leaves none to hold
 * out, so then the pace stands uncorrected.
 *
 * <p>
 * Training days are held out in turn, in at most six folds: the pace that its tickets are shown was learned from the other days, or
 * the trees would trust it more than it deserves. A share of queues is shown as never seen before, since unseen
 * days may bring unseen queues.
 */
final class LearnedWait implements WaitPredictor<Known> {
    private static final double FLOOR = 3;
    private static final double STRANGERS = .15;
    private static final int MOST_FOLDS = 6;
    /** Chosen where each day was predicted from the days before it; 60 to 80 % did about equally well. */
    private static final double TRUST = .7;

    private final QueueSpeed pace;
    private final BoostedTrees trees;
    private final double trust;
    private final HeldOutRange range;

    private LearnedWait(QueueSpeed pace, BoostedTrees trees, double trust, HeldOutRange range) {
        this.pace = pace;
        this.trees = trees;
        this.trust = trust;
        this.range = range;
    }

    /** Learns from whole days; the same lessons and settings give the same predictor. */
    static LearnedWait learn(List<LogReplay.Lesson> lessons, BoostedTrees.Settings settings) {
        List<LocalDate> days = lessons.stream().map(lesson -> lesson.known().day()).distinct().sorted().toList();
        int n = lessons.size();
        double[] base = new double[n];
        double[] corrected = new double[n];
        double[] waited = lessons.stream().mapToDouble(LogReplay.Lesson::waited).toArray();
        int folds = Math.min(MOST_FOLDS, days.size());
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            Predicate<LogReplay.Lesson> heldOut = lesson -> days.indexOf(lesson.known().day()) % folds == held;
            List<LogReplay.Lesson> others = folds == 1 ? lessons : lessons.stream().filter(heldOut.negate()).toList();
            QueueSpeed pace = QueueSpeed.learn(others);
            BoostedTrees trees = trees(others, settings);
            for (int i = 0; i < n; i++) {
                if (heldOut.test(lessons.get(i))) {
                    Known known = lessons.get(i).known();
                    base[i] = TicketFeatures.base(known, pace.of(known));
                    corrected[i] = corrected(known, pace.of(known), trees);
                }
            }
        }
        double trust = days.size() == 1 ? 0 : TRUST;
        double[] blended = new double[n];
        for (int i = 0; i < n; i++) {
            blended[i] = base[i] + trust * (corrected[i] - base[i]);
        }
        return new LearnedWait(QueueSpeed.learn(lessons), trees(lessons, settings), trust,
                HeldOutRange.measure(blended, waited));
    }

    private static BoostedTrees trees(List<LogReplay.Lesson> lessons, BoostedTrees.Settings settings) {
        List<double[]> rows = new ArrayList<>();
        double[] targets = new double[lessons.size()];
        double[] weights = new double[lessons.size()];
        for (LocalDate day : lessons.stream().map(lesson -> lesson.known().day()).distinct().sorted().toList()) {
            List<LogReplay.Lesson> others = lessons.stream().filter(lesson -> !lesson.known().day().equals(day))
                    .toList();
            QueueSpeed pace = QueueSpeed.learn(others.isEmpty() ? lessons : others);
            for (LogReplay.Lesson lesson : lessons) {
                Known known = lesson.known();
                if (known.day().equals(day)) {
                    QueueSpeed.Queue queue = stranger(known, settings.seed()) ? pace.ofStranger(known) : pace.of(known);
                    double base = TicketFeatures.base(known, queue) + FLOOR;
                    targets[rows.size()] = Math.log((lesson.waited() + FLOOR) / base);
                    weights[rows.size()] = base;
                    rows.add(TicketFeatures.of(known, queue));
                }
            }
        }
        return BoostedTrees.fit(rows.toArray(double[][]::new), targets, weights, settings);
    }

    private static boolean stranger(Known known, long seed) {
        return new SplittableRandom(seed + (known.name() + known.day()).hashCode()).nextDouble() < STRANGERS;
    }

    private static double corrected(Known known, QueueSpeed.Queue queue, BoostedTrees trees) {
        double base = TicketFeatures.base(known, queue) + FLOOR;
        return Math.max(0, base * Math.exp(trees.predict(TicketFeatures.of(known, queue))) - FLOOR);
    }

    @Override
    public Forecast predict(Known known) {
        QueueSpeed.Queue queue = pace.of(known);
        double base = TicketFeatures.base(known, queue);
        return range.around(base + trust * (corrected(known, queue, trees) - base));
    }
}
