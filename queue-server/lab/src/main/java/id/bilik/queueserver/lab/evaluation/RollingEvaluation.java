package id.bilik.queueserver.lab.evaluation;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Predicts each day of a log from the days before it, and the last one also with offices held out. */
final class RollingEvaluation {
    private RollingEvaluation() {}

    /**
     * A table for each day but the first, then all of them together, then the offices never seen before.
     *
     * @throws UnusableLog if the log has a single day
     */
    static void run(List<TicketRow> log, PrintStream out) throws UnusableLog {
        List<LocalDate> days = log.stream().map(TicketRow::day).distinct().sorted().toList();
        TicketEvaluation.lastTrainingDay(days, Optional.empty());
        List<LogReplay.Lesson> lessons = LogReplay.of(log);
        Map<LocalDate, LearnedWait> byDay = new HashMap<>();
        Breakdown all = new Breakdown(known -> Objects.requireNonNull(byDay.get(known.day())).predict(known));
        for (LocalDate day : days.subList(1, days.size())) {
            List<LogReplay.Lesson> before = lessons.stream().filter(lesson -> lesson.known().day().isBefore(day))
                    .toList();
            List<LogReplay.Lesson> on = lessons.stream().filter(lesson -> lesson.known().day().equals(day)).toList();
            LearnedWait ours = LearnedWait.learn(before, TicketEvaluation.CANDIDATES);
            byDay.put(day, ours);
            out.println(day + ", learning from the days before");
            out.println(TicketEvaluation.compare(TicketEvaluation.predictors(before, ours), on).table("minutes"));
            out.println(TicketEvaluation.chosen(ours));
            on.forEach(all::add);
        }
        Set<String> first = lessons.stream().filter(lesson -> lesson.known().day().equals(days.getFirst()))
                .map(lesson -> lesson.known().name()).collect(Collectors.toSet());
        out.println(all.table(first));
        strangers(lessons, days.getLast(), out);
    }

    private static void strangers(List<LogReplay.Lesson> lessons, LocalDate last, PrintStream out) {
        Score stranger = new Score();
        List<String> offices = lessons.stream().map(lesson -> lesson.known().office()).distinct().sorted().toList();
        int folds = Math.min(4, offices.size());
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            Predicate<LogReplay.Lesson> heldOut = lesson -> offices.indexOf(lesson.known().office()) % folds == held;
            List<LogReplay.Lesson> before = lessons.stream().filter(lesson -> lesson.known().day().isBefore(last))
                    .filter(heldOut.negate()).toList();
            if (!before.isEmpty()) {
                LearnedWait ours = LearnedWait.learn(before, TicketEvaluation.CANDIDATES);
                lessons.stream().filter(lesson -> lesson.known().day().equals(last)).filter(heldOut)
                        .forEach(lesson -> stranger.add(ours.predict(lesson.known()), lesson.waited()));
            }
        }
        out.printf(Locale.ROOT, "%s, ours, offices never seen before: n %d, mae %.2f, bias %.2f, in range %.1f %%%n",
                last, stranger.count(), stranger.meanAbsoluteError(), stranger.bias(), 100 * stranger.coverage());
    }
}
