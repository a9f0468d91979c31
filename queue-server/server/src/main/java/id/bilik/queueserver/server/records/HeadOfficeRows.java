package id.bilik.queueserver.server.records;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts of people for whom a head office vouches. They are found by the provider's address and the subject under which
 * it knows them, never by a name.
 */
public final class HeadOfficeRows {
    private final Records records;
    private final InstantSource clock;

    HeadOfficeRows(Records records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public Optional<String> find(String issuer, String subject) {
        return records.read(handle -> handle
                .createQuery("SELECT id FROM account WHERE issuer = :issuer AND subject = :subject")
                .bind("issuer", issuer).bind("subject", subject).mapTo(String.class).findOne());
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public boolean isOne(String id) {
        return listIds().contains(id);
    }

    /**
     * The ids of all of them.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public Set<String> listIds() {
        return records.read(handle -> Set.copyOf(handle
                .createQuery("SELECT id FROM account WHERE issuer IS NOT NULL").mapTo(String.class).list()));
    }

    /**
     * Makes an account with no role yet.
     *
     * @return its id; empty where somebody has that name, whose account stays as it is
     * @throws RecordsUnavailable where it cannot be written
     */
    public Optional<String> make(String name, String issuer, String subject) {
        Instant now = clock.instant();
        return records.write(handle -> handle.createQuery("""
                INSERT INTO account (id, name, created_at, last_used_at, purge_after, issuer, subject)
                VALUES (:id, :name, :now, :now, :purgeAfter, :issuer, :subject)
                ON CONFLICT (name) DO NOTHING
                RETURNING id""").bind("id", records.accounts().draw()).bind("name", name)
                .bind("now", RecordsTime.of(now)).bind("purgeAfter", RecordsTime.of(now.plus(Accounts.KEPT)))
                .bind("issuer", issuer).bind("subject", subject).mapTo(String.class).findOne());
    }
}
