package id.bilik.queueserver.lab.evaluation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * One ticket of an office's log, its future included: for the replay and for scoring, never for a predictor.
 *
 * @param issued minute of the local day
 * @param called minute of the local day; not a number if the ticket was never called
 * @param position at issue, counting the ticket itself
 * @param publishedServiceMinutes the office's own advertised service time
 */
record TicketRow(String office, String queue, LocalDate day, int ticket, double issued, double called, int position,
        int openDesks, double publishedServiceMinutes) {
    static final List<String> COLUMNS = List.of("office", "queue", "date", "ticket", "issued_minute", "called_minute",
            "position_at_issue", "open_desks", "published_service_minutes");

    /** The order in which tickets become known: by minute of issue, within a queue by number. */
    static final Comparator<TicketRow> BY_ISSUE = Comparator.comparing(TicketRow::day)
            .thenComparingDouble(TicketRow::issued).thenComparing(TicketRow::office).thenComparing(TicketRow::queue)
            .thenComparingInt(TicketRow::ticket);

    static List<TicketRow> read(Path file) throws UnusableLog {
        return LogFile.read(file, COLUMNS, TicketRow::of).stream().sorted(BY_ISSUE).toList();
    }

    private static TicketRow of(CSVRecord line) {
        String called = line.get("called_minute");
        return new TicketRow(line.get("office"), line.get("queue"), LocalDate.parse(line.get("date")),
                (int) number(line, "ticket"), number(line, "issued_minute"),
                called.isEmpty() ? Double.NaN : number(line, "called_minute"), (int) number(line, "position_at_issue"),
                (int) number(line, "open_desks"), number(line, "published_service_minutes"));
    }

    private static double number(CSVRecord line, String column) {
        String text = line.get(column);
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value < 1e9) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " is '" + text + "'", e);
        }
        throw new IllegalArgumentException(column + " is '" + text + "'");
    }

    /** Minutes from issue to call; 0 where the log's resolution puts the call before the issue. */
    double waited() {
        return Math.max(0, called - issued);
    }
}
