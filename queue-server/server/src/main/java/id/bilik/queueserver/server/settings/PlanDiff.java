package id.bilik.queueserver.server.settings;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In what two plans differ, field by field. */
public final class PlanDiff {
    private static final String ORDER = "order";

    private PlanDiff() {}

    /**
     * One field.
     *
     * @param where  its way in the plan, such as {@code [services, jht, expectedMinutes]}; what stands in a list is named
     *     by its id, date or document
     * @param before null where it was not there
     * @param after  null where it is gone
     */
    public record Change(List<String> where, @Nullable String before, @Nullable String after) {}

    /** What the other plan has differently, in the order of a plan's fields. */
    public static List<Change> between(BranchPlan plan, BranchPlan other) {
        List<Change> changes = new ArrayList<>();
        compare(List.of(), StrictJson.mapper().valueToTree(PlanJson.of(plan)),
                StrictJson.mapper().valueToTree(PlanJson.of(other)), changes);
        return changes;
    }

    private static void compare(List<String> where, @Nullable JsonNode before, @Nullable JsonNode after,
            List<Change> changes) {
        if (Objects.equals(before, after)) {
            return;
        }
        Map<String, JsonNode> was = parts(before);
        Map<String, JsonNode> is = parts(after);
        if (was.isEmpty() && is.isEmpty()) {
            String from = text(before);
            String to = text(after);
            if (from != null || to != null) {
                changes.add(new Change(where, from, to));
            }
            return;
        }
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        int first = changes.size();
        for (String name : names) {
            List<String> deeper = new ArrayList<>(where);
            deeper.add(name);
            compare(List.copyOf(deeper), was.get(name), is.get(name), changes);
        }
        if (changes.size() == first) {
            List<String> deeper = new ArrayList<>(where);
            deeper.add(ORDER);
            changes.add(new Change(deeper, String.join(", ", was.keySet()), String.join(", ", is.keySet())));
        }
    }

    /** Fields of an object, and elements of a list that have an id, a date or a document; nothing for what is one value. */
    private static Map<String, JsonNode> parts(@Nullable JsonNode node) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (node == null) {
            return parts;
        }
        if (node.isObject()) {
            node.properties().forEach(field -> parts.put(field.getKey(), field.getValue()));
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                String name = element.path("id").asText(element.path("date").asText(element.path("document").asText()));
                if (!name.isEmpty()) {
                    parts.put(name, element);
                }
            }
        }
        return parts;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(element -> texts.add(element.asText()));
            return String.join(", ", texts);
        }
        return node.isObject() ? null : node.asText();
    }
}
