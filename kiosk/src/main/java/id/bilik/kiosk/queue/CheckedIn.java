package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The result of a check-in.
 *
 * @param requestId
 *            under which the server issued the ticket
 * @param at
 *            booked time
 */
public record CheckedIn(UUID requestId, IssuedTicket ticket, OffsetDateTime at) {

    static CheckedIn read(JsonNode answer) throws UnreadableAnswer {
        try {
            return new CheckedIn(UUID.fromString(answer.path("requestId").asText()), IssuedTicket.read(answer, false),
                    OffsetDateTime.parse(answer.path("appointment").asText()));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new UnreadableAnswer("a check-in lacks its requestId or its appointment");
        }
    }
}
