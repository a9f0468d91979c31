package id.bilik.queueserver.server.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.queueserver.core.branch.Personal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event's JSON whose personal facts are sealed: its first member {@code sealed} holds them, one text for each level,
 * and null stands in their places. What is left of it in an entry that was read is what no key opens any more.
 */
public final class SealedFacts {
    private static final String BEGINNING = "{\"sealed\":{";

    private SealedFacts() {}

    /**
     * The two halves of such a text.
     *
     * @param seals by level; words without quotes
     * @param open  the event's JSON without them
     */
    public record Halves(Map<Personal.Level, String> seals, String open) {
        public Halves {
            seals = seals.isEmpty() ? Map.of() : new EnumMap<>(seals);
        }
    }

    /** Whether some of its facts are sealed. */
    public static boolean isIn(String data) {
        return data.startsWith(BEGINNING);
    }

    /** Puts both together; without seals it is the event's JSON alone. */
    public static String join(Halves halves) {
        if (halves.seals.isEmpty()) {
            return halves.open;
        }
        StringBuilder data = new StringBuilder(halves.open.length() + 300).append(BEGINNING);
        halves.seals.forEach((level, seal) -> data.append(data.length() == BEGINNING.length() ? "" : ",").append('"')
                .append(level.word()).append("\":\"").append(seal).append('"'));
        return data.append('}').append(halves.open.length() > 2 ? "," : "").append(halves.open, 1, halves.open.length())
                .toString();
    }

    /**
     * Takes them apart.
     *
     * @throws JournalDamaged where that is not how it was written
     */
    public static Halves split(String data) {
        if (!isIn(data)) {
            return new Halves(Map.of(), data);
        }
        // neither words nor seals hold a brace or a quote
        int end = data.indexOf('}');
        Map<Personal.Level, String> seals = new EnumMap<>(Personal.Level.class);
        String rest = end < 0 ? "" : data.substring(end + 1);
        for (String member : data.substring(BEGINNING.length(), Math.max(BEGINNING.length(), end)).split(",", -1)) {
            String[] parts = member.split("\"", -1);
            Personal.Level level = parts.length == 5 ? level(parts[1]) : null;
            if (level == null) {
                throw new JournalDamaged("the sealed facts of an event cannot be read", null);
            }
            seals.put(level, parts[3]);
        }
        return new Halves(seals, "{" + (rest.startsWith(",") ? rest.substring(1) : rest));
    }

    private static Personal.@Nullable Level level(String word) {
        for (Personal.Level level : Personal.Level.values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        return null;
    }

    /** The event's JSON with what a replay takes in place of the facts that no key opens any more. */
    static String forReplay(String type, String data) throws JsonProcessingException {
        Halves halves = split(data);
        ObjectNode event = Json.MAPPER.readValue(halves.open, ObjectNode.class);
        for (PersonalFacts.Fact fact : PersonalFacts.of(type)) {
            if (halves.seals.containsKey(fact.level())) {
                fact.put(event, fact.afterwards());
            }
        }
        return Json.MAPPER.writeValueAsString(event);
    }
}
