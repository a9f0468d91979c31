package id.bilik.queueserver.lab.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long callers are ready to wait: the share still waiting after so many seconds had nobody been answered, by the
 * product-limit estimator (E. Kaplan and P. Meier 1958), where a caller who was answered is censored.
 */
final class CallerPatience {
    private static final double LEAST = .1;

    private final TreeMap<Double, Double> staying = new TreeMap<>();

    private CallerPatience() { staying.put(0.0, 1.0); }

    static CallerPatience learn(List<CallReplay.Lesson> lessons) {
        CallerPatience patience = new CallerPatience();
        double share = 1;
        int exposed = lessons.size();
        for (CallReplay.Lesson lesson : lessons.stream()
                .sorted(Comparator.comparingDouble(lesson -> lesson.row().waited())).toList()) {
            if (!lesson.row().served()) {
                share *= 1 - 1.0 / exposed;
                patience.staying.put(lesson.row().waited(), share);
            }
            exposed--;
        }
        return patience;
    }

    /**
     * Weight of an answered caller so that the answered stand for those as well who would have waited as long but
     * gave up before (inverse probability of censoring; J. Robins and A. Rotnitzky 1992); 1 to 10.
     */
    double weight(double waited) {
        Map.Entry<Double, Double> before = staying.lowerEntry(waited);
        return 1 / Math.max(LEAST, before == null ? 1 : before.getValue());
    }
}
