package id.bilik.queueserver.server.records;

import id.bilik.queueserver.core.view.OfficerNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * People who act in a branch: an id for the journal, and the name that is shown. The id is drawn at random and says
 * nothing of the person, so that with the row all that the journal knows of somebody is gone.
 */
public final class Accounts implements OfficerNames {
    /** Somebody who has not signed on for so long has most likely left; until then an audit can name who acted. */
    static final Duration KEPT = Duration.ofDays(365);

    static final RecordsTable TABLE = new RecordsTable("account", "the branch's head",
            "Shows officers and supervisors by name, and tells an audit who gave an order.",
            new RecordsTable.Retention(KEPT, "the account was last used", "purge_after"));

    private static final String PREFIX = "acc-";
    /** Without letters that are taken for digits: ids are read aloud and typed, too. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;
    private static final Pattern ID = Pattern.compile(PREFIX + "[" + LETTERS + "]{" + LENGTH + "}");

    private final Records records;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RememberedNames remembered;

    Accounts(Records records, InstantSource clock, RandomGenerator random) {
        this.records = records;
        this.clock = clock;
        this.random = random;
        this.remembered = new RememberedNames(clock);
    }

    /** Whether a text is an account's id, and not a name as older journals have it. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /**
     * The id of the account with exactly that name, made where there is none. It counts as used now.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public String idOf(String name) {
        var now = clock.instant();
        String id = records.write(handle -> handle.createQuery("""
                INSERT INTO account (id, name, created_at, last_used_at, purge_after)
                VALUES (:id, :name, :now, :now, :purgeAfter)
                ON CONFLICT (name) DO UPDATE
                SET last_used_at = excluded.last_used_at, purge_after = excluded.purge_after
                RETURNING id""").bind("id", draw()).bind("name", name).bind("now", RecordsTime.of(now))
                .bind("purgeAfter", RecordsTime.of(now.plus(KEPT))).mapTo(String.class).one());
        remembered.put(id, Optional.of(name));
        return id;
    }

    /** The name of an account; empty where there is none (any more), or where the records do not work now. */
    public Optional<String> findName(String id) {
        return remembered.find(id).orElseGet(() -> {
            try {
                Optional<String> name = records
                        .readAtOnce(handle -> handle.createQuery("SELECT name FROM account WHERE id = :id")
                                .bind("id", id).mapTo(String.class).findOne());
                remembered.put(id, name);
                return name;
            } catch (RecordsUnavailable unusable) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<String> find(String officer) { return isId(officer) ? findName(officer) : Optional.of(officer); }

    /**
     * Deletes an account and its passkeys before their time, as when somebody asks for it. The journal keeps the id.
     *
     * @return whether there was one
     * @throws RecordsUnavailable where it cannot be written
     */
    public boolean delete(String id) {
        int rows = records.write(handle -> {
            PasskeyRows.deleteOf(handle, id);
            return handle.createUpdate("DELETE FROM account WHERE id = :id").bind("id", id).execute();
        });
        records.wipeDeleted(TABLE);
        records.wipeDeleted(PasskeyRows.TABLE);
        remembered.clear();
        return rows > 0;
    }

    void forgetRemembered() { remembered.clear(); }

    /** A new id. */
    String draw() {
        StringBuilder id = new StringBuilder(PREFIX);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
