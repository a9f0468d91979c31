package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a ticket for. A request id that comes again with an equal wish is a repetition; with another wish
 * it was reused by mistake.
 *
 * @param appointment booked time; null for none
 */
public record TicketWish(String service, Priority priority, Channel channel, @Nullable Instant appointment) {}
