package id.bilik.queueserver.server.journal;

import org.jspecify.annotations.Nullable;

/** Another writer has appended to the branch. This one has decided on a state that is no longer true, and must stop. */
public final class SequenceTaken extends JournalException {
    public SequenceTaken(String message, @Nullable Throwable cause) { super(message, cause); }
}
