package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A wait as the server says it, whole seconds from when it said so.
 *
 * @param lowSeconds
 *            not negative
 * @param highSeconds
 *            not below {@code lowSeconds}
 */
public record WaitRange(long lowSeconds, long highSeconds) {

    /** Null where the server says nothing, or nothing that is understood. */
    static @Nullable WaitRange read(JsonNode node) {
        if (!node.path("lowSeconds").isNumber() || !node.path("highSeconds").isNumber()) {
            return null;
        }
        long low = Math.max(0, node.path("lowSeconds").longValue());
        return new WaitRange(low, Math.max(low, node.path("highSeconds").longValue()));
    }
}
