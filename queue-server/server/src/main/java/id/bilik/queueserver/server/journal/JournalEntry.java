package id.bilik.queueserver.server.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in the journal.
 *
 * @param sequence from 1, without a gap within a branch
 * @param at in whole microseconds, so that it comes back exactly as it was decided upon
 * @param type the event's name, 1 to 100 characters
 * @param data the event as JSON text in one line, at most {@value #LONGEST_DATA} characters
 * @param requestId the request that caused it, where there was one; several entries may share it
 * @param actor who gave the order, in the words of {@link ActorWords}; null where that is not known
 */
public record JournalEntry(long sequence, Instant at, String type, String data, @Nullable UUID requestId,
        @Nullable String actor) {
    /** Far beyond any event; a reader can hold a page of such entries all the same. */
    static final int LONGEST_DATA = 1_000_000;

    /** By nobody who is known. */
    public JournalEntry(long sequence, Instant at, String type, String data, @Nullable UUID requestId) {
        this(sequence, at, type, data, requestId, null);
    }

    public JournalEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("A journal's sequence starts at 1, not " + sequence);
        }
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("The journal keeps microseconds, " + at
                    + " is finer: tick the clock in microseconds, or what is replayed differs from what was decided");
        }
        if (type.isEmpty() || type.length() > 100) {
            throw new IllegalArgumentException("An event's type has 1 to 100 characters, not " + type.length());
        }
        if (hasSeparator(type) || hasSeparator(data) || (actor != null && hasSeparator(actor))) {
            throw new IllegalArgumentException("An event is one line without tabs, as JSON text is that escapes them");
        }
        if (data.length() > LONGEST_DATA) {
            throw new IllegalArgumentException(
                    "An event holds at most " + LONGEST_DATA + " characters, not " + data.length());
        }
    }

    private static boolean hasSeparator(String text) { return text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0; }
}
