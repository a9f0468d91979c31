package id.bilik.process.configuration;

import java.util.List;
import java.util.Map;
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

    /**
     * A file of configuration that says nothing yet: every key with its meaning, commented out with its suggestion.
     *
     * @param process its name, for the head of the file
     * @param given   what is to hold from the start, by key; stands there without the comment sign
     */
    public static String example(String process, List<ConfigKey> keys, Map<String, String> given) {
        StringBuilder file = new StringBuilder();
        file.append("# Configuration of the ").append(process).append(": one KEY = VALUE a line.\n")
                .append("# A line that begins with # holds what is suggested; take the # away to say something else.\n")
                .append("# What stands here is checked at the start, and everything that is wrong is said at once.\n");
        for (ConfigKey key : keys) {
            file.append("\n# ").append(key.meaning).append('\n');
            String value = given.get(key.name);
            file.append(value == null ? "#" : "").append(key.name).append(" = ")
                    .append(value == null ? key.suggestion : value).append('\n');
        }
        return file.toString();
    }
}
