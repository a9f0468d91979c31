package id.bilik.queueserver.lab.evaluation;

import java.util.List;

/**
 * Our forecast for a log of tickets: places times the learned pace of the queue, corrected by boosted trees that read
 * the day so far. Training days are held out in turn, and by what is predicted of them is chosen how far the pace of a
 * queue is shrunk, how the trees are grown, and what share of their correction is applied; the range is measured on them
 * too. A single training day leaves none to hold out: then the pace stands uncorrected, and its range is too narrow.
 */
final class LearnedWait implements WaitPredictor<Known> {
    private final LearnedPast past;
    private final BoostedTrees trees;
    private final QueueSpeed.Shrinkage shrinkage;
    private final TreeChoice choice;
    private final QueueRange range;

    private LearnedWait(LearnedPast past, BoostedTrees trees, QueueSpeed.Shrinkage shrinkage, TreeChoice choice,
            QueueRange range) {
        this.past = past;
        this.trees = trees;
        this.shrinkage = shrinkage;
        this.choice = choice;
        this.range = range;
    }

    /**
     * Learns from whole days; the same lessons and candidates give the same predictor.
     *
     * @param candidates ways to grow trees, at least one; each is tried on each held-out day
     */
    static LearnedWait learn(List<LogReplay.Lesson> lessons, List<BoostedTrees.Settings> candidates) {
        List<DayFolds.Fold> folds = DayFolds.of(lessons);
        QueueSpeed.Shrinkage shrinkage = PaceChoice.of(lessons, folds);
        TreeChoice choice = TreeChoice.of(lessons, folds, shrinkage, candidates);
        return new LearnedWait(LearnedPast.learn(lessons, shrinkage),
                WaitTrees.of(lessons, shrinkage).fit(choice.trees()), shrinkage, choice,
                QueueRange.choose(lessons, folds, choice.predicted()));
    }

    @Override
    public Forecast predict(Known known) {
        LearnedPast.Queue queue = past.of(known);
        double base = TicketFeatures.base(known, queue.pace());
        double corrected = WaitTrees.wait(base, trees.predict(TicketFeatures.of(known, queue)));
        return range.around(known, TreeChoice.blend(base, corrected, choice.share()));
    }

    /** What the held-out days chose. */
    Chosen chosen() {
        return new Chosen(shrinkage, choice.trees(), choice.share(), range.counts());
    }

    /**
     * What the held-out days chose.
     *
     * @param share of the trees' correction that is applied
     * @param rangeCounts tickets of all queues that count against a queue's own, or an hour's, in its range
     */
    record Chosen(QueueSpeed.Shrinkage shrinkage, BoostedTrees.Settings trees, double share, double rangeCounts) {}
}
