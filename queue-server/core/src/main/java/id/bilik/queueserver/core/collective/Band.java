package id.bilik.queueserver.core.collective;

import java.time.LocalTime;

/**
 * A part of a day for which people are invited.
 *
 * @param most people that can be served in it, 0 and more
 */
public record Band(LocalTime from, LocalTime until, int most) {
    public Band {
        if (!from.isBefore(until) || most < 0) {
            throw new IllegalArgumentException("no band: " + most + " people from " + from + " until " + until);
        }
    }
}
