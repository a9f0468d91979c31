package id.bilik.queueserver.server.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What happened in each branch, in order, for ever. Each branch has one writer; any thread may read.
 *
 * <p>A branch is named by 1 to 64 characters. Every method throws {@link JournalUnavailable} where the database can't
 * be reached, written or read just now, and {@link JournalDamaged} where what it holds is not what was written; both
 * are about the device, never about the caller.
 */
public interface Journal extends AutoCloseable {

    /**
     * Appends all entries in one transaction, or none of them. When this returns, they survive {@code kill -9} and a
     * power cut. The first entry continues at {@code last(branch) + 1}, the others follow without a gap.
     *
     * <p>After {@link JournalUnavailable} the very same batch may be appended again: it is written once, whatever became
     * of the first try. Before appending anything else, where {@link JournalUnavailable#settled()} is false, first
     * replay what stands after the caller's own last entry: the batch may have reached the disk after all.
     *
     * @throws SequenceTaken another writer has appended there: fatal for this one
     * @throws IllegalArgumentException the entries leave a gap
     */
    void append(String branch, List<JournalEntry> entries);

    /** The entries after a sequence, ascending, at most {@code limit} of them (1 to 100,000). */
    List<JournalEntry> read(String branch, long after, int limit);

    /**
     * Hands every entry after a sequence to the reader, ascending, a page in memory at a time.
     *
     * @throws JournalDamaged an entry is missing or altered, or the journal ends before {@code after}
     */
    void replay(String branch, long after, Consumer<JournalEntry> reader);

    /** The first entry with that request id. */
    Optional<JournalEntry> findByRequest(String branch, UUID requestId);

    /** The branches that have entries, in the order of their names. */
    List<String> branches();

    /** The sequence of the newest entry, 0 when there is none. */
    long last(String branch);

    /**
     * Keeps a snapshot, durably; of each branch the newest two are kept.
     *
     * @throws IllegalArgumentException its sequence lies beyond the journal's last
     */
    void saveSnapshot(String branch, Snapshot snapshot);

    /** The newest snapshot of that format whose text is intact. A damaged one is passed over: the journal has it all. */
    Optional<Snapshot> findSnapshot(String branch, int format);

    /**
     * What was found damaged among older entries since the journal was opened. New ones are written all the same; a
     * reading that meets the damage throws.
     */
    Optional<JournalDamaged> damage();

    /** Writes and forces a few bytes; returns when the journal can be written, throws where {@link #append} would. */
    void probe();

    @Override
    void close();
}
