package id.bilik.queueserver.core.branch;

import java.time.Instant;

/**
 * A place that was given back and that nobody can take yet: whoever sells a place does not know when it reopens.
 *
 * @param booking   that had it
 * @param at        when a visit in it begins
 * @param order     journal sequence of the event that gave it back
 * @param reopensAt from when on others can have it, a whole minute
 */
public record ClosedPlace(String booking, String service, Instant at, Booking.Where where, long order,
        Instant reopensAt) {}
