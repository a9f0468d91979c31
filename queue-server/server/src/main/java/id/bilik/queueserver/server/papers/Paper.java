package id.bilik.queueserver.server.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A paper of a booking, as far as it is known.
 *
 * @param document id of the document that it is
 * @param file     in which its pages are; null where none was sent
 * @param key      of that file, Base64
 * @param pages    0 where none was sent
 * @param sentAt   null where none was sent
 * @param verdict  of an officer; null before there is one
 * @param sentence of the officer about it; null for none
 */
public record Paper(String document, @Nullable String file, @Nullable String key, int pages, @Nullable Instant sentAt,
        @Nullable Verdict verdict, @Nullable String sentence) {

    /** How an officer finds a paper. */
    public enum Verdict {
        ACCEPTED, UNREADABLE,
        /** It was not sent, or is another paper. */
        MISSING,
        /** It says something else than what was entered, or than another paper. */
        MISMATCH
    }

    Paper judged(Verdict next, @Nullable String why) {
        return new Paper(document, file, key, pages, sentAt, next, why);
    }

    /** As it is once its file is gone. */
    Paper withoutFile() {
        return new Paper(document, null, null, 0, null, verdict, sentence);
    }

    /** Whether somebody has it, as far as it was looked at: an original that an officer accepted as well. */
    public boolean counts() {
        return verdict == Verdict.ACCEPTED || (file != null && verdict == null);
    }
}
