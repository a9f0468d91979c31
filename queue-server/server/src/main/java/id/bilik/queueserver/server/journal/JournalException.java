package id.bilik.queueserver.server.journal;

import org.jspecify.annotations.Nullable;

/** Something is wrong with the device under the journal, or with who else uses it. The message is for people. */
public abstract sealed class JournalException extends RuntimeException
        permits JournalUnavailable, JournalDamaged, JournalInUse, JournalRefused, SequenceTaken {

    JournalException(String message, @Nullable Throwable cause) { super(message, cause); }
}
