package id.bilik.queueserver.server.journal;

import org.jspecify.annotations.Nullable;

/** The journal does not hold what was written into it. It is not used any further until a person has decided. */
public final class JournalDamaged extends JournalException {
    public JournalDamaged(String message, @Nullable Throwable cause) { super(message, cause); }
}
