package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That nobody on duty serves a ticket, so that no wait is known.
 *
 * @param begun
 *            whether somebody was called for its service today
 * @param plannedAt
 *            when service begins by the plan; null where that is not known
 */
public record Unserved(boolean begun, @Nullable OffsetDateTime plannedAt) {

    /** Null where the server says nothing; what is not understood is passed over, since no ticket may fail over it. */
    static @Nullable Unserved read(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        String planned = node.path("plannedAt").textValue();
        try {
            return new Unserved(node.path("begun").asBoolean(false),
                    planned == null ? null : OffsetDateTime.parse(planned));
        } catch (DateTimeException notATime) {
            return new Unserved(node.path("begun").asBoolean(false), null);
        }
    }
}
