package id.bilik.queueserver.lab.evaluation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * One call of a call centre's log, its future included: for the replay and for scoring, never for a predictor.
 * Times are seconds of the day.
 *
 * @param priority higher goes first
 * @param queued second of entering the queue; 0 for a call that was answered without queueing
 * @param left second of leaving the queue, for an agent or by giving up
 * @param served whether an agent answered
 */
record CallRow(LocalDate day, String type, int priority, double arrived, double queued, double left, boolean served,
        double serviceStart, double serviceEnd, String agent) {
    static final List<String> COLUMNS = List.of("date", "type", "priority", "arrived_s", "queue_start_s",
            "queue_exit_s",
            "outcome", "service_start_s", "service_exit_s", "agent");

    static List<CallRow> read(Path file) throws UnusableLog {
        return LogFile.read(file, COLUMNS, CallRow::of).stream()
                .sorted(Comparator.comparing(CallRow::day).thenComparingDouble(CallRow::arrived)).toList();
    }

    private static CallRow of(CSVRecord line) {
        String outcome = line.get("outcome");
        if (!outcome.equals("AGENT") && !outcome.equals("HANG")) {
            throw new IllegalArgumentException("outcome is '" + outcome + "', neither AGENT nor HANG");
        }
        return new CallRow(date(line.get("date")), line.get("type"), (int) second(line, "priority"),
                second(line, "arrived_s"), second(line, "queue_start_s"), second(line, "queue_exit_s"),
                outcome.equals("AGENT"), second(line, "service_start_s"), second(line, "service_exit_s"),
                line.get("agent"));
    }

    /** A date as 990201 (of the 1900s) or 1999-02-01. */
    private static LocalDate date(String text) {
        if (text.length() == 6 && text.chars().allMatch(Character::isDigit)) {
            return LocalDate.of(1900 + Integer.parseInt(text, 0, 2, 10), Integer.parseInt(text, 2, 4, 10),
                    Integer.parseInt(text, 4, 6, 10));
        }
        return LocalDate.parse(text);
    }

    private static double second(CSVRecord line, String column) {
        try {
            return Double.parseDouble(line.get(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " is '" + line.get(column) + "'", e);
        }
    }

    /** Whether the caller waited in the queue, by times that make sense. */
    boolean waitedInQueue() {
        return queued > 0 && left >= queued;
    }

    /** Seconds in the queue. */
    double waited() { return left - queued; }
}
