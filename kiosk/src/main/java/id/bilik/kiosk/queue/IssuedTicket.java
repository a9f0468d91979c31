package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the server issued it; only what a slip needs.
 *
 * @param ahead
 *            visits that are likely called before; null if the server does not say
 * @param lowSeconds
 *            of the wait; null if the server does not say
 * @param servedToday
 *            null if the server does not say; it is likely then
 * @param earlier
 *            whether the server had issued it to an earlier asking with the same request id
 * @param unserved
 *            null where somebody on duty serves it, or the server does not say
 * @param withoutPriority
 *            the wait of the same ticket without its priority; null where it has none that counts, or the server does not
 *            say
 * @param steps
 *            names of the steps of the visit by language, in order; none where it has one, null in a memory from before
 */
public record IssuedTicket(String ticket, String service, OffsetDateTime issuedAt, @Nullable Integer ahead,
        @Nullable Long lowSeconds, @Nullable Long likelySeconds, @Nullable Long highSeconds,
        @Nullable String followUrl, @Nullable ServedToday servedToday, boolean earlier,
        @Nullable Unserved unserved, @Nullable WaitRange withoutPriority,
        @Nullable List<SequencedMap<String, String>> steps) {

    /** Of a single step. */
    public IssuedTicket(String ticket, String service, OffsetDateTime issuedAt, @Nullable Integer ahead,
            @Nullable Long lowSeconds, @Nullable Long likelySeconds, @Nullable Long highSeconds,
            @Nullable String followUrl, @Nullable ServedToday servedToday, boolean earlier,
            @Nullable Unserved unserved, @Nullable WaitRange withoutPriority) {
        this(ticket, service, issuedAt, ahead, lowSeconds, likelySeconds, highSeconds, followUrl, servedToday, earlier,
                unserved, withoutPriority, null);
    }

    /**
     * Reads an answer; fields that we don't know are passed over.
     *
     * @throws UnreadableAnswer
     *             if what makes a ticket is missing
     */
    static IssuedTicket read(JsonNode answer, boolean earlier) throws UnreadableAnswer {
        JsonNode wait = answer.path("wait");
        JsonNode ahead = answer.path("ahead");
        try {
            return new IssuedTicket(required(answer, "ticket"), required(answer, "service"),
                    OffsetDateTime.parse(required(answer, "issuedAt")), ahead.isInt() ? ahead.intValue() : null,
                    seconds(wait, "lowSeconds"), seconds(wait, "likelySeconds"), seconds(wait, "highSeconds"),
                    address(answer.path("followUrl").textValue()),
                    ServedToday.read(answer.path("servedToday")), earlier, Unserved.read(answer.path("unserved")),
                    WaitRange.read(answer.path("waitWithoutPriority")), steps(answer.path("steps")));
        } catch (DateTimeException notATime) {
            throw new UnreadableAnswer("issuedAt is not a time");
        }
    }

    private static List<SequencedMap<String, String>> steps(JsonNode array) {
        List<SequencedMap<String, String>> steps = new ArrayList<>();
        for (JsonNode step : array) {
            SequencedMap<String, String> names = new LinkedHashMap<>();
            step.path("names").properties().forEach(name -> names.put(name.getKey(), name.getValue().asText()));
            steps.add(names);
        }
        return steps;
    }

    private static String required(JsonNode answer, String field) throws UnreadableAnswer {
        String text = answer.path(field).textValue();
        if (text == null || text.isBlank()) {
            throw new UnreadableAnswer(field + " is missing");
        }
        return text;
    }

    /** An address that is none must not cost the participant the slip. */
    private static @Nullable String address(@Nullable String text) {
        try {
            return text == null ? null : new URI(text).toASCIIString();
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    private static @Nullable Long seconds(JsonNode wait, String field) {
        return wait.path(field).isNumber() ? Math.max(0, wait.path(field).longValue()) : null;
    }
}
