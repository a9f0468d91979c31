package id.bilik.queueserver.lab.demo;

import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What happens in a demo, for whoever shows it: a line for each turn of the day, with the branch's time.
 *
 * @param began by the branch's clock, when the pace did
 */
record Story(PrintStream out, OffsetDateTime began, TimeScale pace) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    void tell(String what) {
        out.println("  " + CLOCK.format(began.plus(pace.now())) + "  " + what);
        out.flush();
    }
}
