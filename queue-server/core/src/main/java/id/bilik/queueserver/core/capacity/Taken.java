package id.bilik.queueserver.core.capacity;

import java.time.Instant;

/**
 * Room that was promised to somebody for an hour.
 *
 * @param name  by which the branch knows whom: a ticket number, or the id of a booking
 * @param order of the promise: the smaller, the earlier
 * @param at    when the visit is to begin; what is before the first slot counts there, what is after the last in the last
 * @param share never {@link Share#WALK_IN}, to whom no hour is promised
 */
public record Taken(String name, long order, Instant at, Share share, Owner owner, VisitDemand demand) {
    public Taken {
        if (share == Share.WALK_IN) {
            throw new IllegalArgumentException("no hour is promised to " + name + ", who comes without a booking");
        }
    }
}
