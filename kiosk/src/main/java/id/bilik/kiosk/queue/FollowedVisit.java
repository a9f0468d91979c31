package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit stands, as its participant may know it.
 *
 * @param stage
 *            {@code waiting}, {@code called}, {@code serving}, {@code held}, {@code deferred}, {@code fetching}, {@code completed},
 *            {@code noShow}, {@code abandoned}; {@code expired} for one of an earlier business day
 * @param service
 *            empty for an expired one
 * @param ahead
 *            visits that are likely called before; null where it is not waiting
 * @param lowSeconds
 *            of the expected wait; null where it is not known
 * @param booth
 *            null where it is in none
 * @param unserved
 *            null where somebody on duty serves it
 * @param placeKept
 *            of who was called and did not come, whether coming back keeps the place; null where nobody may come back
 * @param missing
 *            papers that its participant fetches, by language; none where they do not
 */
public record FollowedVisit(String branch, String ticket, String service, String stage, @Nullable Integer ahead,
        @Nullable Long lowSeconds, @Nullable Long highSeconds, @Nullable String booth, @Nullable Unserved unserved,
        @Nullable Boolean placeKept, List<SequencedMap<String, String>> missing) {

    static FollowedVisit read(JsonNode answer) throws UnreadableAnswer {
        JsonNode range = answer.path("wait");
        boolean known = range.path("lowSeconds").isNumber() && range.path("highSeconds").isNumber();
        return new FollowedVisit(text(answer, "branch"), text(answer, "ticket"), answer.path("service").asText(""),
                text(answer, "stage"), answer.path("ahead").isNumber() ? answer.path("ahead").intValue() : null,
                known ? range.path("lowSeconds").longValue() : null,
                known ? range.path("highSeconds").longValue() : null, answer.path("booth").textValue(),
                Unserved.read(answer.path("unserved")), placeKept(answer), missing(answer.path("missing")));
    }

    private static List<SequencedMap<String, String>> missing(JsonNode array) {
        List<SequencedMap<String, String>> papers = new ArrayList<>();
        for (JsonNode paper : array) {
            SequencedMap<String, String> text = new LinkedHashMap<>();
            paper.path("text").properties().forEach(each -> text.put(each.getKey(), each.getValue().asText()));
            papers.add(text);
        }
        return papers;
    }

    private static @Nullable Boolean placeKept(JsonNode answer) {
        JsonNode left = answer.path("returnsInPlaceLeft");
        boolean may = left.isNumber() && answer.path("mayReturn").booleanValue();
        return may ? left.intValue() > 0 : null;
    }

    private static String text(JsonNode answer, String field) throws UnreadableAnswer {
        String text = answer.path(field).textValue();
        if (text == null) {
            throw new UnreadableAnswer("the visit lacks " + field);
        }
        return text;
    }
}
