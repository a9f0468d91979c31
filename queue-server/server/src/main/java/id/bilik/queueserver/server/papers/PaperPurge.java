package id.bilik.queueserver.server.papers;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.server.records.PaperRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes papers of bookings that are over without a visit, and files whose row the records have purged by its date. A cancellation does the first
 * itself; where the records could not be used then, or the server died in between, this does it later.
 */
public final class PaperPurge {
    private static final Logger LOG = LoggerFactory.getLogger(PaperPurge.class);

    private final List<OpenBranch> branches;
    private final PaperShelf shelf;
    private final PaperRows rows;

    public PaperPurge(List<OpenBranch> branches, PaperShelf shelf, PaperRows rows) {
        this.branches = List.copyOf(branches);
        this.shelf = shelf;
        this.rows = rows;
    }

    /** @throws id.bilik.queueserver.server.records.RecordsUnavailable and all that is left goes with the next run */
    public void run() {
        rows.listBookings().stream().filter(this::isOver).forEach(shelf::delete);
        int files = shelf.sweep();
        if (files > 0) {
            LOG.info("deleted {} files of papers that nothing opens any more", files);
        }
    }

    private boolean isOver(String booking) {
        return branches.stream().map(branch -> branch.state().bookings().find(booking))
                .anyMatch(known -> known.filter(each -> each.state() == Booking.State.CANCELLED
                        || each.state() == Booking.State.EXPIRED).isPresent());
    }
}
