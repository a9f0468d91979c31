package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole days held out in turn: what is predicted of a day is learned from the others. At most six folds, so that the
 * time they take grows with the log only as fast as the log does.
 */
final class DayFolds {
    private static final int MOST = 6;

    private DayFolds() {}

    /** What a predictor may learn from, and the tickets that it is then tried on, by their index in all. */
    @SuppressWarnings("ArrayRecordComponent") // made here, read by the learner alone
    record Fold(List<LogReplay.Lesson> others, int[] held) {}

    /** A fold for each day, or for each sixth of them; none for fewer than two days. */
    static List<Fold> of(List<LogReplay.Lesson> lessons) {
        List<LocalDate> days = lessons.stream().map(lesson -> lesson.known().day()).distinct().sorted().toList();
        int count = days.size() < 2 ? 0 : Math.min(MOST, days.size());
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            List<LogReplay.Lesson> others = new ArrayList<>();
            List<Integer> held = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i++) {
                if (days.indexOf(lessons.get(i).known().day()) % count == fold) {
                    held.add(i);
                } else {
                    others.add(lessons.get(i));
                }
            }
            folds.add(new Fold(others, held.stream().mapToInt(Integer::intValue).toArray()));
        }
        return folds;
    }
}
