package id.bilik.kiosk.slip;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words of a slip in one language. A language more is one file more: {@code words-xx.properties} beside this class. */
public final class Words {

    private static final Map<String, Optional<Words>> KNOWN = new ConcurrentHashMap<>();

    private final String language;
    private final Properties texts;

    private Words(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The words of that language ({@code id}, {@code en}), if we have them. */
    public static Optional<Words> find(String language) {
        return language.matches("[a-z]{2,3}") ? KNOWN.computeIfAbsent(language, Words::read) : Optional.empty();
    }

    /** The language that these words are of. */
    public String language() { return language; }

    /**
     * A text, with its {@code %s} filled in.
     *
     * @throws IllegalStateException
     *             if the file lacks the key
     */
    public String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("words-" + language + ".properties lacks " + key);
        }
        return arguments.length == 0 ? text : text.formatted(arguments);
    }

    /** A ticket number as it is called: {@code A kosong satu dua}. */
    public String spoken(String ticket) {
        StringBuilder spoken = new StringBuilder();
        for (int i = 0; i < ticket.length(); i++) {
            char character = ticket.charAt(i);
            spoken.append(i == 0 ? "" : " ")
                    .append(Character.isDigit(character) ? text("digit." + character) : character);
        }
        return spoken.toString();
    }

    private static Optional<Words> read(String language) {
        try (InputStream stream = Words.class.getResourceAsStream("words-" + language + ".properties")) {
            if (stream == null) {
                return Optional.empty();
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return Optional.of(new Words(language, texts));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
