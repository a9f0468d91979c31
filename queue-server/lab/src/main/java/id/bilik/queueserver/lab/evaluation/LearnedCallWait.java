package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Our forecast for a log of calls: the queue-length formula, corrected by boosted trees that read the centre's last
 * minutes, with a range measured on held-out days. Those who gave up teach by their absence: the answered count by
 * the inverse of the share of callers that would have stayed as long.
 */
final class LearnedCallWait implements WaitPredictor<KnownCall> {
    private static final BoostedTrees.Settings SETTINGS = new BoostedTrees.Settings(160, 4, .05, 60, .6, .6,
            19_990_201);
    private static final double FLOOR = 15;
    private static final int FOLDS = 5;

    private final double usualService;
    private final BoostedTrees trees;
    private final HeldOutRange range;

    private LearnedCallWait(double usualService, BoostedTrees trees, HeldOutRange range) {
        this.usualService = usualService;
        this.trees = trees;
        this.range = range;
    }

    static LearnedCallWait learn(List<CallReplay.Lesson> lessons, double usualService) {
        List<CallReplay.Lesson> answered = lessons.stream().filter(lesson -> lesson.row().served()).toList();
        List<LocalDate> days = lessons.stream().map(lesson -> lesson.known().day()).distinct().sorted().toList();
        int folds = Math.min(FOLDS, days.size());
        double[] predicted = new double[answered.size()];
        double[] waited = answered.stream().mapToDouble(lesson -> lesson.row().waited()).toArray();
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            Predicate<CallReplay.Lesson> heldOut = lesson -> days.indexOf(lesson.known().day()) % folds == held;
            List<CallReplay.Lesson> others = lessons.stream().filter(heldOut.negate()).toList();
            BoostedTrees trees = trees(others.stream().anyMatch(lesson -> lesson.row().served()) ? others : lessons,
                    usualService);
            for (int i = 0; i < predicted.length; i++) {
                if (heldOut.test(answered.get(i))) {
                    predicted[i] = predicted(answered.get(i).known(), usualService, trees);
                }
            }
        }
        return new LearnedCallWait(usualService, trees(lessons, usualService), HeldOutRange.measure(predicted, waited));
    }

    private static BoostedTrees trees(List<CallReplay.Lesson> lessons, double usualService) {
        CallerPatience patience = CallerPatience.learn(lessons);
        List<CallReplay.Lesson> answered = lessons.stream().filter(lesson -> lesson.row().served()).toList();
        double[][] rows = new double[answered.size()][];
        double[] targets = new double[rows.length];
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            KnownCall known = answered.get(i).known();
            double base = known.queueLengthFormula(usualService) + FLOOR;
            double waited = answered.get(i).row().waited();
            rows[i] = known.features(usualService);
            targets[i] = Math.log((waited + FLOOR) / base);
            weights[i] = base * patience.weight(waited);
        }
        return BoostedTrees.fit(rows, targets, weights, SETTINGS);
    }

    private static double predicted(KnownCall known, double usualService, BoostedTrees trees) {
        double base = known.queueLengthFormula(usualService) + FLOOR;
        return Math.max(0, base * Math.exp(trees.predict(known.features(usualService))) - FLOOR);
    }

    @Override
    public Forecast predict(KnownCall known) { return range.around(predicted(known, usualService, trees)); }
}
