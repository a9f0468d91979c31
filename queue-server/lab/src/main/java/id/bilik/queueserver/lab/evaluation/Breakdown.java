package id.bilik.queueserver.lab.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How good one predictor is by day, by hour of the clock and by queue. */
final class Breakdown {
    /** Queues of more tickets than this are held to a share of ranges that hold. */
    static final int LARGE = 500;
    /** The same where a log holds but a day or two to predict. */
    static final int SMALL = 100;
    private static final int WORST = 5;

    private final WaitPredictor<Known> predictor;
    private final Map<String, Score> days = new TreeMap<>();
    private final Map<Integer, Score> hours = new TreeMap<>();
    private final Map<String, Score> queues = new TreeMap<>();

    Breakdown(WaitPredictor<Known> predictor) { this.predictor = predictor; }

    void add(LogReplay.Lesson lesson) {
        Known known = lesson.known();
        Forecast forecast = predictor.predict(known);
        double waited = lesson.waited();
        days.computeIfAbsent(known.day().toString(), _ -> new Score()).add(forecast, waited);
        hours.computeIfAbsent((int) (known.minute() / 60), _ -> new Score()).add(forecast, waited);
        queues.computeIfAbsent(known.name(), _ -> new Score()).add(forecast, waited);
    }

    /**
     * A line for each day, each hour, queues seen and not seen before, and the large queues whose range held least.
     *
     * @param seen names of the queues that were learned from
     */
    String table(Set<String> seen) {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "ours by day                  |        n      mae     bias  in range%n"));
        days.forEach((day, score) -> line(table, day, score));
        Map<Boolean, Score> known = new TreeMap<>(Comparator.reverseOrder());
        queues.forEach((queue, score) -> known.merge(seen.contains(queue), score, Score::plus));
        known.forEach((yes, score) -> line(table, yes ? "queues seen in training" : "queues not seen before", score));
        hours.forEach((hour, score) -> line(table, String.format(Locale.ROOT, "issued from %02d:00", hour), score));
        worst(SMALL).forEach(entry -> line(table, entry.getKey(), entry.getValue()));
        worst(LARGE).stream().limit(1).forEach(entry -> line(table, "least of over " + LARGE + " tickets",
                entry.getValue()));
        return table.toString();
    }

    private static void line(StringBuilder table, String name, Score score) {
        table.append(String.format(Locale.ROOT, "%-28s |%9d%s%s%8.1f %%%n", name, score.count(),
                Score.cell(score.meanAbsoluteError(), 2), Score.cell(score.bias(), 2), 100 * score.coverage()));
    }

    private List<Map.Entry<String, Score>> worst(int least) {
        return queues.entrySet().stream().filter(entry -> entry.getValue().count() > least)
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().coverage())).limit(WORST).toList();
    }

    /** Members of a JSON object, with a comma before: the least share held of a queue, and the share by hour. */
    String json() {
        String byHour = hours.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + Comparison.number(entry.getValue().coverage()))
                .collect(Collectors.joining(","));
        return ",\"worstQueue\":" + held(LARGE) + ",\"worstQueueOver100\":" + held(SMALL) + ",\"byHour\":{" + byHour
                + "}";
    }

    private String held(int least) {
        OptionalDouble held = worst(least).stream().mapToDouble(entry -> entry.getValue().coverage()).min();
        return Comparison.number(held.orElse(Double.NaN));
    }
}
