package id.bilik.queueserver.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What is to be told of bookings, and what became of it. */
public final class MessageRows {
    static final RecordsTable TABLE = new RecordsTable("message", "the technician",
            "Says which messages about a booking wait, were sent or were refused, so that each is sent once.",
            new RecordsTable.Retention(Duration.ofDays(30), "the message is of no use any more", "purge_after"));
    /** How far the journals were read. It is about no people, so the catalogue does not have it. */
    static final String POSITION = "message_position";

    private final Records records;

    MessageRows(Records records) { this.records = records; }

    /** How far a message has come. */
    public enum State {
        WAITING, SENDING, SENT, REFUSED, LATE, OVERTAKEN, UNKNOWN;

        public String word() { return name().toLowerCase(Locale.ROOT); }
    }

    /**
     * A message, without its text and address: both are made when it is sent.
     *
     * @param id        the same whenever the same is derived again, so that it stands there once
     * @param number    which of its kind for that booking
     * @param carrier   by which it is sent
     * @param dueAt     when it may be sent
     * @param uselessAt from when on it is of no use
     * @param tries     how often it was tried
     */
    public record Message(String id, String branch, String booking, String kind, long number, String carrier,
            Instant dueAt, Instant uselessAt, int tries) {}

    /**
     * How many there are in each state, of those that are kept.
     *
     * @param byState words of {@link State}
     * @param oldest  when the one that is due longest was due; empty where none is
     */
    public record Counts(Map<String, Integer> byState, Optional<Instant> oldest) {}

    /**
     * How far the journal of a branch was read; empty before the first time.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public OptionalLong position(String branch) {
        return records.read(handle -> handle.createQuery("SELECT position FROM message_position WHERE branch = :branch")
                .bind("branch", branch).mapTo(Long.class).findOne()).map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Notes in one transaction how far the journal was read and what is to be told of it. Messages that are there
     * stay as they are.
     *
     * @throws RecordsUnavailable and nothing of it is noted
     */
    public void add(String branch, long position, List<Message> messages, List<AddressRows.Kept> addresses,
            Instant now) {
        records.write(handle -> {
            handle.createUpdate("""
                    INSERT INTO message_position VALUES (:branch, :position)
                    ON CONFLICT (branch) DO UPDATE SET position = :position""")
                    .bind("branch", branch).bind("position", position).execute();
            addresses.forEach(address -> handle.createUpdate("""
                    INSERT INTO message_address VALUES (:booking, :sealed, :purge)
                    ON CONFLICT (booking) DO UPDATE SET sealed = :sealed, purge_after = :purge""")
                    .bind("booking", address.booking()).bind("sealed", address.sealed())
                    .bind("purge", RecordsTime.of(address.purgeAfter())).execute());
            messages.forEach(message -> insert(handle, message, now));
            return position;
        });
    }

    static void insert(Handle handle, Message message, Instant now) {
        handle.createUpdate("""
                INSERT INTO message VALUES (:id, :branch, :booking, :kind, :number, :carrier, 'waiting', :due,
                :due, :useless, 0, :now, '', :purge) ON CONFLICT (id) DO NOTHING""")
                .bind("id", message.id()).bind("branch", message.branch()).bind("booking", message.booking())
                .bind("kind", message.kind()).bind("number", message.number()).bind("carrier", message.carrier())
                .bind("due", RecordsTime.of(message.dueAt())).bind("useless", RecordsTime.of(message.uselessAt()))
                .bind("now", RecordsTime.of(now))
                .bind("purge", RecordsTime.of(message.uselessAt().plus(TABLE.retention().kept()))).execute();
    }

    /**
     * Those that may be sent now, the most urgent first.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<Message> listDue(String branch, String carrier, Instant now, int most) {
        return records.read(handle -> handle.createQuery("""
                SELECT * FROM message WHERE state = 'waiting' AND branch = :branch AND carrier = :carrier
                AND try_at <= :now AND useless_at > :now ORDER BY useless_at, due_at, id LIMIT :most""")
                .bind("branch", branch).bind("carrier", carrier).bind("now", RecordsTime.of(now)).bind("most", most)
                .map(MessageRows::message).list());
    }

    /**
     * Those of which nobody noted what became of them: a process ended while it sent them.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<Message> listSending(String branch, String carrier) {
        return records.read(handle -> handle.createQuery(
                "SELECT * FROM message WHERE state = 'sending' AND branch = :branch AND carrier = :carrier ORDER BY id")
                .bind("branch", branch).bind("carrier", carrier).map(MessageRows::message).list());
    }

    /**
     * Those that wait and are of no use any more.
     *
     * @throws RecordsUnavailable where they cannot be read
     */
    public List<Message> listLate(String branch, String carrier, Instant now) {
        return records.read(handle -> handle.createQuery("""
                SELECT * FROM message WHERE state = 'waiting' AND branch = :branch AND carrier = :carrier
                AND useless_at <= :now ORDER BY id""")
                .bind("branch", branch).bind("carrier", carrier).bind("now", RecordsTime.of(now))
                .map(MessageRows::message).list());
    }

    /**
     * Notes what became of it.
     *
     * @param why in few words, without an address; empty for nothing to say
     * @throws RecordsUnavailable where it cannot be written
     */
    public void become(Message message, State state, String why, Instant now) {
        records.write(handle -> handle.createUpdate("""
                UPDATE message SET state = :state, why = :why, changed_at = :now WHERE id = :id""")
                .bind("state", state.word()).bind("why", why).bind("now", RecordsTime.of(now))
                .bind("id", message.id()).execute());
    }

    /**
     * Lets it wait until it is tried again.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void retry(Message message, Instant at, String why, Instant now) {
        records.write(handle -> handle.createUpdate("""
                UPDATE message SET state = 'waiting', tries = tries + 1, try_at = :at, why = :why, changed_at = :now
                WHERE id = :id""")
                .bind("at", RecordsTime.of(at)).bind("why", why).bind("now", RecordsTime.of(now))
                .bind("id", message.id()).execute());
    }

    /**
     * When the first one was refused since that time; empty where none was.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public Optional<Instant> firstRefused(Instant since) {
        return records.read(handle -> handle.createQuery("""
                SELECT changed_at FROM message WHERE state = 'refused' AND changed_at > :since
                ORDER BY changed_at LIMIT 1""")
                .bind("since", RecordsTime.of(since)).mapTo(String.class).findOne()).map(Instant::parse);
    }

    private static Message message(ResultSet row, StatementContext context) throws SQLException {
        return new Message(row.getString("id"), row.getString("branch"), row.getString("booking"),
                row.getString("kind"), row.getLong("number"), row.getString("carrier"),
                Instant.parse(row.getString("due_at")), Instant.parse(row.getString("useless_at")),
                row.getInt("tries"));
    }

    /**
     * The last fault of one of those that are kept; empty where nothing did.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public Optional<String> findLastTrouble() {
        return records.read(handle -> handle.createQuery("""
                SELECT why FROM message WHERE why <> '' ORDER BY changed_at DESC LIMIT 1""")
                .mapTo(String.class).findOne());
    }

    /** @throws RecordsUnavailable where they cannot be read */
    public Counts count(Instant now) {
        return records.read(handle -> {
            Map<String, Integer> byState = new TreeMap<>();
            handle.createQuery("SELECT state, COUNT(*) AS many FROM message GROUP BY state")
                    .reduceRows(byState, (counts, row) -> {
                        counts.put(row.getColumn("state", String.class), row.getColumn("many", Integer.class));
                        return counts;
                    });
            return new Counts(byState, handle.createQuery("""
                    SELECT due_at FROM message WHERE state IN ('waiting', 'sending') AND due_at <= :now
                    ORDER BY due_at LIMIT 1""")
                    .bind("now", RecordsTime.of(now)).mapTo(String.class).findOne().map(Instant::parse));
        });
    }
}
