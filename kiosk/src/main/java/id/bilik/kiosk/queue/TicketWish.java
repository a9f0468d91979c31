package id.bilik.kiosk.queue;

import java.util.UUID;

/**
 * What a participant asked for.
 *
 * @param requestId
 *            one for each intention: asked twice with the same, the server gives the same ticket
 * @param priority
 *            {@code none}, {@code elderly}, … as the plan lists them
 */
public record TicketWish(UUID requestId, String service, String priority) {}
