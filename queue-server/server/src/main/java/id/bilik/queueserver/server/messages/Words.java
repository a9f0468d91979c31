package id.bilik.queueserver.server.messages;

import com.fasterxml.jackson.core.type.TypeReference;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.view.ContractNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The texts of messages in one language. Names of days stand in them: not every Java knows Indonesian ones. */
final class Words {
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(read(language)));
        }
    }

    private final Map<String, String> texts;

    private Words(Map<String, String> texts) { this.texts = texts; }

    static Words of(Language language) { return Objects.requireNonNull(ALL.get(language)); }

    private static Map<String, String> read(Language language) {
        String file = "/messages/" + ContractNames.of(language) + ".json";
        try (InputStream json = Objects.requireNonNull(Words.class.getResourceAsStream(file))) {
            return Map.copyOf(StrictJson.mapper().readValue(json, new TypeReference<Map<String, String>>() {
            }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A text with what stands in braces put in. */
    String say(String key, Map<String, String> values) {
        String text = word(key);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    String word(String key) { return Objects.requireNonNull(texts.get(key), key); }

    String time(ZonedDateTime at) { return say("time", Map.of("date", day(at.toLocalDate()), "hour", hour(at))); }

    String day(LocalDate date) {
        return say("date", Map.of("weekday", part("weekdays", date.getDayOfWeek().getValue()), "day",
                String.valueOf(date.getDayOfMonth()), "month", part("months", date.getMonthValue()), "year",
                String.valueOf(date.getYear())));
    }

    String hour(ZonedDateTime at) {
        return "%02d%s%02d".formatted(at.getHour(), word("hour.separator"), at.getMinute());
    }

    /** @param number from 1 */
    private String part(String key, int number) {
        return word(key).split(",", -1)[number - 1];
    }
}
