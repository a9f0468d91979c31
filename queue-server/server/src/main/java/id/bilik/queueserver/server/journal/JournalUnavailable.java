package id.bilik.queueserver.server.journal;

import org.jspecify.annotations.Nullable;

/** The journal can't be used now (disk full, database gone); nothing is lost, and later it may work again. */
public final class JournalUnavailable extends JournalException {
    private final boolean settled;

    public JournalUnavailable(String message, @Nullable Throwable cause, boolean settled) {
        super(message, cause);
        this.settled = settled;
    }

    /**
     * True when it is known that nothing of the batch stands in the journal. False when the journal could not even be
     * read again after the error: then the batch stands there whole or not at all.
     */
    public boolean settled() { return settled; }
}
