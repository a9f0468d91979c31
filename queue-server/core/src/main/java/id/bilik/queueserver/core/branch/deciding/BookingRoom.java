package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Bookings;
import id.bilik.queueserver.core.branch.Branch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Says how many bookings a slot still takes. It is asked within a decision, so it must be quick and change nothing. */
public interface BookingRoom {
    /** Where nobody can book. */
    BookingRoom NONE = (branch, promised, wish, date, now) -> List.of();

    /** Minutes of a slot. */
    int SLOT_MINUTES = 15;

    /** What is to be booked. */
    record Wish(String service, Booking.Where where) {}

    /**
     * A slot of the branch's hours.
     *
     * @param free how many such bookings more may begin in it, 0 and more
     */
    record Slot(Instant at, long free) {}

    /**
     * The slots of a date that have not begun, in order; none where the branch is closed on it.
     *
     * @param promised bookings for which room is kept, in place of the branch's own
     */
    List<Slot> list(Branch branch, Bookings promised, Wish wish, LocalDate date, Instant now);
}
