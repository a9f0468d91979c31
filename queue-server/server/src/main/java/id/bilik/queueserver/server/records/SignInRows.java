package id.bilik.queueserver.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account needs to sign in, and the invitations by which people choose it. */
public final class SignInRows {
    static final RecordsTable INVITATIONS = new RecordsTable("invitation", "the branch's head",
            "Lets somebody choose a password or a PIN once, with a code that a supervisor hands over.",
            new RecordsTable.Retention(Duration.ofDays(1), "the code was made", "purge_after"));

    private final Records records;
    private final InstantSource clock;

    /**
     * An account as sign-in sees it.
     *
     * @param roles      names of roles with commas between; empty for somebody who only has a name
     * @param password   hash; null where none was chosen
     * @param pin        hash; null where none was chosen
     * @param totpSecret Base32; null without a second factor
     * @param totpUsed   the last step of 30 s whose code was used
     */
    public record Row(String id, String name, String roles, @Nullable String password, @Nullable String pin,
            @Nullable String totpSecret, long totpUsed) {}

    /** An account whose owner may choose how to sign in. */
    public record Invitation(String account, Instant expiresAt) {}

    SignInRows(Records records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public List<Row> list() {
        return records.read(handle -> handle.createQuery("SELECT * FROM account ORDER BY name")
                .map((found, context) -> row(found)).list());
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public Optional<Row> find(String id) {
        return records.read(handle -> handle.createQuery("SELECT * FROM account WHERE id = :id").bind("id", id)
                .map((found, context) -> row(found)).findOne());
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public Optional<Row> findByName(String name) {
        return records.read(handle -> handle.createQuery("SELECT * FROM account WHERE name = :name").bind("name", name)
                .map((found, context) -> row(found)).findOne());
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(found.getString("id"), found.getString("name"), found.getString("roles"),
                found.getString("password_hash"), found.getString("pin_hash"), found.getString("totp_secret"),
                found.getLong("totp_used"));
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void setRoles(String id, String roles) {
        records.write(handle -> handle.createUpdate("UPDATE account SET roles = :roles WHERE id = :id")
                .bind("roles", roles).bind("id", id).execute());
    }

    /**
     * What somebody has chosen, in place of all that was chosen before. The invitation is used up by it.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void choose(String id, @Nullable String password, @Nullable String totpSecret, @Nullable String pin,
            PasskeyRows.@Nullable Row passkey) {
        records.write(handle -> {
            handle.createUpdate("DELETE FROM invitation WHERE account = :id").bind("id", id).execute();
            PasskeyRows.deleteOf(handle, id);
            if (passkey != null && !PasskeyRows.insert(handle, passkey)) {
                throw new IllegalStateException("this passkey came in meanwhile");
            }
            return handle.createUpdate("""
                    UPDATE account SET password_hash = :password, totp_secret = :totp, pin_hash = :pin, totp_used = 0
                    WHERE id = :id""").bind("password", password).bind("totp", totpSecret).bind("pin", pin)
                    .bind("id", id).execute();
        });
    }

    /**
     * Notes that a code of the second factor was used, so that whoever looked on cannot use it again.
     *
     * @return false where that step, or a later one, was used before
     * @throws RecordsUnavailable where it cannot be written
     */
    public boolean useTotp(String id, long step) {
        return records.write(handle -> handle
                .createUpdate("UPDATE account SET totp_used = :step WHERE id = :id AND totp_used < :step")
                .bind("step", step).bind("id", id).execute()) == 1;
    }

    /**
     * Invites somebody to choose anew how to sign in; what was chosen before no longer holds, nor does an invitation
     * before this one.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void invite(String id, String codeHash, Instant expiresAt) {
        records.write(handle -> {
            handle.createUpdate("DELETE FROM invitation WHERE account = :id").bind("id", id).execute();
            handle.createUpdate("""
                    UPDATE account SET password_hash = NULL, totp_secret = NULL, pin_hash = NULL WHERE id = :id""")
                    .bind("id", id).execute();
            PasskeyRows.deleteOf(handle, id);
            return handle.createUpdate("INSERT INTO invitation VALUES (:hash, :id, :expires, :purge)")
                    .bind("hash", codeHash).bind("id", id).bind("expires", RecordsTime.of(expiresAt))
                    .bind("purge", RecordsTime.of(clock.instant().plus(INVITATIONS.retention().kept()))).execute();
        });
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public Optional<Invitation> findInvitation(String codeHash) {
        return records.read(handle -> handle
                .createQuery("SELECT account, expires_at FROM invitation WHERE code_hash = :hash")
                .bind("hash", codeHash)
                .map((found, context) -> new Invitation(found.getString("account"),
                        Instant.parse(found.getString("expires_at"))))
                .findOne());
    }
}
