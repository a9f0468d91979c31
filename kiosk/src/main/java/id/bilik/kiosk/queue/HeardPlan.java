package id.bilik.kiosk.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The plan, and what the server's clock showed.
 *
 * @param now
 *            null if the server does not say
 */
public record HeardPlan(BranchPlan plan, @Nullable Instant now) {}
