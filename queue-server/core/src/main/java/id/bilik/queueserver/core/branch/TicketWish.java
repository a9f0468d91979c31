package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a ticket for. A request id that comes again with an equal wish is a repetition; with another wish
 * it was reused by mistake.
 *
 * @param appointment booked time; null for none
 * @param also        further services that the visit is for, in the order in which they were asked for
 */
public record TicketWish(String service, Priority priority, Channel channel, @Nullable Instant appointment,
        List<String> also) {

    public TicketWish {
        also = List.copyOf(also);
    }

    /** For one service. */
    public TicketWish(String service, Priority priority, Channel channel, @Nullable Instant appointment) {
        this(service, priority, channel, appointment, List.of());
    }
}
