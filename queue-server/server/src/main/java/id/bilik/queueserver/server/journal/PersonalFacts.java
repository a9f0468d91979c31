package id.bilik.queueserver.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Personal;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which facts of which events concern people, by the marks on the events themselves. */
public final class PersonalFacts {
    private static final Map<String, List<Fact>> FACTS = new HashMap<>();

    static {
        register(Event.class);
    }

    private PersonalFacts() {}

    /**
     * One fact of an event.
     *
     * @param path       members from the event down to it; one, or two where a fact has parts
     * @param afterwards what a replay takes once it is purged
     */
    public record Fact(List<String> path, Personal.Level level, JsonNode afterwards) {
        public Fact {
            path = List.copyOf(path);
        }

        /** Its path as one word. */
        public String name() { return String.join(".", path); }

        /** The object of an event's JSON that holds the fact; empty where an older version did not write it. */
        public Optional<ObjectNode> findHolder(ObjectNode event) {
            JsonNode holder = event;
            for (String member : path.subList(0, path.size() - 1)) {
                holder = holder.path(member);
            }
            return holder instanceof ObjectNode object && object.has(path.getLast())
                    ? Optional.of(object)
                    : Optional.empty();
        }

        /** Puts a value in its place. */
        public void put(ObjectNode event, JsonNode value) {
            findHolder(event).ifPresent(holder -> holder.set(path.getLast(), value));
        }
    }

    /** In the order of the event's members; none for a type that is not known. */
    public static List<Fact> of(String type) {
        return FACTS.getOrDefault(type, List.of());
    }

    private static void register(Class<?> sealed) {
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                register(type);
            } else {
                List<Fact> facts = new ArrayList<>();
                collect(type, List.of(), facts);
                FACTS.put(type.getSimpleName(), List.copyOf(facts));
            }
        }
    }

    private static void collect(Class<?> type, List<String> above, List<Fact> facts) {
        for (RecordComponent component : type.getRecordComponents()) {
            List<String> path = new ArrayList<>(above);
            path.add(component.getName());
            @Nullable
            Personal personal = component.getAnnotation(Personal.class);
            if (personal != null) {
                facts.add(new Fact(path, personal.value(), parse(personal.afterwards())));
            } else if (component.getType().isRecord()) {
                collect(component.getType(), path, facts);
            }
        }
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not JSON: " + json, impossible);
        }
    }
}
