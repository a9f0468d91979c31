package id.bilik.queueserver.core.branch;

import java.time.Instant;

/**
 * A visit's place in the order of the queue.
 *
 * @param since from when its wait counts: the issue, or the booked time of an appointment that came earlier
 * @param order of issue, decides between equal times
 */
public record Place(Instant since, long order) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byTime = since.compareTo(other.since);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
