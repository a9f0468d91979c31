package id.bilik.queueserver.lab.evaluation;

import java.util.Arrays;
import java.util.List;

/** The predictors that ours is compared with. None gives a range. */
final class PlainPredictors {
    private PlainPredictors() {}

    /** The office's own formula: position times published service time, divided by the open desks (at least one). */
    static Forecast officeFormula(Known known) {
        return Forecast.point(known.position() * known.publishedServiceMinutes() / Math.max(1, known.openDesks()));
    }

    /**
     * The wait of the ticket that was called last (W. Whitt 1999; R. Ibrahim and W. Whitt 2009, "LES"); of those
     * called in the same minute the one issued last. 0 before the first call.
     */
    static Forecast lastToEnterService(Known known) {
        Known.Earlier earlier = known.earlier();
        int last = -1;
        for (int i = 0; i < earlier.count(); i++) {
            if (!earlier.waiting(i) && (last < 0 || earlier.called()[i] >= earlier.called()[last])) {
                last = i;
            }
        }
        return Forecast.point(last < 0 ? 0 : earlier.called()[last] - earlier.issued()[last]);
    }

    /** How long the first in the queue has waited so far (Ibrahim and Whitt 2009, "HOL"); 0 with nobody waiting. */
    static Forecast headOfLine(Known known) {
        Known.Earlier earlier = known.earlier();
        for (int i = 0; i < earlier.count(); i++) {
            if (earlier.waiting(i)) {
                return Forecast.point(known.minute() - earlier.issued()[i]);
            }
        }
        return Forecast.point(0);
    }

    /** The mean wait of the training days, whatever is known. */
    static <K> WaitPredictor<K> constant(double[] waits) {
        Forecast mean = Forecast.point(Arrays.stream(waits).average().orElse(0));
        return _ -> mean;
    }

    /** The wait of all training days' tickets. */
    static double[] waits(List<LogReplay.Lesson> lessons) {
        return lessons.stream().mapToDouble(LogReplay.Lesson::waited).toArray();
    }
}
