package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Branch;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the writer looks for places that can be offered: once a second at most, while somebody waits. A place becomes free by
 * the clock alone or by more officers, so no order could do it; and a look at each order would cost a busy branch a ledger
 * for each.
 */
final class OfferPace {
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private long looked;

    /** @param nanos elapsed time in nanoseconds from any origin, never decreasing */
    OfferPace(LongSupplier nanos) {
        this.nanos = nanos;
        this.looked = nanos.getAsLong() - BETWEEN;
    }

    /** Whether it is time; then the next time is a second later. */
    boolean isDue(Branch branch) {
        if (branch.bookings().waiting().listWaiting().isEmpty() || nanos.getAsLong() - looked < BETWEEN) {
            return false;
        }
        looked = nanos.getAsLong();
        return true;
    }
}
