package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Claims on places other than bookings: they decide, too, who gets one.
 *
 * @param closed places that were given back and are not open again yet; some that are may still stand here
 * @param waiting who waits for a place
 * @param misses  bookings to which nobody came
 * @param draws   days whose places are drawn
 * @param companies days on which people of companies are served
 */
record Claims(PVector<ClosedPlace> closed, WaitingList waiting, Misses misses, Draws draws,
        CompanyDays companies) {
    static final Claims NONE = new Claims(TreePVector.empty(), WaitingList.NONE, Misses.NONE, Draws.NONE,
            CompanyDays.NONE);

    Claims withoutClosed() {
        return closed.isEmpty() ? this : new Claims(TreePVector.empty(), waiting, misses, draws, companies);
    }

    Claims with(WaitingList next) { return new Claims(closed, next, misses, draws, companies); }

    Claims with(Misses next) { return new Claims(closed, waiting, next, draws, companies); }

    Claims with(Draws next) { return new Claims(closed, waiting, misses, next, companies); }

    Claims with(CompanyDays next) { return new Claims(closed, waiting, misses, draws, next); }

    /** With one more, and without those that are open by now. */
    Claims plus(ClosedPlace place, Instant now) {
        List<ClosedPlace> left = closed.stream().filter(each -> now.isBefore(each.reopensAt())).toList();
        return new Claims(TreePVector.from(left).plus(place), waiting, misses, draws, companies);
    }
}
