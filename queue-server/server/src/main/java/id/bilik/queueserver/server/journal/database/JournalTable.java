package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.Checksum;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.Micros;
import id.bilik.queueserver.server.journal.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The statements, the same for PostgreSQL and for the H2 file of an earlier version.
 *
 * <p>Pages are ranges of the sequence, which has no gaps: with {@code LIMIT} H2 reads to the end of the table for every
 * page, and so does its {@code MAX} unless it is told where to start.
 */
final class JournalTable {
    static final int PAGE = 5_000;
    /** The file of the earlier version has no actor. */
    private static final int COLUMNS = 8;

    private JournalTable() {}

    static void insert(Handle handle, String branch, List<JournalEntry> entries) {
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO journal (branch, sequence, at_micros, type, data, request_id, actor, checksum)
                VALUES (:branch, :sequence, :at, :type, :data, CAST(:requestId AS UUID), :actor, :checksum)""")) {
            for (JournalEntry entry : entries) {
                UUID request = entry.requestId();
                batch.bind("branch", branch).bind("sequence", entry.sequence()).bind("at", Micros.of(entry.at()))
                        .bind("type", entry.type()).bind("data", entry.data())
                        .bind("requestId", request == null ? null : request.toString())
                        .bind("actor", entry.actor()).bind("checksum", Checksum.of(branch, entry)).add();
            }
            batch.execute();
        }
    }

    /** The entries of one range, ascending. Throws {@link Altered} at the first that is not what was written. */
    static List<JournalEntry> range(Handle handle, String branch, long after, long upTo) {
        return handle.createQuery("""
                SELECT * FROM journal
                WHERE branch = :branch AND sequence > :after AND sequence <= :upTo
                ORDER BY branch, sequence""").bind("branch", branch).bind("after", after).bind("upTo", upTo)
                .map((row, context) -> entry(branch, row)).list();
    }

    /** As above, and throws {@link Altered} where one of them is missing. */
    static List<JournalEntry> wholeRange(Handle handle, String branch, long after, long upTo) {
        List<JournalEntry> entries = range(handle, branch, after, upTo);
        long expected = after;
        for (JournalEntry entry : entries) {
            if (entry.sequence() != ++expected) {
                throw new Altered("entry " + expected + " of branch " + branch + " is missing");
            }
        }
        if (expected < upTo) {
            throw new Altered("entry " + (expected + 1) + " of branch " + branch + " is missing");
        }
        return entries;
    }

    /** The first entry with that request id, of which there are one or two rows. */
    static Optional<JournalEntry> byRequest(Handle handle, String branch, UUID requestId, long upTo) {
        return handle.createQuery("""
                SELECT * FROM journal
                WHERE request_id = CAST(:requestId AS UUID)""").bind("requestId", requestId.toString())
                .map((row, context) -> Map.entry(row.getString("branch"), entry(row.getString("branch"), row))).stream()
                .filter(found -> found.getKey().equals(branch) && found.getValue().sequence() <= upTo)
                .map(Map.Entry::getValue).min(Comparator.comparingLong(JournalEntry::sequence));
    }

    /** The newest sequence, where at least {@code known} is known to be there; 0 where it isn't. */
    static long last(Handle handle, String branch, long known) {
        return handle.createQuery("""
                SELECT COALESCE(MAX(sequence), 0) FROM journal WHERE branch = :branch AND sequence >= :known""")
                .bind("branch", branch).bind("known", known).mapTo(Long.class).one();
    }

    /** Every branch that has entries. */
    static List<String> branches(Handle handle) {
        List<String> branches = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (true) {
            next = handle.createQuery("""
                    SELECT branch FROM journal WHERE branch > :after ORDER BY branch, sequence LIMIT 1""")
                    .bind("after", next.orElseThrow()).mapTo(String.class).findOne();
            if (next.isEmpty()) {
                return branches;
            }
            branches.add(next.get());
        }
    }

    static void insert(Handle handle, String branch, Snapshot snapshot) {
        handle.createUpdate("DELETE FROM snapshot WHERE branch = :branch AND sequence = :sequence")
                .bind("branch", branch).bind("sequence", snapshot.sequence()).execute();
        handle.createUpdate("""
                INSERT INTO snapshot (branch, sequence, format, data, checksum)
                VALUES (:branch, :sequence, :format, :data, :checksum)""").bind("branch", branch)
                .bind("sequence", snapshot.sequence()).bind("format", snapshot.format()).bind("data", snapshot.data())
                .bind("checksum", Checksum.of(branch, snapshot)).execute();
        handle.createUpdate("""
                DELETE FROM snapshot WHERE branch = :branch AND sequence NOT IN
                    (SELECT sequence FROM snapshot WHERE branch = :branch ORDER BY sequence DESC LIMIT 2)""")
                .bind("branch", branch).execute();
    }

    /** The newest first. Empty in place of one whose text is not what was written. */
    static List<Optional<Snapshot>> snapshots(Handle handle, String branch, int format) {
        return handle.createQuery("""
                SELECT sequence, format, data, checksum FROM snapshot
                WHERE branch = :branch AND format = :format ORDER BY sequence DESC""").bind("branch", branch)
                .bind("format", format).map((row, context) -> {
                    Snapshot snapshot = new Snapshot(row.getLong(1), row.getInt(2), row.getString(3));
                    return Optional.of(snapshot).filter(it -> Checksum.of(branch, it) == intAt(row, 4));
                }).list();
    }

    static void probe(Handle handle, long nowMicros) {
        handle.createUpdate("UPDATE probe SET at_micros = :now WHERE id = 1").bind("now", nowMicros).execute();
    }

    private static JournalEntry entry(String branch, ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        JournalEntry entry;
        try {
            entry = new JournalEntry(sequence, Micros.toInstant(row.getLong("at_micros")), row.getString("type"),
                    row.getString("data"), row.getObject("request_id", UUID.class),
                    row.getMetaData().getColumnCount() < COLUMNS ? null : row.getString("actor"));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new Altered("entry " + sequence + " of branch " + branch + " is not what was written", e);
        }
        if (Checksum.of(branch, entry) != row.getInt("checksum")) {
            throw new Altered("entry " + sequence + " of branch " + branch + " is not what was written");
        }
        return entry;
    }

    private static int intAt(ResultSet row, int column) {
        try {
            return row.getInt(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is read is not what was written. */
    static final class Altered extends RuntimeException {
        Altered(String message) { super(message); }

        Altered(String message, Throwable cause) { super(message, cause); }
    }
}
