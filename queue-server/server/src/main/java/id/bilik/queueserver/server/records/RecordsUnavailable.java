package id.bilik.queueserver.server.records;

import org.jspecify.annotations.Nullable;

/** The records cannot be used now. The message names the file or database and what is wrong with it, and no person. */
public final class RecordsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    RecordsUnavailable(String message, @Nullable Throwable cause) { super(message, cause); }
}
