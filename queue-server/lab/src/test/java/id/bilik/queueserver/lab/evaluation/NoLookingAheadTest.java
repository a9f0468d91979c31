package id.bilik.queueserver.lab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A prediction is made from what was known: whatever comes later may change without changing it. */
class NoLookingAheadTest {
    private static final LocalDate LAST = LocalDate.of(2021, 3, 5);

    private final List<TicketRow> log = ImaginedLog.tickets(5, 3, 60, 8);
    private final List<LogReplay.Lesson> training = LogReplay.of(log).stream()
            .filter(lesson -> lesson.known().day().isBefore(LAST)).toList();
    private final Map<String, WaitPredictor<Known>> predictors = TicketEvaluation.predictors(training,
            LearnedWait.learn(training, TicketEvaluation.CANDIDATES));

    @Test
    void changing_all_that_came_later_changes_no_earlier_prediction() {
        List<TicketRow> today = log.stream().filter(row -> row.day().equals(LAST)).toList();
        List<LogReplay.Lesson> lessons = LogReplay.of(today);
        for (int i = 0; i < lessons.size(); i += 7) {
            TicketRow own = lessons.get(i).row();
            List<TicketRow> changed = today.stream().map(row -> withAnotherFuture(row, own)).toList();
            LogReplay.Lesson again = LogReplay.of(changed).stream().filter(lesson -> sameTicket(lesson.row(), own))
                    .findFirst()
                    .orElseThrow();
            assertThat(predictions(again.known())).isEqualTo(predictions(lessons.get(i).known()));
        }
    }

    @Test
    void leaving_out_all_that_came_later_changes_no_earlier_prediction() {
        List<TicketRow> today = log.stream().filter(row -> row.day().equals(LAST)).sorted(TicketRow.BY_ISSUE).toList();
        List<LogReplay.Lesson> lessons = LogReplay.of(today);
        for (int i = 0; i < lessons.size(); i += 7) {
            LogReplay.Lesson again = LogReplay.of(today.subList(0, i + 1)).getLast();
            assertThat(predictions(again.known())).isEqualTo(predictions(lessons.get(i).known()));
        }
    }

    @Test
    void changing_a_later_day_changes_nothing_that_was_learned() {
        List<TicketRow> changed = log.stream()
                .map(row -> row.day().equals(LAST) ? with(row, row.issued(), row.called() + 500, 99) : row).toList();
        List<LogReplay.Lesson> again = LogReplay.of(changed).stream()
                .filter(lesson -> lesson.known().day().isBefore(LAST))
                .toList();
        List<BoostedTrees.Settings> quick = List.of(new BoostedTrees.Settings(20, 3, .1, 20, .7, .7, 1));
        Known known = training.getLast().known();
        assertThat(LearnedWait.learn(again, quick).predict(known))
                .isEqualTo(LearnedWait.learn(training, quick).predict(known));
    }

    @Test
    void a_call_in_the_very_minute_of_an_issue_is_not_known_yet() {
        List<TicketRow> two = new ArrayList<>();
        two.add(new TicketRow("o", "q", LAST, 1, 500, 510, 1, 1, 10));
        two.add(new TicketRow("o", "q", LAST, 2, 510, 520, 2, 1, 10));
        two.add(new TicketRow("o", "q", LAST, 3, 510.5, 530, 2, 1, 10));
        List<LogReplay.Lesson> lessons = LogReplay.of(two);
        assertThat(lessons.get(1).known().earlier().called()).containsExactly(Double.NaN);
        assertThat(lessons.get(2).known().earlier().called()).containsExactly(510, Double.NaN);
    }

    @Test
    void a_ticket_that_was_never_called_is_seen_waiting_and_is_not_scored() {
        List<TicketRow> two = List.of(new TicketRow("o", "q", LAST, 1, 500, Double.NaN, 1, 1, 10),
                new TicketRow("o", "q", LAST, 2, 510, 520, 2, 1, 10));
        List<LogReplay.Lesson> lessons = LogReplay.of(two);
        assertThat(lessons).hasSize(1);
        assertThat(lessons.getFirst().known().earlier().waiting(0)).isTrue();
    }

    @Test
    void what_becomes_of_a_caller_and_of_later_ones_does_not_change_what_was_known() {
        List<CallRow> calls = ImaginedLog.calls(1, 200, 4);
        List<CallReplay.Lesson> lessons = CallReplay.of(calls);
        assertThat(lessons).hasSizeGreaterThan(40);
        for (CallReplay.Lesson lesson : lessons) {
            double now = lesson.row().queued();
            List<CallRow> changed = calls.stream().filter(row -> row.arrived() <= now)
                    .map(row -> withAnotherFuture(row, now)).toList();
            KnownCall again = CallReplay.of(changed).stream().filter(other -> other.row().queued() == now).findFirst()
                    .orElseThrow().known();
            assertThat(again).isEqualTo(lesson.known());
        }
    }

    private List<Forecast> predictions(Known known) {
        return predictors.values().stream().map(predictor -> predictor.predict(known)).toList();
    }

    private static boolean sameTicket(TicketRow one, TicketRow other) {
        return one.office().equals(other.office()) && one.queue().equals(other.queue())
                && one.ticket() == other.ticket();
    }

    /** Calls that were not past at the ticket's issue move; tickets issued later get everything else changed too. */
    private static TicketRow withAnotherFuture(TicketRow row, TicketRow own) {
        double called = row.called() < own.issued() ? row.called() : 2 * row.called() + 13 * row.ticket();
        boolean later = Comparator.comparingDouble(TicketRow::issued).compare(row, own) > 0;
        return with(row, later ? row.issued() + 3 : row.issued(), called, later ? 77 : row.position());
    }

    private static TicketRow with(TicketRow row, double issued, double called, int position) {
        return new TicketRow(row.office(), row.queue(), row.day(), row.ticket(), issued, called, position,
                position == row.position() ? row.openDesks() : 9, row.publishedServiceMinutes());
    }

    private static CallRow withAnotherFuture(CallRow row, double now) {
        double left = row.left() < now ? row.left() : row.left() + 1000;
        double start = row.serviceStart() < now ? row.serviceStart() : row.serviceStart() + 1000;
        double end = row.serviceEnd() < now ? row.serviceEnd() : row.serviceEnd() + 2000;
        boolean served = row.left() < now ? row.served() : row.served() || row.waitedInQueue();
        return new CallRow(row.day(), row.type(), row.priority(), row.arrived(), row.queued(), left, served,
                start == 0 && served ? now + 1 : start, end == 0 && served ? now + 2 : end, row.agent());
    }
}
