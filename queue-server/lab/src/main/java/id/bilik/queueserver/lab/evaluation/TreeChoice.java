package id.bilik.queueserver.lab.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses by held-out days which trees to grow, how many, and what share of their correction to apply: those with the
 * least error, and then the smallest share that is within one standard error over the days of it (L. Breiman and
 * others, Classification and Regression Trees, 1984). An unseen day may differ from the training days more than these
 * differ among each other, and the trees' correction is what such a day makes wrong.
 *
 * @param trees as chosen
 * @param share of the correction, 0 to 1; 0 leaves places times pace as it is
 * @param predicted what the chosen predicts for each lesson when its day is held out
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the learner that measures its range on it
record TreeChoice(BoostedTrees.Settings trees, double share, double[] predicted) {
    private static final int STEPS = 4;
    private static final int SHARES = 10;
    /** Fewer folds tell too little of how far days differ. */
    private static final int FEWEST = 5;

    /** Chooses among settings; without held-out days the first, with no correction: nothing tells what it is worth. */
    static TreeChoice of(List<LogReplay.Lesson> lessons, List<DayFolds.Fold> folds, QueueSpeed.Shrinkage shrinkage,
            List<BoostedTrees.Settings> candidates) {
        double[] base = new double[lessons.size()];
        if (folds.isEmpty()) {
            QueueSpeed speed = QueueSpeed.learn(lessons, shrinkage);
            for (int i = 0; i < base.length; i++) {
                Known known = lessons.get(i).known();
                base[i] = TicketFeatures.base(known, speed.of(known));
            }
            return new TreeChoice(candidates.getFirst(), 0, base);
        }
        double[][][] corrected = new double[candidates.size()][STEPS][base.length];
        for (DayFolds.Fold fold : folds) {
            LearnedPast past = LearnedPast.learn(fold.others(), shrinkage);
            WaitTrees rows = WaitTrees.of(fold.others(), shrinkage);
            double[][] shown = new double[base.length][];
            for (int i : fold.held()) {
                Known known = lessons.get(i).known();
                LearnedPast.Queue queue = past.of(known);
                base[i] = TicketFeatures.base(known, queue.pace());
                shown[i] = TicketFeatures.of(known, queue);
            }
            for (int c = 0; c < corrected.length; c++) {
                BoostedTrees trees = rows.fit(candidates.get(c));
                for (int step = 0; step < STEPS; step++) {
                    BoostedTrees first = trees.first(count(candidates.get(c), step));
                    for (int i : fold.held()) {
                        corrected[c][step][i] = WaitTrees.wait(base[i], first.predict(shown[i]));
                    }
                }
            }
        }
        return best(lessons, folds, candidates, base, corrected);
    }

    private static int count(BoostedTrees.Settings settings, int step) {
        return Math.max(1, settings.trees() * (step + 1) / STEPS);
    }

    private static TreeChoice best(List<LogReplay.Lesson> lessons, List<DayFolds.Fold> folds,
            List<BoostedTrees.Settings> candidates, double[] base, double[][][] corrected) {
        int bestCandidate = 0;
        int bestStep = 0;
        int bestTenths = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < corrected.length; c++) {
            for (int step = 0; step < STEPS; step++) {
                for (int tenths = 0; tenths <= SHARES; tenths++) {
                    double error = Arrays.stream(errors(lessons, folds, base, corrected[c][step], tenths)).sum();
                    if (error < least) {
                        least = error;
                        bestCandidate = c;
                        bestStep = step;
                        bestTenths = tenths;
                    }
                }
            }
        }
        double[] full = corrected[bestCandidate][bestStep];
        int careful = 0;
        double most = least + standardError(folds, errors(lessons, folds, base, full, bestTenths));
        while (careful < bestTenths && Arrays.stream(errors(lessons, folds, base, full, careful)).sum() > most) {
            careful++;
        }
        BoostedTrees.Settings settings = candidates.get(bestCandidate);
        return new TreeChoice(settings.withTrees(count(settings, bestStep)), (double) careful / SHARES,
                blend(base, full, careful));
    }

    /** Sum of absolute errors of each fold. */
    private static double[] errors(List<LogReplay.Lesson> lessons, List<DayFolds.Fold> folds, double[] base,
            double[] corrected, int tenths) {
        double[] predicted = blend(base, corrected, tenths);
        return folds.stream().mapToDouble(fold -> Arrays.stream(fold.held())
                .mapToDouble(i -> Math.abs(predicted[i] - lessons.get(i).waited())).sum()).toArray();
    }

    /** Of the sum of errors, by how the folds' means differ; 0 with too few folds to say. */
    private static double standardError(List<DayFolds.Fold> folds, double[] errors) {
        if (folds.size() < FEWEST) {
            return 0;
        }
        double tickets = folds.stream().mapToInt(fold -> fold.held().length).sum();
        double mean = Arrays.stream(errors).sum() / tickets;
        double squares = 0;
        for (int f = 0; f < errors.length; f++) {
            squares += Math.pow(errors[f] - mean * folds.get(f).held().length, 2);
        }
        return Math.sqrt(squares * errors.length / (errors.length - 1));
    }

    private static double[] blend(double[] base, double[] corrected, int tenths) {
        double[] blended = new double[base.length];
        Arrays.setAll(blended, i -> blend(base[i], corrected[i], (double) tenths / SHARES));
        return blended;
    }

    static double blend(double base, double corrected, double share) { return base + share * (corrected - base); }
}
