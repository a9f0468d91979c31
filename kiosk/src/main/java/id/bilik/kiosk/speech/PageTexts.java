package id.bilik.kiosk.speech;

import com.fasterxml.jackson.core.type.TypeReference;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of the page, from the same files that the page reads: {@code /kiosk/i18n/id.json}, … */
public final class PageTexts {

    /** The languages that page, slip and voice know. */
    public static final List<String> LANGUAGES = List.of("id", "en");

    private final Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();

    /** Reads all files; a kiosk without its texts must not start. */
    public PageTexts() {
        LANGUAGES.forEach(language -> byLanguage.put(language, read(language)));
    }

    /** The text of that key, with its gaps still in it. */
    public Optional<String> find(String language, String key) {
        return Optional.ofNullable(byLanguage.getOrDefault(language, Map.of()).get(key));
    }

    private static Map<String, String> read(String language) {
        String file = "/kiosk/i18n/" + language + ".json";
        try (InputStream stream = PageTexts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file + " on the class path");
            }
            return StrictJson.mapper().readValue(stream, new TypeReference<>() {
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }
}
