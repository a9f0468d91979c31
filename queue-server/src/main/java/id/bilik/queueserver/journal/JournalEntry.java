package id.bilik.queueserver.journal;

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
 * @param data the event as JSON text, at most {@value #LONGEST_DATA} characters
 * @param requestId the request that caused it, where there was one; several entries may share it
 */
public record JournalEntry(long sequence, Instant at, String type, String data, @Nullable UUID requestId) {
    /** H2 holds 1,048,576 characters in a column that it doesn't move to a file area of its own. */
    static final int LONGEST_DATA = 1_000_000;

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
        if (data.length() > LONGEST_DATA) {
            throw new IllegalArgumentException(
                    "An event holds at most " + LONGEST_DATA + " characters, not " + data.length());
        }
    }
}
