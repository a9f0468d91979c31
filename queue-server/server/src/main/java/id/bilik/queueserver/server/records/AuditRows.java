package id.bilik.queueserver.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done about access: it concerns people, so it is no part of the journal. */
public final class AuditRows {
    static final RecordsTable TABLE = new RecordsTable("audit", "the branch's head",
            "Tells an auditor who signed in, failed to, or changed what others may do.",
            new RecordsTable.Retention(Duration.ofDays(730), "it happened", "purge_after"));

    private static final int MOST = 10_000;

    private final Records records;

    /**
     * One line.
     *
     * @param kind    what happened, such as {@code signed-in}
     * @param actor   as in the journal, such as {@code account:acc-…}
     * @param subject whom or what it concerns: an id; null for none
     * @param detail  more, in a few words
     */
    public record Row(long number, Instant at, String kind, String actor, @Nullable String subject,
            @Nullable String detail) {}

    AuditRows(Records records) { this.records = records; }

    /** @throws RecordsUnavailable where it cannot be written */
    public void add(Instant at, String kind, String actor, @Nullable String subject, @Nullable String detail) {
        records.write(handle -> handle.createUpdate("""
                INSERT INTO audit SELECT COALESCE(MAX(number), 0) + 1, :at, :kind, :actor, :subject, :detail, :purge
                FROM audit""").bind("at", RecordsTime.of(at)).bind("kind", kind).bind("actor", actor)
                .bind("subject", subject).bind("detail", detail)
                .bind("purge", RecordsTime.of(at.plus(TABLE.retention().kept()))).execute());
    }

    /**
     * Lines from a time (inclusive) until another (exclusive), the newest first, at most 10,000.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<Row> list(Instant from, Instant until) {
        return records.read(handle -> handle.createQuery("""
                SELECT * FROM audit WHERE at >= :from AND at < :until ORDER BY number DESC LIMIT :most""")
                .bind("from", RecordsTime.of(from)).bind("until", RecordsTime.of(until)).bind("most", MOST)
                .map((found, context) -> row(found)).list());
    }

    /**
     * Lines with exactly that detail, since a time, the newest first.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<Row> listWith(String detail, Instant from) {
        return records.read(handle -> handle
                .createQuery("SELECT * FROM audit WHERE at >= :from AND detail = :detail ORDER BY number DESC")
                .bind("from", RecordsTime.of(from)).bind("detail", detail).map((found, context) -> row(found)).list());
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(found.getLong("number"), Instant.parse(found.getString("at")), found.getString("kind"),
                found.getString("actor"), found.getString("subject"), found.getString("detail"));
    }
}
