package id.bilik.queueserver.server.journal.file;

import java.io.IOException;

/** A file does not hold what was written into it. */
final class Altered extends IOException {
    private static final long serialVersionUID = 1;

    Altered(String message) { super(message); }
}
