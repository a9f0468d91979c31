package id.bilik.queueserver.core.branch;

import java.time.LocalDate;

/**
 * A booking to which nobody came.
 *
 * @param person   keyed hash of whose it was
 * @param bookedOn when it was asked for: under the key of that day its person is sealed
 * @param date     of the booking
 */
public record Missed(String person, LocalDate bookedOn, LocalDate date) {}
