package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What besides bookings decides who gets a place.
 *
 * @param closed places that were given back and are not open again yet; some that are may still stand here
 */
record Claims(PVector<ClosedPlace> closed) {
    static final Claims NONE = new Claims(TreePVector.empty());

    /** With one more, and without those that are open by now. */
    Claims plus(ClosedPlace place, Instant now) {
        List<ClosedPlace> left = closed.stream().filter(each -> now.isBefore(each.reopensAt())).toList();
        return new Claims(TreePVector.from(left).plus(place));
    }
}
