package id.bilik.queueserver.server.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Whom bookings are for, each sealed under the key of its day. */
public final class BookingRows {
    static final RecordsTable TABLE = new RecordsTable("booking", "the branch's head",
            "Says who has booked, so that an officer can prepare the visit and tell them of a change.",
            new RecordsTable.Retention(Duration.ofDays(90), "the booked day", "purge_after"));
    /** How long the person of a booking that was never confirmed is kept after the hold. */
    public static final Duration UNCONFIRMED = Duration.ofDays(1);

    private final Records records;

    BookingRows(Records records) { this.records = records; }

    /** How long it is kept where it was confirmed, from the booked day on. */
    public static Duration kept() {
        return TABLE.retention().kept();
    }

    /** In which what is kept of that booking is sealed. */
    public static String place(String booking) {
        return "booking " + booking;
    }

    /**
     * Notes it unless there is something of that booking: a wish that is repeated may come after it was {@link #keep kept}.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void note(String booking, String sealed, Instant purgeAfter) {
        records.write(handle -> handle.createUpdate("""
                INSERT INTO booking VALUES (:id, :sealed, :purge) ON CONFLICT (id) DO NOTHING""")
                .bind("id", booking).bind("sealed", sealed).bind("purge", RecordsTime.of(purgeAfter)).execute());
    }

    /**
     * Puts it in place of what there is of that booking; where that is deleted, it remains so.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void replace(String booking, String sealed, Instant purgeAfter) {
        records.write(handle -> handle.createUpdate("""
                UPDATE booking SET sealed = :sealed, purge_after = :purge WHERE id = :id""")
                .bind("id", booking).bind("sealed", sealed).bind("purge", RecordsTime.of(purgeAfter)).execute());
    }

    /**
     * Keeps it until then.
     *
     * @return whether there is one
     * @throws RecordsUnavailable where it cannot be written
     */
    public boolean keep(String booking, Instant purgeAfter) {
        return records.write(handle -> handle.createUpdate("UPDATE booking SET purge_after = :purge WHERE id = :id")
                .bind("id", booking).bind("purge", RecordsTime.of(purgeAfter)).execute() > 0);
    }

    /** @throws RecordsUnavailable where it cannot be read */
    public Optional<String> find(String booking) {
        return records.read(handle -> handle.createQuery("SELECT sealed FROM booking WHERE id = :id")
                .bind("id", booking).mapTo(String.class).findOne());
    }

    /** @throws RecordsUnavailable where it cannot be written */
    public void delete(String booking) {
        records.write(handle -> handle.createUpdate("DELETE FROM booking WHERE id = :id").bind("id", booking)
                .execute());
    }

    /**
     * Of which bookings there is something, in no order.
     *
     * @throws RecordsUnavailable where it cannot be read
     */
    public List<String> listIds() {
        return records.read(handle -> handle.createQuery("SELECT id FROM booking").mapTo(String.class).list());
    }

    /**
     * Deletes what there is of those bookings, and what it leaves in files.
     *
     * @throws RecordsUnavailable where it cannot be written
     */
    public void deleteAll(List<String> bookings) {
        records.write(handle -> {
            PreparedBatch each = handle.prepareBatch("DELETE FROM booking WHERE id = :id");
            bookings.forEach(booking -> each.bind("id", booking).add());
            return each.execute();
        });
        records.wipeDeleted(TABLE);
    }
}
