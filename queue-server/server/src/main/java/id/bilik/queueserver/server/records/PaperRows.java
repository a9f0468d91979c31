package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The papers that were sent for bookings, each sealed under the key of its day, and with it the keys of their files. */
public final class PaperRows {
    static final RecordsTable TABLE = new RecordsTable("paper", "the branch's head",
            "Opens the papers that somebody sent ahead of a visit, so that an officer can check them beside the person.",
            new RecordsTable.Retention(Duration.ofDays(7), "the booked day", "purge_after"));

    private final Records records;

    PaperRows(Records records) { this.records = records; }

    /** How long it is kept, from the booked day on. */
    public static Duration kept() {
        return TABLE.retention().kept();
    }

    /**
     * Puts it in place of what there is of that booking.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void put(String booking, String sealed, Instant purgeAfter) {
        records.write(handle -> handle.createUpdate("""
                INSERT INTO paper VALUES (:booking, :sealed, :purge)
                ON CONFLICT (booking) DO UPDATE SET sealed = :sealed, purge_after = :purge""")
                .bind("booking", booking).bind("sealed", sealed).bind("purge", RecordsTime.of(purgeAfter)).execute());
    }

    /** @throws RecordsUnavailable where it cannot be read */
    public Optional<String> find(String booking) {
        return records.read(handle -> handle.createQuery("SELECT sealed FROM paper WHERE booking = :booking")
                .bind("booking", booking).mapTo(String.class).findOne());
    }

    /**
     * Of which bookings there is something, in no order.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public List<String> listBookings() {
        return records.read(handle -> handle.createQuery("SELECT booking FROM paper").mapTo(String.class).list());
    }

    /**
     * Deletes what there is of a booking, and what it leaves in files.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void delete(String booking) {
        int gone = records.write(handle -> handle.createUpdate("DELETE FROM paper WHERE booking = :booking")
                .bind("booking", booking).execute());
        if (gone > 0) {
            records.wipeDeleted(TABLE);
        }
    }
}
