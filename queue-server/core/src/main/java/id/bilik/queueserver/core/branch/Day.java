package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The business day: opening to close in the branch's own zone. Ticket numbers start again with its date. */
public sealed interface Day {

    /** @param last date of the day that ended last; it is not opened again by the clock, only by staff */
    record Closed(@Nullable LocalDate last) implements Day {}

    /** @param ticketing whether tickets are still issued: ends before the day does, so that all who wait are served */
    record Open(LocalDate date, Instant openedAt, boolean ticketing) implements Day {}
}
