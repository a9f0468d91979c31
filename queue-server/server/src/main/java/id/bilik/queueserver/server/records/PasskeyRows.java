package id.bilik.queueserver.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The passkeys of people; of each only what proves it, never what could sign in. */
public final class PasskeyRows {
    static final RecordsTable TABLE = new RecordsTable("passkey", "the branch's head",
            "Lets somebody prove with a passkey, as second factor, who signs in.",
            new RecordsTable.Retention(Accounts.KEPT, "the passkey was last used", "purge_after"));

    private final Records records;
    private final InstantSource clock;

    /**
     * One passkey.
     *
     * @param id         for people and the audit; says nothing of the passkey
     * @param credential the id that its authenticator has given it, in Base64url
     * @param account    whose it is
     * @param site       the host name for which it was made; it proves nothing under another one
     * @param publicKey  a COSE key in CBOR (RFC 9052), in Base64url
     * @param signCount  how often it was used, where its authenticator counts; else 0
     * @param transports how a browser reaches it, such as {@code internal}; words with commas between
     * @param name       that its owner has given it
     */
    public record Row(String id, String credential, String account, String site, String publicKey, long signCount,
            String transports, String name, Instant madeAt, Instant lastUsedAt) {}

    PasskeyRows(Records records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Those of an account, the oldest first.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<Row> list(String account) {
        return records.read(handle -> handle
                .createQuery("SELECT * FROM passkey WHERE account = :account ORDER BY made_at, id")
                .bind("account", account).map((found, context) -> row(found)).list());
    }

    /**
     * Finds one by the id that its authenticator has given it.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public Optional<Row> findByCredential(String credential) {
        return records.read(handle -> handle.createQuery("SELECT * FROM passkey WHERE credential_id = :credential")
                .bind("credential", credential).map((found, context) -> row(found)).findOne());
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(found.getString("id"), found.getString("credential_id"), found.getString("account"),
                found.getString("site"), found.getString("public_key"), found.getLong("sign_count"),
                found.getString("transports"), found.getString("name"), Instant.parse(found.getString("made_at")),
                Instant.parse(found.getString("last_used_at")));
    }

    /**
     * Adds one.
     *
     * @return false where a passkey with the same credential is there already, whoever has it
     * @throws RecordsUnavailable where it cannot be written
     */
    public boolean add(Row row) { return records.write(handle -> insert(handle, row)); }

    static boolean insert(Handle handle, Row row) {
        return handle.createUpdate("""
                INSERT INTO passkey VALUES (:id, :credential, :account, :site, :key, :count, :transports, :name, :made,
                    :used, :purge) ON CONFLICT (credential_id) DO NOTHING""").bind("id", row.id)
                .bind("credential", row.credential).bind("account", row.account).bind("site", row.site)
                .bind("key", row.publicKey).bind("count", row.signCount).bind("transports", row.transports)
                .bind("name", row.name).bind("made", RecordsTime.of(row.madeAt))
                .bind("used", RecordsTime.of(row.lastUsedAt)).bind("purge", purgeAfter(row.lastUsedAt)).execute() == 1;
    }

    static void deleteOf(Handle handle, String account) {
        handle.createUpdate("DELETE FROM passkey WHERE account = :account").bind("account", account).execute();
    }

    /**
     * Notes that it was used now. The counter is compared where it is written, so that of two at once one alone passes.
     *
     * @param signCount as its authenticator says; 0 where it does not count
     * @return false where the counter has not grown, as that of a copy, or where the passkey is gone
     * @throws RecordsUnavailable where it cannot be written
     */
    public boolean use(String id, long signCount) {
        Instant now = clock.instant();
        return records.write(handle -> handle.createUpdate("""
                UPDATE passkey SET sign_count = :count, last_used_at = :now, purge_after = :purge
                WHERE id = :id AND (sign_count < :count OR (sign_count = 0 AND :count = 0))""")
                .bind("count", signCount).bind("now", RecordsTime.of(now)).bind("purge", purgeAfter(now))
                .bind("id", id).execute()) == 1;
    }

    /**
     * Removes one, unless it is the last second factor of its account.
     *
     * @return whether it was removed
     * @throws RecordsUnavailable where it cannot be written
     */
    public boolean remove(String id, String account) {
        int rows = records.write(handle -> handle.createUpdate("""
                DELETE FROM passkey WHERE id = :id AND account = :account
                AND ((SELECT COUNT(*) FROM passkey WHERE account = :account) > 1
                    OR EXISTS (SELECT 1 FROM account WHERE id = :account AND totp_secret IS NOT NULL))""")
                .bind("id", id).bind("account", account).execute());
        if (rows > 0) {
            records.wipeDeleted(TABLE);
        }
        return rows > 0;
    }

    private static String purgeAfter(Instant lastUsed) {
        return RecordsTime.of(lastUsed.plus(TABLE.retention().kept()));
    }
}
