package id.bilik.queueserver.core.branch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit's place in the order of the queue.
 *
 * @param since from when its wait counts: {@link Visit#countsFrom}
 * @param order of issue, decides between equal times
 */
public record Place(Instant since, long order) implements Comparable<Place> {
    /** Who is there before the booked time waits from then; later, from when they are there. */
    public static Instant since(Instant there, @Nullable Instant appointment) {
        return appointment != null && appointment.isAfter(there) ? appointment : there;
    }

    @Override
    public int compareTo(Place other) {
        int byTime = since.compareTo(other.since);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
