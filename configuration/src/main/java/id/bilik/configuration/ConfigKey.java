package id.bilik.configuration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A key of the configuration.
 *
 * @param name
 *            as in a file; as a system property {@code bilik.PROCESS.} stands in front
 * @param suggestion
 *            what holds where nothing is said
 * @param meaning
 *            what it is, with its unit and range
 */
public record ConfigKey(String name, String suggestion, String meaning) {

    /** All keys with their meanings, as {@code --help} prints them. */
    public static String explain(List<ConfigKey> keys) {
        return keys.stream().map(key -> "  %-18s %s%n  %-18s suggested: %s%n".formatted(key.name, key.meaning, "",
                key.suggestion.isEmpty() ? "nothing" : key.suggestion)).collect(Collectors.joining());
    }
}
