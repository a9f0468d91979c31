package id.bilik.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the command line says: {@code --config FILE}, {@code --exit-with-parent}, {@code --help}. Values come from the
 * file, and a system property {@code bilik.PROCESS.KEY} wins over it.
 */
public record Arguments(Map<String, String> values, boolean exitWithParent, boolean help) {

    /**
     * Reads the arguments of a process.
     *
     * @param process its name, as it stands in messages and in front of system properties
     */
    public static Arguments read(String process, String[] arguments, Properties system) throws ConfigProblem {
        String prefix = "bilik." + process + ".";
        Map<String, String> values = new TreeMap<>();
        boolean exitWithParent = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--exit-with-parent" -> exitWithParent = true;
                case "--help" -> help = true;
                case "--config" -> {
                    i++;
                    if (i == arguments.length) {
                        throw new ConfigProblem(List.of("--config needs the name of a file"));
                    }
                    values.putAll(file(arguments[i]));
                }
                default -> throw new ConfigProblem(List.of(arguments[i]
                        + " is no argument of the " + process
                        + "; there are --config FILE, --exit-with-parent and --help"));
            }
        }
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length()), system.getProperty(name));
            }
        }
        return new Arguments(values, exitWithParent, help);
    }

    private static Map<String, String> file(String name) throws ConfigProblem {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ConfigProblem(List.of("the configuration " + name + " can't be read: " + unreadable));
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }
}
