package id.bilik.queueserver.server.privacy;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.server.records.BookingRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes whom a booking was for, once nobody comes: it was cancelled, its hold is over, or the wait for it. A cancellation does so itself;
 * where the records could not be used then, or the server died in between, this does it later. What is to be deleted
 * follows from the journal, so nothing of it can be lost.
 */
public final class BookingPurge {
    private static final Logger LOG = LoggerFactory.getLogger(BookingPurge.class);

    private final List<OpenBranch> branches;
    private final BookingRows rows;

    public BookingPurge(List<OpenBranch> branches, BookingRows rows) {
        this.branches = List.copyOf(branches);
        this.rows = rows;
    }

    /** @throws id.bilik.queueserver.server.records.RecordsUnavailable and all that is left goes with the next run */
    public void run() {
        List<String> over = rows.listIds().stream().filter(this::isOver).toList();
        if (!over.isEmpty()) {
            rows.deleteAll(over);
            LOG.info("deleted the persons of {} bookings and wishes that are over", over.size());
        }
    }

    private boolean isOver(String booking) {
        return branches.stream().map(branch -> branch.state().bookings())
                .anyMatch(known -> known.find(booking).map(each -> each.state() == Booking.State.CANCELLED
                        || each.state() == Booking.State.EXPIRED)
                        .orElseGet(() -> known.waiting().find(booking).filter(wish -> !wish.isOpen()).isPresent()));
    }
}
