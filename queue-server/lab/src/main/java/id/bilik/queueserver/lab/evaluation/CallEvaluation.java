package id.bilik.queueserver.lab.evaluation;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Learns on a call log's first days and predicts the wait of each caller who queued on the later ones. */
final class CallEvaluation {
    private CallEvaluation() {}

    /**
     * Trains up to a day and scores the later ones, in seconds. Callers who were answered are scored; of those who
     * gave up the wait is not known, only that it would have been longer: they are left out of the errors and
     * counted in a line of their own.
     *
     * @throws UnusableLog if there is no day to learn from or none to predict
     */
    static void run(List<CallRow> log, Optional<LocalDate> until, PrintStream out) throws UnusableLog {
        List<LocalDate> days = log.stream().map(CallRow::day).distinct().sorted().toList();
        LocalDate last = TicketEvaluation.lastTrainingDay(days, until);
        List<CallReplay.Lesson> lessons = CallReplay.of(log);
        List<CallReplay.Lesson> training = lessons.stream().filter(lesson -> !lesson.known().day().isAfter(last))
                .toList();
        List<CallReplay.Lesson> later = lessons.stream().filter(lesson -> lesson.known().day().isAfter(last)).toList();
        List<CallReplay.Lesson> answered = later.stream().filter(lesson -> lesson.row().served()).toList();
        if (training.stream().noneMatch(lesson -> lesson.row().served()) || answered.isEmpty()) {
            throw new UnusableLog("Nobody queued and was answered " + (answered.isEmpty() ? "after " : "up to ") + last
                    + ".");
        }
        out.printf(Locale.ROOT,
                "Learning from %d queued calls up to %s%s, predicting %d answered ones on later days.%n%n",
                training.size(), last,
                until.isPresent() ? "" : " (all but the last day; -Dtrain.until=DATE chooses)", answered.size());
        double usualService = log.stream().filter(row -> !row.day().isAfter(last))
                .filter(row -> row.served() && row.serviceEnd() >= row.serviceStart())
                .mapToDouble(row -> row.serviceEnd() - row.serviceStart()).average().orElse(180);
        Map<String, WaitPredictor<KnownCall>> predictors = new LinkedHashMap<>();
        predictors.put("queue length x service/busy",
                known -> Forecast.point(known.queueLengthFormula(usualService)));
        predictors.put("last to enter service (LES)", known -> Forecast.point(known.lastWait()));
        predictors.put("LES of the same priority", known -> Forecast.point(known.lastWaitOfPriority()));
        predictors.put("head of line (HOL)", known -> Forecast.point(known.headWait()));
        predictors.put("constant (training mean)", PlainPredictors.constant(training.stream()
                .filter(lesson -> lesson.row().served()).mapToDouble(lesson -> lesson.row().waited()).toArray()));
        LearnedCallWait ours = LearnedCallWait.learn(training, usualService);
        predictors.put(TicketEvaluation.OURS, ours);
        Comparison<KnownCall> comparison = new Comparison<>(predictors);
        for (CallReplay.Lesson lesson : answered) {
            comparison.add(lesson.known(), lesson.known().ahead(), lesson.row().waited());
        }
        out.println(comparison.table("seconds"));
        List<CallReplay.Lesson> gaveUp = later.stream().filter(lesson -> !lesson.row().served()).toList();
        long outlived = gaveUp.stream()
                .filter(lesson -> ours.predict(lesson.known()).likely() < lesson.row().waited()).count();
        out.printf(Locale.ROOT, "%d callers gave up: not scored, their wait is not known; %d of them had already waited"
                + " longer than ours foretold.%n%n", gaveUp.size(), outlived);
        out.println(comparison.json(TicketEvaluation.OURS, ",\"unit\":\"seconds\""));
    }
}
