package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.Micros;
import id.bilik.queueserver.server.journal.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in PostgreSQL, whose own log makes a commit durable.
 *
 * <p>Whatever fails while writing, the connections are abandoned, the database is opened again, and what it then holds
 * is the truth: an error may be reported for a commit that did reach the disk.
 */
public final class PostgresJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresJournal.class);

    /** Entries per branch that are read through before a start; older ones are read through beside the work. */
    private static final long TAIL = 100_000;

    private static final int LONGEST_READING = 100_000;
    private static final int LONGEST_NAME = 64;

    private final Database database;
    private final DatabaseKeeper keeper;
    private final BatchWriter batches;
    private final Verification verification;

    private PostgresJournal(Database database, DatabaseKeeper keeper, Map<String, Long> lasts, long tail) {
        this.database = database;
        this.keeper = keeper;
        this.batches = new BatchWriter(database, keeper);
        this.verification = new Verification(this::readPage, lasts, tail, keeper::report);
    }

    /**
     * Opens the journal, makes its tables where it is new, and reads the newest entries through.
     *
     * @throws JournalDamaged one of them is missing or altered
     * @throws JournalUnavailable the database can't be reached
     */
    public static PostgresJournal open(Database database) { return open(database, TAIL); }

    /** As above; of each branch only the newest {@code tail} entries are read through before this returns. */
    static PostgresJournal open(Database database, long tail) {
        long began = System.nanoTime();
        DatabaseKeeper keeper = new DatabaseKeeper(database, new Opening(database, tail));
        keeper.start();
        Map<String, Long> lasts = Map.copyOf(keeper.connections().lasts);
        PostgresJournal journal = new PostgresJournal(database, keeper, lasts, tail);
        journal.verification.start();
        LOG.info("The journal in {} is open at {} after {} ms", database,
                lasts.isEmpty() ? "its beginning" : lasts, (System.nanoTime() - began) / 1_000_000);
        return journal;
    }

    @Override
    public void append(String branch, List<JournalEntry> entries) {
        checkName(branch);
        if (!entries.isEmpty()) {
            batches.append(new Batch(branch, entries));
        }
    }

    @Override
    public List<JournalEntry> read(String branch, long after, int limit) {
        checkName(branch);
        if (limit < 1 || limit > LONGEST_READING) {
            throw new IllegalArgumentException("A reading takes 1 to 100,000 entries, not " + limit);
        }
        long from = Math.max(0, after);
        return keeper.read((open, reader) -> {
            long last = visible(open, reader, branch);
            return from >= last
                    ? List.of()
                    : JournalTable.wholeRange(reader, branch, from, Math.min(last, from + limit));
        });
    }

    @Override
    public void replay(String branch, long after, Consumer<JournalEntry> reader) {
        long last = last(branch);
        if (after > last) {
            throw Failures.damaged(database, "branch " + branch + " ends at entry " + last
                    + " where entry " + after + " was once written", null);
        }
        for (long at = Math.max(0, after); at < last; at += JournalTable.PAGE) {
            readPage(branch, at, Math.min(last, at + JournalTable.PAGE)).forEach(reader);
        }
    }

    private List<JournalEntry> readPage(String branch, long after, long upTo) {
        return keeper.read((open, reader) -> JournalTable.wholeRange(reader, branch, after, upTo));
    }

    @Override
    public Optional<JournalEntry> findByRequest(String branch, UUID requestId) {
        checkName(branch);
        return keeper.read((open, reader) -> JournalTable.byRequest(reader, branch, requestId,
                visible(open, reader, branch)));
    }

    @Override
    public List<String> branches() { return keeper.read((open, reader) -> JournalTable.branches(reader)); }

    @Override
    public long last(String branch) {
        checkName(branch);
        return keeper.read((open, reader) -> visible(open, reader, branch));
    }

    private static long visible(Connections open, Handle reader, String branch) {
        return JournalTable.last(reader, branch, open.lasts.getOrDefault(branch, 0L));
    }

    @Override
    public void saveSnapshot(String branch, Snapshot snapshot) {
        checkName(branch);
        if (snapshot.sequence() > last(branch)) {
            throw new IllegalArgumentException("A snapshot as of entry " + snapshot.sequence() + " of branch " + branch
                    + " lies beyond the journal's last");
        }
        keeper.write(writer -> JournalTable.insert(writer, branch, snapshot));
    }

    @Override
    public Optional<Snapshot> findSnapshot(String branch, int format) {
        checkName(branch);
        for (Optional<Snapshot> each : keeper.read((open, reader) -> JournalTable.snapshots(reader, branch, format))) {
            if (each.isPresent()) {
                return each;
            }
            LOG.warn("A snapshot of branch {} in {} is damaged and passed over", branch, database);
        }
        return Optional.empty();
    }

    @Override
    public Optional<JournalDamaged> damage() { return keeper.damage(); }

    @Override
    public void probe() { keeper.write(writer -> JournalTable.probe(writer, Micros.of(Instant.now()))); }

    private static void checkName(String branch) {
        if (branch.isEmpty() || branch.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A branch's name has 1 to 64 characters, not " + branch.length());
        }
    }

    @Override
    public void close() {
        verification.stop();
        keeper.close();
    }
}
