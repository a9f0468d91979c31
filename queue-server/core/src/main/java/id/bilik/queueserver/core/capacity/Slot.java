package id.bilik.queueserver.core.capacity;

import java.time.Duration;
import java.time.Instant;

/**
 * A quarter hour of the branch's day.
 *
 * @param capacity what its officers and booths can do
 * @param officers that are there, on average over the slot
 * @param homes    booths for participants at home, of officers who are there all of it
 */
public record Slot(Instant from, Work capacity, double officers, int homes) {
    public static final Duration LENGTH = Duration.ofMinutes(15);

    public Instant until() { return from.plus(LENGTH); }
}
