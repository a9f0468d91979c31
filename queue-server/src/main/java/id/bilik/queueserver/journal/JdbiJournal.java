package id.bilik.queueserver.journal;

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
 * The journal in a database.
 *
 * <p>Whatever fails while writing, the connections are abandoned, the database is opened again, and what it then holds
 * is the truth: an error may be reported for a commit that did reach the disk.
 */
public final class JdbiJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(JdbiJournal.class);

    /** Entries per branch that are read through before a start; older ones are read through beside the work. */
    private static final long TAIL = 100_000;

    private static final int LONGEST_READING = 100_000;
    private static final int LONGEST_NAME = 64;

    private final Database database;
    private final RequestIds requests;
    private final DatabaseKeeper keeper;
    private final BatchWriter batches;
    private final Verification verification;

    private JdbiJournal(Database database, RequestIds requests, DatabaseKeeper keeper, Map<String, Long> lasts,
            long tail) {
        this.database = database;
        this.requests = requests;
        this.keeper = keeper;
        this.batches = new BatchWriter(database, keeper);
        this.verification = new Verification(this::readPage, lasts, tail, keeper::report, requests::complete);
    }

    /**
     * Opens the journal, makes its tables where it is new, and reads the newest entries through.
     *
     * @throws JournalDamaged the file is missing, empty, unreadable, altered, or older than it once was
     * @throws JournalInUse another process has the file open
     * @throws JournalUnavailable the database can't be reached
     */
    public static JdbiJournal open(Database database) { return open(database, TAIL); }

    /** As above; of each branch only the newest {@code tail} entries are read through before this returns. */
    static JdbiJournal open(Database database, long tail) {
        long began = System.nanoTime();
        RequestIds requests = new RequestIds();
        Durable durable = new Durable(database);
        DatabaseKeeper keeper = new DatabaseKeeper(database, durable, new Opening(database, durable, requests, tail));
        keeper.start();
        Map<String, Long> lasts = Map.copyOf(keeper.connections().lasts);
        JdbiJournal journal = new JdbiJournal(database, requests, keeper, lasts, tail);
        journal.verification.start();
        log.info("The journal in {} is open at {} after {} ms", database,
                lasts.isEmpty() ? "its beginning" : lasts, (System.nanoTime() - began) / 1_000_000);
        return journal;
    }

    @Override
    public void append(String branch, List<JournalEntry> entries) {
        checkName(branch);
        if (!entries.isEmpty()) {
            Batch batch = new Batch(branch, entries);
            requests.noted(entries);
            batches.append(batch);
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
        return requests.noted(keeper.read((open, reader) -> JournalTable.wholeRange(reader, branch, after, upTo)));
    }

    @Override
    public Optional<JournalEntry> findByRequest(String branch, UUID requestId) {
        checkName(branch);
        if (!requests.mayHold(requestId)) {
            return Optional.empty();
        }
        return keeper.read((open, reader) -> JournalTable.byRequest(reader, branch, requestId,
                visible(open, reader, branch)));
    }

    @Override
    public long last(String branch) {
        checkName(branch);
        return keeper.read((open, reader) -> visible(open, reader, branch));
    }

    /** A reader must not see on H2 what a power cut could still take back. */
    private long visible(Connections open, Handle reader, String branch) {
        long known = open.lasts.getOrDefault(branch, 0L);
        return database.engine().committedIsDurable() ? JournalTable.last(reader, branch, known) : known;
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
            log.warn("A snapshot of branch {} in {} is damaged and passed over", branch, database);
        }
        return Optional.empty();
    }

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
