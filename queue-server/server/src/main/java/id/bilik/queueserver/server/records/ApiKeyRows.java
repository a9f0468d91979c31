package id.bilik.queueserver.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of programs that use the contract. */
public final class ApiKeyRows {
    static final RecordsTable TABLE = new RecordsTable("api_key", "the branch's head",
            "Lets a program act in a role until a day that a supervisor has chosen.",
            new RecordsTable.Retention(Duration.ofDays(90), "the key expired or was revoked", "purge_after"));

    private final Records records;

    /** @param madeBy the account that made it */
    public record Row(String id, String name, String role, String secretHash, String madeBy, Instant madeAt,
            @Nullable Instant lastUsedAt, Instant expiresAt) {}

    ApiKeyRows(Records records) { this.records = records; }

    /** @throws RecordsUnavailable where they cannot be read */
    public List<Row> list() {
        return records.read(handle -> handle.createQuery("SELECT * FROM api_key ORDER BY made_at")
                .map((found, context) -> row(found)).list());
    }

    private static Row row(ResultSet found) throws SQLException {
        String used = found.getString("last_used_at");
        return new Row(found.getString("id"), found.getString("name"), found.getString("role"),
                found.getString("secret_hash"), found.getString("made_by"), Instant.parse(found.getString("made_at")),
                used == null ? null : Instant.parse(used), Instant.parse(found.getString("expires_at")));
    }

    /**
     * Notes when it was last used; one that was revoked meanwhile stays revoked.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void noteUse(Row row) {
        records.write(handle -> handle.createUpdate("UPDATE api_key SET last_used_at = :used WHERE id = :id")
                .bind("used", row.lastUsedAt == null ? null : RecordsTime.of(row.lastUsedAt)).bind("id", row.id)
                .execute());
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void put(Row row) {
        records.write(handle -> handle.createUpdate("""
                INSERT INTO api_key VALUES (:id, :name, :role, :hash, :by, :made, :used, :expires, :purge)
                ON CONFLICT (id) DO UPDATE SET last_used_at = excluded.last_used_at,
                    expires_at = excluded.expires_at, purge_after = excluded.purge_after""").bind("id", row.id)
                .bind("name", row.name).bind("role", row.role).bind("hash", row.secretHash).bind("by", row.madeBy)
                .bind("made", RecordsTime.of(row.madeAt))
                .bind("used", row.lastUsedAt == null ? null : RecordsTime.of(row.lastUsedAt))
                .bind("expires", RecordsTime.of(row.expiresAt))
                .bind("purge", RecordsTime.of(row.expiresAt.plus(TABLE.retention().kept()))).execute());
    }
}
