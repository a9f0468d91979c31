package id.bilik.queueserver.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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

    private final Database database;
    private final ReentrantLock writing = new ReentrantLock();

    /** By branch, the newest sequence that was ever known to be durable. The database may never hold less. */
    private final Map<String, Long> durable = new ConcurrentHashMap<>();

    private volatile @Nullable Connections connections;
    private volatile @Nullable JournalDamaged damage;
    private volatile boolean closed;
    private @Nullable Batch unsettled;
    private @Nullable Watermark watermark;
    private @Nullable Verification verification;
    private final RequestIds requests = new RequestIds();

    private final long tail;

    private JdbiJournal(Database database, long tail) {
        this.database = database;
        this.tail = tail;
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
        JdbiJournal journal = new JdbiJournal(database, tail);
        journal.writing.lock();
        try {
            journal.start();
        } finally {
            journal.writing.unlock();
        }
        return journal;
    }

    private void start() {
        long began = System.nanoTime();
        Path file = database.file();
        boolean made = file == null || Files.exists(Watermark.beside(file));
        if (file != null) {
            createDirectory(file);
            durable.putAll(Watermark.read(Watermark.beside(file)));
        }
        Connections opened = openDatabase(file != null && made);
        connections = opened;
        if (file != null) {
            try {
                watermark = Watermark.write(Watermark.beside(file), opened.lasts);
            } catch (IOException e) {
                abandon(opened);
                throw Failures.whileWriting(e, database);
            }
        }
        verification = new Verification(this::readPage, Map.copyOf(opened.lasts), tail, this::report,
                requests::complete);
        verification.start();
        log.info("The journal in {} is open at {} after {} ms", database, opened.lasts,
                (System.nanoTime() - began) / 1_000_000);
    }

    private static void createDirectory(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
        } catch (IOException e) {
            throw new JournalUnavailable("The directory of " + file + " can't be made: " + e.getMessage(), e, true);
        }
    }

    @Override
    public void append(String branch, List<JournalEntry> entries) {
        checkName(branch);
        if (entries.isEmpty()) {
            return;
        }
        Batch batch = new Batch(branch, entries);
        noteRequests(entries);
        writing.lock();
        try {
            refuseIfDamaged();
            // The first failure may be only that the database was closed beneath us; the second try opens it again.
            JournalUnavailable failure = tryAppend(batch);
            if (failure != null) {
                failure = tryAppend(batch);
            }
            if (failure != null && !isWrittenAfterAll(batch)) {
                throw new JournalUnavailable(String.valueOf(failure.getMessage()), failure.getCause(),
                        unsettled == null);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Null when the batch is durable. */
    private @Nullable JournalUnavailable tryAppend(Batch batch) {
        boolean again = batch.equals(unsettled);
        Connections open;
        try {
            open = connections();
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
            abandon(open);
            return new JournalUnavailable(String.valueOf(Failures.whileWriting(e, database).getMessage()), e, false);
        }
    }

    private boolean isWrittenAfterAll(Batch batch) {
        if (unsettled == null) {
            return false;
        }
        try {
            Connections open = connections();
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
        boolean there = onWriter(open,
                writer -> JournalTable.range(writer, batch.branch(), batch.first() - 1, batch.last()))
                .equals(batch.entries());
        unsettled = null;
        if (there) {
            log.warn("Entries {} to {} of branch {} had reached the disk although an error was reported", batch.first(),
                    batch.last(), batch.branch());
        }
        return there;
    }

    private void expectNext(Connections open, Batch batch) {
        String branch = batch.branch();
        long last = open.lasts.getOrDefault(branch, 0L);
        if (batch.first() != last + 1) {
            long known = last;
            last = onWriter(open, writer -> JournalTable.last(writer, branch, known));
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
        open.lasts.put(batch.branch(), batch.last());
        durable.put(batch.branch(), batch.last());
        if (watermark != null) {
            watermark.note(batch.branch(), batch.last());
        }
    }

    @Override
    public List<JournalEntry> read(String branch, long after, int limit) {
        checkName(branch);
        if (limit < 1 || limit > 100_000) {
            throw new IllegalArgumentException("A reading takes 1 to 100,000 entries, not " + limit);
        }
        long from = Math.max(0, after);
        return reading((open, reader) -> {
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
        return noteRequests(reading((open, reader) -> JournalTable.wholeRange(reader, branch, after, upTo)));
    }

    private List<JournalEntry> noteRequests(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            requests.add(entry.requestId());
        }
        return entries;
    }

    @Override
    public Optional<JournalEntry> findByRequest(String branch, UUID requestId) {
        checkName(branch);
        if (!requests.mayHold(requestId)) {
            return Optional.empty();
        }
        return reading((open, reader) -> JournalTable.byRequest(reader, branch, requestId,
                visible(open, reader, branch)));
    }

    @Override
    public long last(String branch) {
        checkName(branch);
        return reading((open, reader) -> visible(open, reader, branch));
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
        write(writer -> JournalTable.insert(writer, branch, snapshot));
    }

    @Override
    public Optional<Snapshot> findSnapshot(String branch, int format) {
        checkName(branch);
        for (Optional<Snapshot> each : reading((open, reader) -> JournalTable.snapshots(reader, branch, format))) {
            if (each.isPresent()) {
                return each;
            }
            log.warn("A snapshot of branch {} in {} is damaged and passed over", branch, database);
        }
        return Optional.empty();
    }

    @Override
    public void probe() { write(writer -> JournalTable.probe(writer, Micros.of(Instant.now()))); }

    /** A transaction beside the entries; doing it twice does no harm. */
    private void write(Consumer<Handle> work) {
        writing.lock();
        try {
            refuseIfDamaged();
            for (boolean first = true;; first = false) {
                Connections open = connections();
                try {
                    open.write(() -> work.accept(open.writer));
                    return;
                } catch (RuntimeException e) {
                    abandon(open);
                    if (!first) {
                        throw Failures.whileWriting(e, database);
                    }
                }
            }
        } finally {
            writing.unlock();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T in(Connections open, Handle reader);
    }

    private <T> T reading(Reading<T> work) {
        Connections open = connections();
        try {
            return open.read(reader -> work.in(open, reader));
        } catch (RuntimeException e) {
            throw failedReading(open, e);
        }
    }

    private <T> T onWriter(Connections open, Function<Handle, T> work) {
        try {
            return work.apply(open.writer);
        } catch (RuntimeException e) {
            throw failedReading(open, e);
        }
    }

    private JournalException failedReading(Connections open, RuntimeException failure) {
        if (failure instanceof JournalTable.Altered altered) {
            return report(Failures.damaged(database, String.valueOf(altered.getMessage()), altered));
        }
        JournalException told = Failures.whileReading(failure, database);
        if (told instanceof JournalDamaged damaged) {
            return report(damaged);
        }
        if (database.engine() == Engine.H2) {
            abandon(open);
        }
        return told;
    }

    private Connections connections() {
        Connections open = connections;
        if (open != null) {
            return open;
        }
        writing.lock();
        try {
            open = connections;
            if (open == null) {
                if (closed) {
                    throw new IllegalStateException("The journal in " + database + " was closed");
                }
                refuseIfDamaged();
                open = openDatabase(true);
                connections = open;
                log.info("The journal in {} is open again at {}", database, open.lasts);
            }
            return open;
        } finally {
            writing.unlock();
        }
    }

    /** Opens and checks the database. Nothing is written to it before it is known to be whole. */
    private Connections openDatabase(boolean made) {
        Connections opened = null;
        try {
            checkFile(made);
            opened = Connections.open(database);
            Handle writer = opened.writer;
            if (!Schema.isCurrent(writer)) {
                if (database.file() != null && made && Schema.version(writer) == null) {
                    throw Failures.damaged(database, "its tables are gone", null);
                }
                Schema.migrate(database);
            }
            for (String branch : JournalTable.branches(writer)) {
                opened.lasts.put(branch, JournalTable.last(writer, branch, durable.getOrDefault(branch, 0L)));
            }
            for (Map.Entry<String, Long> each : durable.entrySet()) {
                long last = opened.lasts.getOrDefault(each.getKey(), 0L);
                if (last < each.getValue()) {
                    throw Failures.damaged(database, "it is older than it was: branch " + each.getKey()
                            + " has lost its newest entries, up to " + each.getValue(), null);
                }
            }
            if (connections == null && verification == null) {
                for (Map.Entry<String, Long> each : opened.lasts.entrySet()) {
                    Verification.readThrough((branch, after, upTo) -> noteRequests(
                            JournalTable.wholeRange(writer, branch, after, upTo)), each.getKey(),
                            Math.max(0, each.getValue() - tail), each.getValue(), () -> false);
                }
            }
            database.engine().makeDurable(writer);
            return opened;
        } catch (JournalTable.Altered e) {
            abandon(opened);
            throw report(Failures.damaged(database, String.valueOf(e.getMessage()), e));
        } catch (RuntimeException e) {
            abandon(opened);
            throw Failures.whileReading(e, database);
        }
    }

    private void checkFile(boolean made) {
        Path file = database.file();
        try {
            if (file != null && made && !Files.exists(file)) {
                throw Failures.damaged(database, "the file is missing", null);
            }
            if (file != null && Files.exists(file) && Files.size(file) == 0) {
                throw Failures.damaged(database, "the file is empty", null);
            }
        } catch (IOException e) {
            throw Failures.whileReading(e, database);
        }
    }

    private void abandon(@Nullable Connections open) {
        if (open == null) {
            return;
        }
        writing.lock();
        try {
            if (connections == open) {
                connections = null;
            }
            open.abandon();
        } finally {
            writing.unlock();
        }
    }

    private JournalDamaged report(JournalDamaged found) {
        if (damage == null) {
            damage = found;
            log.error(found.getMessage());
        }
        return found;
    }

    /** On damaged ground nothing more is built: H2 moves what it finds, and would carry the damage along. */
    private void refuseIfDamaged() {
        JournalDamaged found = damage;
        if (found != null) {
            throw found;
        }
    }

    private static void checkName(String branch) {
        if (branch.isEmpty() || branch.length() > 64) {
            throw new IllegalArgumentException("A branch's name has 1 to 64 characters, not " + branch.length());
        }
    }

    @Override
    public void close() {
        Verification running = verification;
        if (running != null) {
            running.stop();
        }
        writing.lock();
        try {
            closed = true;
            Connections open = connections;
            connections = null;
            if (open != null) {
                closeOrAbandon(open);
            }
            if (watermark != null) {
                watermark.close();
            }
        } finally {
            writing.unlock();
        }
    }

    private void closeOrAbandon(Connections open) {
        if (damage != null) {
            open.abandon();
            return;
        }
        try {
            open.close();
        } catch (RuntimeException e) {
            log.warn("The journal in {} didn't close cleanly; all that was acknowledged is on the disk: {}", database,
                    e.getMessage());
            open.abandon();
        }
    }
}
