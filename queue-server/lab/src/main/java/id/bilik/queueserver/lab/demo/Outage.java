package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Trouble that somebody who shows Bilik has asked for.
 *
 * @param after the opening of the day
 */
record Outage(Kind kind, Duration after) {
    private static final LocalTime USUAL = LocalTime.of(9, 0);
    private static final LocalTime OPENING = LocalTime.of(ExpectedDay.OPENS, 0);

    /** What fails. */
    enum Kind {
        /** The queue-server is killed, and away for a while. */
        SERVER,
        /** The printer of the kiosk has no paper. */
        PRINTER,
        /** An officer falls ill in the middle of the rush. */
        OFFICER;

        private String word() { return name().toLowerCase(Locale.ROOT); }
    }

    /**
     * Reads {@code server}, {@code printer@09:30}, or several with commas between; without a time it is nine o'clock.
     *
     * @throws IllegalArgumentException saying what can be asked for
     */
    static List<Outage> of(String text) {
        List<Outage> outages = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int at = part.indexOf('@');
            String word = (at < 0 ? part : part.substring(0, at)).strip();
            Kind kind = Arrays.stream(Kind.values()).filter(each -> each.word().equals(word)).findFirst()
                    .orElseThrow(() -> unusable(part));
            Duration after = Duration.between(OPENING, at < 0 ? USUAL : time(part, part.substring(at + 1).strip()));
            if (after.isNegative()) {
                throw unusable(part);
            }
            outages.add(new Outage(kind, after));
        }
        return List.copyOf(outages);
    }

    private static LocalTime time(String part, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw unusable(part);
        }
    }

    private static IllegalArgumentException unusable(String part) {
        return new IllegalArgumentException("demo.outage takes "
                + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))
                + ", with a time of the branch after " + OPENING + " such as printer@09:30, not \"" + part + "\"");
    }
}
