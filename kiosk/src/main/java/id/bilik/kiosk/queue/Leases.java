package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers that a kiosk may give while the server is away; all that it has, those of earlier answers included. */
public record Leases(List<Lease> leases) {

    /** Numbers of one service for one business day, to be given from {@code opensAt} until before {@code closesAt}. */
    public record Lease(String service, LocalDate date, Instant opensAt, Instant closesAt, List<FreeNumber> numbers) {}

    public record FreeNumber(String ticket, @Nullable String followUrl) {}

    /**
     * Reads an answer.
     *
     * @throws UnreadableAnswer
     *             if it is none
     */
    static Leases read(JsonNode answer) throws UnreadableAnswer {
        List<Lease> leases = new ArrayList<>();
        try {
            for (JsonNode lease : answer.path("leases")) {
                List<FreeNumber> numbers = new ArrayList<>();
                lease.path("numbers").forEach(number -> numbers.add(
                        new FreeNumber(number.path("ticket").asText(), number.path("followUrl").textValue())));
                leases.add(new Lease(lease.path("service").asText(), LocalDate.parse(lease.path("date").asText()),
                        OffsetDateTime.parse(lease.path("opensAt").asText()).toInstant(),
                        OffsetDateTime.parse(lease.path("closesAt").asText()).toInstant(), List.copyOf(numbers)));
            }
        } catch (DateTimeException notATime) {
            throw new UnreadableAnswer("a lease has no time that we can read");
        }
        return new Leases(List.copyOf(leases));
    }
}
