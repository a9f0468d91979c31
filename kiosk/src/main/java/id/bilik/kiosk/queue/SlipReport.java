package id.bilik.kiosk.queue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A kiosk's report of what became of a slip.
 *
 * @param reason
 *            why none came out; null for any other outcome
 */
public record SlipReport(Outcome outcome, @Nullable String reason) {

    public static final SlipReport PRINTED = new SlipReport(Outcome.PRINTED, null);
    public static final SlipReport UNCONFIRMED = new SlipReport(Outcome.UNCONFIRMED, null);

    public enum Outcome {
        /** It came out. */
        PRINTED,
        /** The printer took it and proved nothing. */
        UNCONFIRMED,
        /** No whole slip came out. */
        FAILED;

        /** As it stands in a request. */
        String word() { return name().toLowerCase(Locale.ROOT); }
    }

    public static SlipReport failed(@Nullable String reason) { return new SlipReport(Outcome.FAILED, reason); }

    /** In a few words, the same for the same report. */
    public String words() {
        return outcome.word() + (outcome == Outcome.FAILED ? ": " + reason : "");
    }
}
