package id.bilik.queueserver.lab.evaluation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code mvn -Peval -Dtickets=FILE [-Dtrain.until=DATE]}: how good forecasts are on a log of tickets;
 * {@code -Dcalls=FILE} on a log of calls; {@code -Drolling=true} predicts each day from the days before it. The last
 * line printed is a JSON object with the figures of our forecast.
 */
public final class Evaluation {
    private Evaluation() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(System.getProperties(), out, System.err));
    }

    /** Exit code: 0, or 1 after one sentence on {@code err} that says what is wrong with what was given. */
    static int run(Properties given, PrintStream out, PrintStream err) {
        try {
            Optional<String> tickets = given(given, "tickets");
            Optional<String> calls = given(given, "calls");
            if (tickets.isPresent() == calls.isPresent()) {
                throw new UnusableLog("Give one log, either -Dtickets=FILE or -Dcalls=FILE.");
            }
            Optional<LocalDate> until = until(given);
            if (calls.isPresent()) {
                CallEvaluation.run(CallRow.read(Path.of(calls.get())), until, out);
            } else if (given(given, "rolling").filter("true"::equals).isPresent()) {
                RollingEvaluation.run(TicketRow.read(Path.of(tickets.orElseThrow())), out);
            } else {
                TicketEvaluation.run(TicketRow.read(Path.of(tickets.orElseThrow())), until, out);
            }
            return 0;
        } catch (UnusableLog e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static Optional<String> given(Properties given, String key) {
        return Optional.ofNullable(given.getProperty(key)).filter(value -> !value.isBlank());
    }

    private static Optional<LocalDate> until(Properties given) throws UnusableLog {
        Optional<String> date = given(given, "train.until");
        try {
            return date.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new UnusableLog("-Dtrain.until=" + date.orElseThrow() + " is no date such as 2020-01-10.");
        }
    }
}
