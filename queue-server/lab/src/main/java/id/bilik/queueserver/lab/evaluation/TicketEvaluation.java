package id.bilik.queueserver.lab.evaluation;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Learns on a log's first days, predicts each later ticket, prints how well. */
final class TicketEvaluation {
    static final String OURS = "ours";
    /**
     * Two depths to choose from, and up to so many trees. The step, the smallest leaf and the shares of rows and columns
     * are those in common use; twice the leaf, or twice the trees on half the columns, make less than .05 minutes.
     */
    static final List<BoostedTrees.Settings> CANDIDATES = List.of(
            new BoostedTrees.Settings(160, 4, .05, 60, .6, .5, 20_200_102),
            new BoostedTrees.Settings(160, 6, .05, 60, .6, .5, 20_200_102));

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
        LearnedWait ours = LearnedWait.learn(training, CANDIDATES);
        Comparison<Known> comparison = compare(predictors(training, ours), later);
        out.println(comparison.table("minutes"));
        out.println(chosen(ours));
        Breakdown breakdown = new Breakdown(ours);
        later.forEach(breakdown::add);
        Set<String> seen = training.stream().map(lesson -> lesson.known().name()).collect(Collectors.toSet());
        out.println(breakdown.table(seen));
        out.println(comparison.json(OURS, breakdown.json()));
    }

    /** What the training days chose, in a sentence. */
    static String chosen(LearnedWait ours) {
        LearnedWait.Chosen chosen = ours.chosen();
        return String.format(Locale.ROOT,
                "Held-out training days chose %d trees of depth %d with %.0f %% of their correction, %.0f places of the wider"
                        + " group against a queue and %.0f against an hour, %.0f tickets of all against a queue's range.%n",
                chosen.trees().trees(), chosen.trees().depth(), 100 * chosen.share(), chosen.shrinkage().wider(),
                chosen.shrinkage().hour(), chosen.rangeCounts());
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

    static Map<String, WaitPredictor<Known>> predictors(List<LogReplay.Lesson> training, LearnedWait ours) {
        Map<String, WaitPredictor<Known>> predictors = new LinkedHashMap<>();
        predictors.put("office's own formula", PlainPredictors::officeFormula);
        predictors.put("last to enter service (LES)", PlainPredictors::lastToEnterService);
        predictors.put("head of line (HOL)", PlainPredictors::headOfLine);
        predictors.put("constant (training mean)", PlainPredictors.constant(PlainPredictors.waits(training)));
        QueueSpeed pace = QueueSpeed.learn(training, QueueSpeed.Shrinkage.USUAL);
        predictors.put("position x learned pace",
                known -> Forecast.point(known.position() * pace.of(known).perPlace()));
        predictors.put(OURS, ours);
        return predictors;
    }

    static Comparison<Known> compare(Map<String, WaitPredictor<Known>> predictors, List<LogReplay.Lesson> later) {
        Comparison<Known> comparison = new Comparison<>(predictors);
        for (LogReplay.Lesson lesson : later) {
            comparison.add(lesson.known(), lesson.known().ahead(), lesson.waited());
        }
        return comparison;
    }
}
