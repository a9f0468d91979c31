package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is signed in, over restarts. */
public final class SessionRows {
    static final RecordsTable TABLE = new RecordsTable("session", "the branch's head",
            "Keeps people signed in while the server restarts.",
            new RecordsTable.Retention(Duration.ofDays(1), "the session began", "purge_after"));

    private final Records records;

    /**
     * A session.
     *
     * @param device   the paired PC at which it began; null elsewhere
     * @param run      marks the one run of a trial in which it holds; null for every run
     * @param provenAt when its person last gave a password and a code
     */
    public record Row(String secretHash, String account, @Nullable String device, @Nullable String run,
            Instant beganAt, Instant lastUsedAt, Instant provenAt) {

        public Row usedAt(Instant at) { return new Row(secretHash, account, device, run, beganAt, at, provenAt); }
    }

    SessionRows(Records records) { this.records = records; }

    /** @throws RecordsUnavailable where they cannot be read */
    public List<Row> list() {
        return records.read(handle -> handle.createQuery("SELECT * FROM session").map((found, context) -> new Row(
                found.getString("secret_hash"), found.getString("account"), found.getString("device"),
                found.getString("run"), Instant.parse(found.getString("began_at")),
                Instant.parse(found.getString("last_used_at")), Instant.parse(found.getString("proven_at")))).list());
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void add(Row row) {
        records.write(handle -> handle.createUpdate("""
                INSERT INTO session VALUES (:hash, :account, :device, :run, :began, :used, :proven, :purge)""")
                .bind("hash", row.secretHash).bind("account", row.account)
                .bind("device", row.device).bind("run", row.run).bind("began", RecordsTime.of(row.beganAt))
                .bind("used", RecordsTime.of(row.lastUsedAt)).bind("proven", RecordsTime.of(row.provenAt))
                .bind("purge", RecordsTime.of(row.beganAt.plus(TABLE.retention().kept()))).execute());
    }

    /**
     * Notes that it was used; one that has ended meanwhile stays ended.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void update(Row row) {
        records.write(handle -> handle.createUpdate("""
                UPDATE session SET last_used_at = :used, proven_at = :proven WHERE secret_hash = :hash""")
                .bind("hash", row.secretHash).bind("used", RecordsTime.of(row.lastUsedAt))
                .bind("proven", RecordsTime.of(row.provenAt)).execute());
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void delete(String secretHash) {
        records.write(handle -> handle.createUpdate("DELETE FROM session WHERE secret_hash = :hash")
                .bind("hash", secretHash).execute());
    }
}
