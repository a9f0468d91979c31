package id.bilik.queueserver.lab.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Chooses by held-out days how much evidence of its own a queue and an hour need against the wider group. */
final class PaceChoice {
    private static final double[] PLACES = {10, 30, 100, 300, 1000};

    private PaceChoice() {}

    /** The counts with the least error of places times pace on held-out days; the usual ones without such days. */
    static QueueSpeed.Shrinkage of(List<LogReplay.Lesson> lessons, List<DayFolds.Fold> folds) {
        QueueSpeed.Shrinkage usual = QueueSpeed.Shrinkage.USUAL;
        if (folds.isEmpty()) {
            return usual;
        }
        double wider = least(places -> error(lessons, folds, new QueueSpeed.Shrinkage(places, usual.hour()), false));
        double hour = least(places -> error(lessons, folds, new QueueSpeed.Shrinkage(wider, places), true));
        return new QueueSpeed.Shrinkage(wider, hour);
    }

    private static double least(ToDoubleFunction<Double> error) {
        double best = PLACES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double places : PLACES) {
            double found = error.applyAsDouble(places);
            if (found < least) {
                least = found;
                best = places;
            }
        }
        return best;
    }

    private static double error(List<LogReplay.Lesson> lessons, List<DayFolds.Fold> folds,
            QueueSpeed.Shrinkage shrinkage, boolean byHour) {
        double sum = 0;
        for (DayFolds.Fold fold : folds) {
            QueueSpeed speed = QueueSpeed.learn(fold.others(), shrinkage);
            for (int i : fold.held()) {
                Known known = lessons.get(i).known();
                QueueSpeed.Queue pace = speed.of(known);
                double predicted = known.position() * (byHour ? pace.perPlaceNow() : pace.perPlace());
                sum += Math.abs(Math.max(1, predicted) - lessons.get(i).waited());
            }
        }
        return sum;
    }
}
