package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kiosks, screens and PCs that a technician has paired. */
public final class DeviceRows {
    static final RecordsTable TABLE = new RecordsTable("device", "the technician",
            "Lets a kiosk, a screen or a shared PC of the branch act, and says who has paired it.",
            new RecordsTable.Retention(Duration.ofDays(365), "the device was last used", "purge_after"));

    private final Records records;

    /**
     * A paired device.
     *
     * @param id       the name under which it is known, such as {@code kiosk-1}
     * @param kind     {@code kiosk}, {@code board}, {@code booth}, {@code screen} or {@code pc}
     * @param booth    of a booth's screen; null for others
     * @param nextHash of the key that it will use next and that holds already; null for none
     * @param pairedBy the account that has approved it
     */
    public record Row(String id, String kind, @Nullable String booth, String secretHash, @Nullable String nextHash,
            String pairedBy, Instant pairedAt, Instant lastUsedAt) {

        public Row usedAt(Instant at) { return new Row(id, kind, booth, secretHash, nextHash, pairedBy, pairedAt, at); }

        /** With one more key, which holds beside the other. */
        public Row withNext(String hash) {
            return new Row(id, kind, booth, secretHash, hash, pairedBy, pairedAt, lastUsedAt);
        }

        /** Whose next key is the one in use from now on; the other holds no more. */
        public Row renewed() {
            return nextHash == null ? this : new Row(id, kind, booth, nextHash, null, pairedBy, pairedAt, lastUsedAt);
        }
    }

    DeviceRows(Records records) { this.records = records; }

    /** @throws RecordsUnavailable where they cannot be read */
    public List<Row> list() {
        return records.read(handle -> handle.createQuery("SELECT * FROM device ORDER BY paired_at")
                .map((found, context) -> new Row(found.getString("id"), found.getString("kind"),
                        found.getString("booth"), found.getString("secret_hash"), found.getString("next_hash"),
                        found.getString("paired_by"), Instant.parse(found.getString("paired_at")),
                        Instant.parse(found.getString("last_used_at"))))
                .list());
    }

    /**
     * Notes the keys of a device; one that was revoked meanwhile stays revoked.
     *
     * @param before what holds now
     * @throws RecordsUnavailable where it cannot be written
     */
    public void changeKeys(Row before, Row after) {
        records.write(handle -> handle.createUpdate("""
                UPDATE device SET secret_hash = :secret, next_hash = :next
                WHERE id = :id AND secret_hash = :hash""").bind("secret", after.secretHash).bind("next", after.nextHash)
                .bind("id", before.id).bind("hash", before.secretHash).execute());
    }

    /**
     * Notes when it was last used; one that was revoked meanwhile stays revoked.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void noteUse(Row row) {
        records.write(handle -> handle.createUpdate("""
                UPDATE device SET last_used_at = :used, purge_after = :purge
                WHERE id = :id AND secret_hash = :hash""").bind("used", RecordsTime.of(row.lastUsedAt))
                .bind("purge", RecordsTime.of(row.lastUsedAt.plus(TABLE.retention().kept()))).bind("id", row.id)
                .bind("hash", row.secretHash).execute());
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void put(Row row) {
        records.write(handle -> handle.createUpdate(
                """
                        INSERT INTO device (id, kind, booth, secret_hash, next_hash, paired_by, paired_at, last_used_at, purge_after)
                        VALUES (:id, :kind, :booth, :hash, :next, :by, :paired, :used, :purge)
                        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, booth = excluded.booth,
                            secret_hash = excluded.secret_hash, next_hash = excluded.next_hash, paired_by = excluded.paired_by,
                            paired_at = excluded.paired_at, last_used_at = excluded.last_used_at, purge_after = excluded.purge_after""")
                .bind("id", row.id)
                .bind("kind", row.kind).bind("booth", row.booth).bind("hash", row.secretHash)
                .bind("next", row.nextHash).bind("by", row.pairedBy).bind("paired", RecordsTime.of(row.pairedAt))
                .bind("used", RecordsTime.of(row.lastUsedAt))
                .bind("purge", RecordsTime.of(row.lastUsedAt.plus(TABLE.retention().kept()))).execute());
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void delete(String id) {
        records.write(handle -> handle.createUpdate("DELETE FROM device WHERE id = :id").bind("id", id).execute());
    }
}
