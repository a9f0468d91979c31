package id.bilik.kiosk.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The six buttons with which the whole page can be worked without touching the screen, in the order in which they are
 * built in from left to right (or from top to bottom).
 */
public enum MenuKey {
    /** To the choice before. */
    PREVIOUS,
    /** To the choice after. */
    NEXT,
    /** Takes the choice that is marked. */
    CHOOSE,
    /** One step back; at the first step it means nothing. */
    BACK,
    /** Starts the spoken menu; once it speaks, says again what it said. */
    AUDIO,
    /** The other language. */
    LANGUAGE;

    /** As a button is called in configuration, wiring and routes, e.g. {@code next}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of that label, if there is one. */
    public static Optional<MenuKey> find(String label) {
        return Arrays.stream(values()).filter(key -> key.label().equals(label)).findFirst();
    }

    /** All labels, in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(MenuKey::label).toList();
    }
}
