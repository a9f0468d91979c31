package id.bilik.queueserver.branch;

import java.time.Instant;

/** A visit's place in the order of issue. */
public record Place(Instant issuedAt, long order) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int byTime = issuedAt.compareTo(other.issuedAt);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
