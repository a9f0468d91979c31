package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where messages about bookings go, each sealed under the key of its day. */
public final class AddressRows {
    static final RecordsTable TABLE = new RecordsTable("message_address", "the branch's head",
            "Says where messages about a booking go, also that it was cancelled, when the person is deleted.",
            new RecordsTable.Retention(Duration.ofDays(1), "the booked day", "purge_after"));

    private final Records records;

    AddressRows(Records records) { this.records = records; }

    /** How long one is kept at most, from the end of the booked day on. */
    public static Duration kept() {
        return TABLE.retention().kept();
    }

    /**
     * One that is to be kept.
     *
     * @param sealed     under the key of the booked day
     * @param purgeAfter when it goes at the latest
     */
    public record Kept(String booking, String sealed, Instant purgeAfter) {}

    /** @throws RecordsUnavailable where it cannot be read */
    public Optional<String> find(String booking) {
        return records.read(handle -> handle.createQuery("SELECT sealed FROM message_address WHERE booking = :booking")
                .bind("booking", booking).mapTo(String.class).findOne());
    }

    /**
     * The bookings of which nobody is known any more: they were cancelled, or somebody was forgotten.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public List<String> listOrphans() {
        return records.read(handle -> handle.createQuery(
                "SELECT booking FROM message_address WHERE booking NOT IN (SELECT id FROM booking)")
                .mapTo(String.class).list());
    }

    /**
     * Deletes those of these bookings that no cancellation still needs.
     *
     * @param cancelled the kind of message that is sent though nobody is known any more
     * @throws RecordsUnavailable where it cannot be written
     */
    public void deleteUnneeded(Collection<String> bookings, String cancelled) {
        if (bookings.isEmpty()) {
            return;
        }
        int gone = records.write(handle -> handle.createUpdate("""
                DELETE FROM message_address WHERE booking IN (<bookings>) AND booking NOT IN
                (SELECT booking FROM message WHERE kind = :kind AND state IN ('waiting', 'sending'))""")
                .bindList("bookings", List.copyOf(bookings)).bind("kind", cancelled).execute());
        if (gone > 0) {
            records.wipeDeleted(TABLE);
        }
    }
}
