package id.bilik.queueserver.lab.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Plays a log forward and tells at each issue what was known. The call of a ticket is put aside when the ticket is
 * issued and becomes visible only when the clock is strictly past its minute: a call in the very minute of an issue
 * is not known, since the log's minutes are those of five-minute snapshots and nothing tells which came first. Of
 * tickets issued in the same minute those with lower numbers in the same queue are known.
 */
public final class LogReplay {
    private LogReplay() {}

    /** A ticket as it was known at issue, and what became of it. */
    record Lesson(Known known, TicketRow row) {
        double waited() { return row.waited(); }
    }

    /** Everything of one queue on one day that has become visible so far. */
    private static final class Visible {
        private final List<TicketRow> issued = new ArrayList<>();
        private final List<Boolean> called = new ArrayList<>();
        private final PriorityQueue<Integer> hidden = new PriorityQueue<>(
                Comparator.comparingDouble((Integer i) -> issued.get(i).called()).thenComparing(i -> i));

        void passTo(double minute) {
            for (Integer next = hidden.peek(); next != null
                    && issued.get(next).called() < minute; next = hidden.peek()) {
                called.set(hidden.remove(), true);
            }
        }

        void issue(TicketRow row) {
            issued.add(row);
            called.add(false);
            if (!Double.isNaN(row.called())) {
                hidden.add(issued.size() - 1);
            }
        }

        Known.Earlier earlier() {
            int count = issued.size();
            Known.Earlier earlier = new Known.Earlier(new double[count], new double[count], new int[count],
                    new int[count]);
            for (int i = 0; i < count; i++) {
                TicketRow row = issued.get(i);
                earlier.issued()[i] = row.issued();
                earlier.called()[i] = called.get(i) ? row.called() : Double.NaN;
                earlier.position()[i] = row.position();
                earlier.desks()[i] = row.openDesks();
            }
            return earlier;
        }
    }

    /** What was known at each issue, in order; tickets that were never called are known to others, not lessons. */
    static List<Lesson> of(List<TicketRow> log) {
        Map<String, Visible> queues = new HashMap<>();
        Map<String, Double> openings = new HashMap<>();
        List<Lesson> lessons = new ArrayList<>();
        for (TicketRow row : log.stream().sorted(TicketRow.BY_ISSUE).toList()) {
            Visible queue = queues.computeIfAbsent(row.day() + "/" + row.office() + '/' + row.queue(),
                    _ -> new Visible());
            double opened = openings.computeIfAbsent(row.day() + "/" + row.office(), _ -> row.issued());
            queue.passTo(row.issued());
            if (!Double.isNaN(row.called())) {
                lessons.add(new Lesson(new Known(row.day(), row.office(), row.queue(), row.issued(), opened,
                        row.position(), row.openDesks(), row.publishedServiceMinutes(), queue.earlier()), row));
            }
            queue.issue(row);
        }
        return lessons;
    }
}
