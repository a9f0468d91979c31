package id.bilik.queueserver.lab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A queue of punctual calls and one of wild ones, and an hour wilder than the others, each get the range they need. */
class QueueRangeTest {
    private final SplittableRandom random = new SplittableRandom(12);
    private final List<LogReplay.Lesson> lessons = new ArrayList<>();
    private final double[] predicted;
    private final QueueRange range;

    QueueRangeTest() {
        for (int day = 0; day < 6; day++) {
            for (int ticket = 0; ticket < 300; ticket++) {
                lessons.add(lesson(day, ticket % 2 == 0 ? "punctual" : "wild", 480 + 60 * (ticket % 4)));
            }
        }
        predicted = lessons.stream().mapToDouble(_ -> 30.0).toArray();
        range = QueueRange.choose(lessons, DayFolds.of(lessons), predicted);
    }

    @Test
    void each_queue_and_each_hour_hold_four_in_five() {
        for (String queue : List.of("punctual", "wild")) {
            assertThat(held(lesson -> lesson.known().queue().equals(queue))).isCloseTo(.8, within(.06));
        }
        for (int hour = 0; hour < 4; hour++) {
            int of = hour;
            assertThat(held(lesson -> (int) (lesson.known().sinceOpening() / 60) == of)).isCloseTo(.8, within(.06));
        }
    }

    @Test
    void a_queue_never_seen_gets_a_range_between() {
        double unknown = width("never seen");
        assertThat(unknown).isGreaterThan(width("punctual")).isLessThan(width("wild"));
    }

    @Test
    void days_that_differ_by_queue_choose_that_a_queue_speaks_for_itself() {
        assertThat(range.counts()).isLessThanOrEqualTo(150);
    }

    private double width(String queue) {
        Forecast forecast = range.around(known(0, queue, 480), 30);
        return forecast.high() - forecast.low();
    }

    private double held(Predicate<LogReplay.Lesson> which) {
        return lessons.stream().filter(which)
                .mapToDouble(lesson -> range.around(lesson.known(), 30).holds(lesson.waited()) ? 1 : 0).average()
                .orElseThrow();
    }

    /** Waits around half an hour: within a few minutes, or within twenty; in the last hour half as far again. */
    private LogReplay.Lesson lesson(int day, String queue, double minute) {
        double spread = (queue.equals("wild") ? 20 : 4) * (minute >= 660 ? 1.5 : 1);
        double waited = Math.max(0, 30 + spread * (2 * random.nextDouble() - 1));
        Known known = known(day, queue, minute);
        return new LogReplay.Lesson(known,
                new TicketRow("office", queue, known.day(), 1, minute, minute + waited, 5, 1, 10));
    }

    private static Known known(int day, String queue, double minute) {
        return new Known(ImaginedDays.FIRST.plusDays(day), "office", queue, minute, 480, 5, 1, 10,
                new Known.Earlier(new double[0], new double[0], new int[0], new int[0]));
    }
}
