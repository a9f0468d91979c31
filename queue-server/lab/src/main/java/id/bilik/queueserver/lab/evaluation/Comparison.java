package id.bilik.queueserver.lab.evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Predictors side by side, over all waits and over those with 20 or more ahead.
 *
 * @param <K> what is known to a predictor
 */
final class Comparison<K> {
    /** From how many ahead on a queue counts as long. */
    static final int LONG = 20;

    private final Map<String, WaitPredictor<K>> predictors;
    private final Map<String, Score> all = new LinkedHashMap<>();
    private final Map<String, Score> longQueue = new LinkedHashMap<>();

    /** Compares the predictors in the order given. */
    Comparison(Map<String, WaitPredictor<K>> predictors) {
        this.predictors = predictors;
        for (String name : predictors.keySet()) {
            all.put(name, new Score());
            longQueue.put(name, new Score());
        }
    }

    /** Lets each predict from what was known, then scores it by what came. */
    void add(K known, int ahead, double waited) {
        predictors.forEach((name, predictor) -> {
            Forecast forecast = predictor.predict(known);
            of(all, name).add(forecast, waited);
            if (ahead >= LONG) {
                of(longQueue, name).add(forecast, waited);
            }
        });
    }

    private static Score of(Map<String, Score> scores, String name) {
        return scores.computeIfAbsent(name, _ -> new Score());
    }

    /** Score over all waits. */
    Score score(String name) { return of(all, name); }

    String table(String unit) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-28s|%39s|%39s%n%-28s|%s|%s%n",
                "error in " + unit, "all waits ", "20 or more ahead ", "predictor",
                "        n      mae     bias  in range  ", "        n      mae     bias  in range  "));
        all.forEach((name, score) -> table.append(String.format(Locale.ROOT, "%-28s|%s|%s%n", name, cells(score),
                cells(of(longQueue, name)))));
        return table.toString();
    }

    private static String cells(Score score) {
        String held = Double.isFinite(score.coverage())
                ? String.format(Locale.ROOT, "%8.1f %% ", 100 * score.coverage())
                : "         - ";
        return String.format(Locale.ROOT, "%9d", score.count()) + Score.cell(score.meanAbsoluteError(), 2)
                + Score.cell(score.bias(), 2) + held + ' ';
    }

    /** One line for programs; null where nothing was scored. */
    String json(String name, String more) {
        Score score = of(all, name);
        return "{\"n\":" + score.count() + ",\"mae\":" + number(score.meanAbsoluteError()) + ",\"bias\":"
                + number(score.bias()) + ",\"coverage80\":" + number(score.coverage()) + ",\"mae20\":"
                + number(of(longQueue, name).meanAbsoluteError()) + more + "}";
    }

    /** A number for programs; null where it is none. */
    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "null";
    }
}
