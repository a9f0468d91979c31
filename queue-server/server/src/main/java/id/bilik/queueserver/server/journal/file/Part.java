package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** A stretch of a branch's journal without a gap, in a file of its own. */
interface Part {
    /** The sequence of its first entry, which it has or will have. */
    long first();

    /** The sequence of its newest entry; {@code first() - 1} while it is empty. */
    long last();

    /**
     * Hands over its entries after a sequence and up to another one, ascending.
     *
     * @throws Altered at the first that is missing or not what was written
     */
    void read(long after, long upTo, Consumer<JournalEntry> reader) throws IOException;

    /** Its entries that may have that request id, ascending. */
    List<Long> candidates(UUID requestId);
}
