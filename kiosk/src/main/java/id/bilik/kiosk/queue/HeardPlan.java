package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The plan, and what held at the moment at which the server said it.
 *
 * @param now
 *            what the server's clock showed; null if it does not say
 * @param waits
 *            of who comes now, by service; none of a service that nobody on duty serves, or of which the server does not say
 */
public record HeardPlan(BranchPlan plan, @Nullable Instant now, SequencedMap<String, WaitRange> waits) {

    /**
     * Reads an answer; fields that we don't know are passed over.
     *
     * @throws UnreadableAnswer
     *             if there is no plan in it
     */
    static HeardPlan read(JsonNode answer) throws UnreadableAnswer {
        SequencedMap<String, WaitRange> waits = new LinkedHashMap<>();
        for (JsonNode waiting : answer.path("waiting")) {
            WaitRange wait = WaitRange.read(waiting.path("wait"));
            if (wait != null) {
                waits.put(waiting.path("service").asText(), wait);
            }
        }
        return new HeardPlan(BranchPlan.read(answer), time(answer.path("now").textValue()), waits);
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
