package id.bilik.queueserver.server.backup;

import org.jspecify.annotations.Nullable;

/** A backup or a restore could not be done; the message says why, in a sentence for a technician. */
public final class BackupFailed extends Exception {
    private static final long serialVersionUID = 1;

    public BackupFailed(String message) { this(message, null); }

    public BackupFailed(String message, @Nullable Throwable cause) { super(message, cause); }
}
