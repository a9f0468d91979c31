package id.bilik.queueserver.lab.evaluation;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Learns on a log's first days, predicts each later ticket, prints how well. */
final class TicketEvaluation {
    static final String OURS = "ours";
    static final BoostedTrees.Settings SETTINGS = new BoostedTrees.Settings(100, 6, .05, 60, .6, .5, 20_200_102);

    private TicketEvaluation() {}

    /**
     * Trains up to a day and scores the later ones.
     *
     * @param until last training day; all but the last day of the log if empty
     * @throws UnusableLog if this leaves no day to learn from or none to predict
     */
    static void run(List<TicketRow> log, Optional<LocalDate> until, PrintStream out) throws UnusableLog {
        List<LocalDate> days = log.stream().map(TicketRow::day).distinct().sorted().toList();
        LocalDate last = lastTrainingDay(days, until);
        List<LogReplay.Lesson> lessons = LogReplay.of(log);
        List<LogReplay.Lesson> training = lessons.stream().filter(lesson -> !lesson.known().day().isAfter(last))
                .toList();
        List<LogReplay.Lesson> later = lessons.stream().filter(lesson -> lesson.known().day().isAfter(last)).toList();
        if (training.isEmpty() || later.isEmpty()) {
            throw new UnusableLog("No ticket was called " + (training.isEmpty() ? "up to " : "after ") + last + ".");
        }
        out.printf(Locale.ROOT,
                "Learning from %d tickets of %d days up to %s%s, predicting %d tickets of %d later days.%n%n",
                training.size(), days.stream().filter(day -> !day.isAfter(last)).count(), last,
                until.isPresent() ? "" : " (all but the last; -Dtrain.until=DATE chooses)", later.size(),
                days.stream().filter(day -> day.isAfter(last)).count());
        Map<String, WaitPredictor<Known>> predictors = predictors(training);
        Comparison<Known> comparison = compare(predictors, later);
        out.println(comparison.table("minutes"));
        out.println("ours by day                  |        n      mae     bias  in range");
        for (LocalDate day : later.stream().map(lesson -> lesson.known().day()).distinct().toList()) {
            byGroup(day.toString(), predictors, later, lesson -> lesson.known().day().equals(day), out);
        }
        List<String> seen = training.stream().map(lesson -> lesson.known().name()).distinct().toList();
        byGroup("queues seen in training", predictors, later, lesson -> seen.contains(lesson.known().name()), out);
        byGroup("queues not seen before", predictors, later, lesson -> !seen.contains(lesson.known().name()), out);
        out.println();
        out.println(comparison.json(OURS, ""));
    }

    static LocalDate lastTrainingDay(List<LocalDate> days, Optional<LocalDate> until) throws UnusableLog {
        if (until.isEmpty()) {
            if (days.size() < 2) {
                throw new UnusableLog("The log has only the day " + days.getFirst()
                        + ", and at least one day to learn from and one to predict are needed.");
            }
            return days.get(days.size() - 2);
        }
        if (days.getFirst().isAfter(until.get())) {
            throw new UnusableLog("The log begins on " + days.getFirst() + ", so there is nothing to learn from up to "
                    + until.get() + ".");
        }
        if (!days.getLast().isAfter(until.get())) {
            throw new UnusableLog("The log ends on " + days.getLast() + ", so there is nothing to predict after "
                    + until.get() + ".");
        }
        return until.get();
    }

    static Map<String, WaitPredictor<Known>> predictors(List<LogReplay.Lesson> training) {
        LearnedWait ours = LearnedWait.learn(training, SETTINGS);
        Map<String, WaitPredictor<Known>> predictors = new LinkedHashMap<>();
        predictors.put("office's own formula", PlainPredictors::officeFormula);
        predictors.put("last to enter service (LES)", PlainPredictors::lastToEnterService);
        predictors.put("head of line (HOL)", PlainPredictors::headOfLine);
        predictors.put("constant (training mean)", PlainPredictors.constant(PlainPredictors.waits(training)));
        QueueSpeed pace = QueueSpeed.learn(training);
        predictors.put("position x learned pace",
                known -> Forecast.point(known.position() * pace.of(known).perPlace()));
        predictors.put(OURS, ours);
        return predictors;
    }

    private static Comparison<Known> compare(Map<String, WaitPredictor<Known>> predictors,
            List<LogReplay.Lesson> later) {
        Comparison<Known> comparison = new Comparison<>(predictors);
        for (LogReplay.Lesson lesson : later) {
            comparison.add(lesson.known(), lesson.known().ahead(), lesson.waited());
        }
        return comparison;
    }

    private static void byGroup(String name, Map<String, WaitPredictor<Known>> predictors, List<LogReplay.Lesson> later,
            Predicate<LogReplay.Lesson> group, PrintStream out) {
        Score score = new Score();
        WaitPredictor<Known> ours = Objects.requireNonNull(predictors.get(OURS));
        later.stream().filter(group).forEach(lesson -> score.add(ours.predict(lesson.known()), lesson.waited()));
        if (score.count() > 0) {
            out.printf(Locale.ROOT, "%-28s |%9d%s%s%8.1f %%%n", name, score.count(),
                    Score.cell(score.meanAbsoluteError(), 2), Score.cell(score.bias(), 2), 100 * score.coverage());
        }
    }

    /** One row a day, each predicted by what was learned from the days before it; offices held out as well. */
    static void rolling(List<TicketRow> log, PrintStream out) throws UnusableLog {
        List<LocalDate> days = log.stream().map(TicketRow::day).distinct().sorted().toList();
        lastTrainingDay(days, Optional.empty());
        List<LogReplay.Lesson> lessons = LogReplay.of(log);
        for (LocalDate day : days.subList(1, days.size())) {
            List<LogReplay.Lesson> before = lessons.stream().filter(lesson -> lesson.known().day().isBefore(day))
                    .toList();
            List<LogReplay.Lesson> on = lessons.stream().filter(lesson -> lesson.known().day().equals(day)).toList();
            out.println(day + ", learning from the days before");
            out.println(compare(predictors(before), on).table("minutes"));
        }
        LocalDate last = days.getLast();
        Score stranger = new Score();
        List<String> offices = lessons.stream().map(lesson -> lesson.known().office()).distinct().sorted().toList();
        int folds = Math.min(4, offices.size());
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            Predicate<LogReplay.Lesson> heldOut = lesson -> offices.indexOf(lesson.known().office()) % folds == held;
            List<LogReplay.Lesson> before = lessons.stream().filter(lesson -> lesson.known().day().isBefore(last))
                    .filter(heldOut.negate()).toList();
            if (!before.isEmpty()) {
                LearnedWait ours = LearnedWait.learn(before, SETTINGS);
                lessons.stream().filter(lesson -> lesson.known().day().equals(last)).filter(heldOut)
                        .forEach(lesson -> stranger.add(ours.predict(lesson.known()), lesson.waited()));
            }
        }
        out.printf(Locale.ROOT, "%s, ours, offices never seen before: n %d, mae %.2f, bias %.2f, in range %.1f %%%n",
                last,
                stranger.count(), stranger.meanAbsoluteError(), stranger.bias(), 100 * stranger.coverage());
    }
}
