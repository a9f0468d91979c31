package id.bilik.kiosk.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a visit is going to be called before calls end today.
 *
 * @param chance
 *            0 to 1; null if the server does not say
 * @param likely
 *            false only where the server says so
 * @param instead
 *            what can be done instead, by language; null where the server has nothing to say
 */
public record ServedToday(@Nullable Double chance, boolean likely, @Nullable Map<String, String> instead) {

    /** What can be done instead: in that language, else in the first that there is. */
    public Optional<String> findInstead(String language) {
        if (instead == null) {
            return Optional.empty();
        }
        String text = instead.get(language);
        return text != null ? Optional.of(text) : instead.values().stream().findFirst();
    }

    /** Null where the server says nothing; what is not understood is passed over, since no ticket may fail over it. */
    static @Nullable ServedToday read(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        Map<String, String> instead = new LinkedHashMap<>();
        node.path("instead").properties().forEach(text -> {
            if (text.getValue().isTextual() && !text.getValue().textValue().isBlank()) {
                instead.put(text.getKey(), text.getValue().textValue());
            }
        });
        JsonNode chance = node.path("chance");
        JsonNode likely = node.path("likely");
        return new ServedToday(chance.isNumber() ? chance.doubleValue() : null,
                !likely.isBoolean() || likely.booleanValue(), instead.isEmpty() ? null : instead);
    }
}
