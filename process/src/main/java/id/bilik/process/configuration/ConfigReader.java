package id.bilik.process.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes values out of a configuration and collects every complaint, so that one start shows all of them. */
public final class ConfigReader {

    private final List<ConfigKey> keys;
    private final Map<String, String> values;
    private final List<String> complaints = new ArrayList<>();

    /** @param process its name, as it stands in messages */
    public ConfigReader(String process, List<ConfigKey> keys, Map<String, String> values) {
        this.keys = keys;
        this.values = values;
        values.keySet().stream().sorted().filter(name -> keys.stream().noneMatch(key -> key.name().equals(name)))
                .forEach(name -> complaints.add("%s is no key of the %s; did you mean %s?".formatted(name, process,
                        nearest(name))));
    }

    /** Throws with every complaint so far, if there is any. */
    public void check() throws ConfigProblem {
        if (!complaints.isEmpty()) {
            throw new ConfigProblem(complaints);
        }
    }

    /** The value, which may not be empty. */
    public String text(String name) {
        ConfigKey key = key(name);
        String value = values.getOrDefault(name, key.suggestion()).strip();
        if (value.isEmpty()) {
            complain(name, value);
            return key.suggestion();
        }
        return value;
    }

    /** A whole number in that range. */
    public int number(String name, int least, int most) {
        String value = text(name);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the complaint below says so
        }
        complain(name, value);
        return least;
    }

    /** One of these words. */
    public String oneOf(String name, String... allowed) {
        String value = text(name);
        if (List.of(allowed).contains(value)) {
            return value;
        }
        complain(name, value);
        return allowed[0];
    }

    /** Likewise, where nothing is suggested since nobody can know it: a value that is missing is a complaint. */
    public String choice(String name, String... allowed) {
        String value = optional(name);
        if (!value.isEmpty()) {
            return oneOf(name, allowed);
        }
        complaints.add("%s is not said; write %s: it is %s".formatted(name,
                Stream.of(allowed).map(word -> "\"" + name + " = " + word + "\"").collect(Collectors.joining(" or ")),
                key(name).meaning()));
        return allowed[0];
    }

    /** An http or https address. */
    public URI address(String name) { return address(name, text(name)); }

    /** Likewise of a part of the key's value. */
    public URI address(String name, String value) {
        try {
            URI address = new URI(value);
            if (address.getHost() != null && ("http".equals(address.getScheme())
                    || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // the complaint below says so
        }
        complain(name, value);
        return URI.create("http://invalid.invalid");
    }

    /** A value that may be left out; empty then. */
    public String optional(String name) {
        return values.getOrDefault(name, key(name).suggestion()).strip();
    }

    /** Notes that a value cannot be used. */
    public void complain(String name, String value) {
        ConfigKey key = key(name);
        complaints.add("%s can't be \"%s\": it is the %s (suggested: %s)".formatted(name, value, key.meaning(),
                key.suggestion()));
    }

    /** Likewise, with what is wrong with it, e.g. {@code is not there}. */
    public void complain(String name, String value, String wrong) {
        complaints.add("%s can't be \"%s\", which %s: it is the %s".formatted(name, value, wrong, key(name).meaning()));
    }

    private ConfigKey key(String name) {
        return keys.stream().filter(candidate -> candidate.name().equals(name)).findFirst().orElseThrow();
    }

    private String nearest(String name) {
        return keys.stream().map(ConfigKey::name).min(Comparator.comparingInt(key -> distance(key, name)))
                .orElseThrow();
    }

    /** Levenshtein's: the fewest insertions, deletions and replacements that turn one into the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
