package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.SequenceTaken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends one batch after the other. An error may be reported for a commit that did reach the disk: the batch whose fate
 * is not known is remembered, and looked for before anything else is written
 * (docs/decisions/journal-unknown-outcome.md).
 */
final class BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final Database database;
    private final DatabaseKeeper keeper;
    private @Nullable Batch unsettled;

    BatchWriter(Database database, DatabaseKeeper keeper) {
        this.database = database;
        this.keeper = keeper;
    }

    /** Returns when the batch is durable; throws as {@link Journal#append}. */
    void append(Batch batch) {
        keeper.alone(() -> {
            // The first failure may be only that the database was closed beneath us; the second try opens it again.
            JournalUnavailable failure = tryAppend(batch);
            if (failure != null) {
                failure = tryAppend(batch);
            }
            if (failure != null && !isWrittenAfterAll(batch)) {
                throw new JournalUnavailable(String.valueOf(failure.getMessage()), failure.getCause(),
                        unsettled == null);
            }
        });
    }

    /** Null when the batch is durable. */
    private @Nullable JournalUnavailable tryAppend(Batch batch) {
        boolean again = batch.equals(unsettled);
        Connections open;
        try {
            open = keeper.connections();
            if (unsettled != null && settle(open) && again) {
                acknowledge(open, batch);
                return null;
            }
            expectNext(open, batch);
        } catch (JournalUnavailable e) {
            return e;
        }
        try {
            unsettled = batch;
            open.write(() -> JournalTable.insert(open.writer, batch.branch(), batch.entries()));
            acknowledge(open, batch);
            return null;
        } catch (RuntimeException e) {
            if (Failures.isTaken(e)) {
                // A commit whose answer was lost may land late, after it was looked for.
                if (again && settle(open)) {
                    acknowledge(open, batch);
                    return null;
                }
                unsettled = null;
                throw new SequenceTaken("Another writer has appended entry " + batch.first() + " to branch "
                        + batch.branch() + "; only one may write a branch, this one must stop.", e);
            }
            keeper.abandon(open);
            return new JournalUnavailable(String.valueOf(Failures.unavailable(e, database).getMessage()), e, false);
        }
    }

    private boolean isWrittenAfterAll(Batch batch) {
        if (unsettled == null) {
            return false;
        }
        try {
            Connections open = keeper.connections();
            boolean written = settle(open);
            if (written) {
                acknowledge(open, batch);
            }
            return written;
        } catch (JournalUnavailable e) {
            return false;
        }
    }

    /** Looks whether the batch whose fate was unknown stands in the journal; from here on it is known. */
    private boolean settle(Connections open) {
        Batch batch = unsettled;
        if (batch == null) {
            return false;
        }
        boolean there = keeper.readAsWriter(open,
                writer -> JournalTable.range(writer, batch.branch(), batch.first() - 1, batch.last()))
                .equals(batch.entries());
        unsettled = null;
        if (there) {
            LOG.warn("Entries {} to {} of branch {} had reached the disk although an error was reported", batch.first(),
                    batch.last(), batch.branch());
        }
        return there;
    }

    private void expectNext(Connections open, Batch batch) {
        String branch = batch.branch();
        long last = open.lasts.getOrDefault(branch, 0L);
        if (batch.first() != last + 1) {
            long known = last;
            last = keeper.readAsWriter(open, writer -> JournalTable.last(writer, branch, known));
            open.lasts.put(branch, last);
        }
        if (batch.first() <= last) {
            throw new SequenceTaken(
                    "Entry " + batch.first() + " of branch " + branch + " stands in the journal already,"
                            + " which ends at " + last + "; replay it before appending.",
                    null);
        }
        if (batch.first() > last + 1) {
            throw new IllegalArgumentException(
                    "Branch " + branch + " ends at entry " + last + ": entry " + batch.first()
                            + " would leave a gap");
        }
    }

    private void acknowledge(Connections open, Batch batch) {
        unsettled = null;
        keeper.acknowledge(open, batch.branch(), batch.last());
    }
}
