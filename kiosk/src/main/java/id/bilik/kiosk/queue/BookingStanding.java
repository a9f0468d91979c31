package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How a booking stands.
 *
 * @param state
 *            {@code held}, {@code confirmed}, {@code checkedIn}, {@code cancelled}, {@code expired} or {@code missed}
 * @param at
 *            booked time
 * @param checkInFrom
 *            from when they may check in; null where they can't at all
 */
public record BookingStanding(String state, OffsetDateTime at, @Nullable OffsetDateTime checkInFrom) {

    static BookingStanding read(JsonNode answer) throws UnreadableAnswer {
        try {
            String from = answer.path("checkInFrom").textValue();
            return new BookingStanding(answer.path("state").asText(),
                    OffsetDateTime.parse(answer.path("at").asText()),
                    from == null ? null : OffsetDateTime.parse(from));
        } catch (DateTimeException notATime) {
            throw new UnreadableAnswer("the booking lacks its time");
        }
    }
}
