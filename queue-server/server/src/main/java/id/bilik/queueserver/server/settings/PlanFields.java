package id.bilik.queueserver.server.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.function.Function;

/** Fields of a plan document; what cannot be read is an {@link IllegalArgumentException} that names the field. */
final class PlanFields {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final double SECONDS = 60;

    private PlanFields() {}

    static Duration minutes(String field, double minutes) {
        if (minutes * SECONDS < 1 || minutes > LONGEST.toMinutes()) {
            throw new IllegalArgumentException(field + " must be more than 0 and at most " + LONGEST.toMinutes()
                    + " minutes, not " + minutes);
        }
        return Duration.ofSeconds(Math.round(minutes * SECONDS));
    }

    static double minutes(Duration time) { return time.toSeconds() / SECONDS; }

    static <T> T read(String field, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(field + " cannot be \"" + text + "\"", wrong);
        }
    }
}
