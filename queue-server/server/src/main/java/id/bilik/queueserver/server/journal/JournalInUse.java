package id.bilik.queueserver.server.journal;

import org.jspecify.annotations.Nullable;

/** Another process has the database file open. */
public final class JournalInUse extends JournalException {
    public JournalInUse(String message, @Nullable Throwable cause) { super(message, cause); }
}
