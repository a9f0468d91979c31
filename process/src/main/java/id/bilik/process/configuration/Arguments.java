package id.bilik.process.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the command line says: {@code --config FILE}, {@code --exit-with-parent}, and at most one {@link Task}. Values
 * come from the file, and a system property {@code bilik.PROCESS.KEY} wins over it.
 *
 * @param more what follows a task that takes more words
 */
public record Arguments(Map<String, String> values, boolean exitWithParent, Task task, List<String> more) {

    private static final int LONGEST_WORDS = 20;

    /** What the process is started for. */
    public enum Task {
        /** Its work, until it is stopped. */
        RUN("", ""),
        /** To explain itself. */
        HELP("--help", "this"),
        /** To write a file of configuration in which every key is explained. */
        PRINT_CONFIG("--print-config", "write a file of configuration with every key explained"),
        /** To do a little of everything and stop: what is loaded on the way is what an archive of classes needs. */
        REHEARSE("--rehearse", "do a little of everything on made-up devices and data, and stop"),
        /** To read through what it keeps, and say what is missing. */
        VERIFY("verify", "read the journal through, say what is missing by number, and change nothing"),
        /** To take up what is left of what it keeps. */
        REPAIR("repair", "put what is left of a damaged journal in order, so that the branch opens again"),
        /** To make the key that opens backups. */
        BACKUP_KEY("backup-key", " [--replace]",
                "make the recovery key that opens backups, and show its secret half once"),
        /** To copy what it keeps. */
        BACKUP("backup", " [DIR]", "write a sealed and verified backup, also beside a server that runs"),
        /** To go on from a copy of what it kept. */
        RESTORE("restore", " FILE [--identity FILE] [--epoch N]",
                "put a backup in place of what is there, and begin a new epoch: no number is given twice"),
        /** To go on from what lies there, whatever it is a copy of. */
        ADOPT("adopt", " [--epoch N]", "take a copied journal up as it is, and begin a new epoch"),
        /** To let somebody become a supervisor who has no account yet, or cannot use it any more. */
        FIRST_SUPERVISOR("--first-supervisor",
                "print a code by which somebody becomes a supervisor"),
        /** To check itself and its devices. */
        SELFTEST("--selftest", "check configuration, devices, server and clock, and say what is wrong");

        private final String argument;
        private final String more;
        private final String meaning;

        Task(String argument, String meaning) { this(argument, "", meaning); }

        /** @param more the words that may follow it, as they are explained; empty for none */
        Task(String argument, String more, String meaning) {
            this.argument = argument;
            this.more = more;
            this.meaning = meaning;
        }
    }

    /** How the arguments are explained, one a line, for those tasks that a process knows. */
    public static String explain(Set<Task> tasks) {
        StringBuilder lines = new StringBuilder();
        lines.append("  --config FILE        keys and values from a file, one KEY = VALUE a line%n".formatted());
        lines.append("  --exit-with-parent   stop when standard input ends%n".formatted());
        for (Task task : tasks) {
            if (task != Task.RUN) {
                String words = task.argument + task.more;
                lines.append(words.length() > LONGEST_WORDS
                        ? "  %s%n  %-20s %s%n".formatted(words, "", task.meaning)
                        : "  %-20s %s%n".formatted(words, task.meaning));
            }
        }
        return lines.toString();
    }

    /**
     * Reads the arguments of a process.
     *
     * @param process its name, as it stands in messages and in front of system properties
     * @param tasks   what it can be started for
     */
    public static Arguments read(String process, Set<Task> tasks, String[] arguments, Properties system)
            throws ConfigProblem {
        String prefix = "bilik." + process + ".";
        Map<String, String> values = new TreeMap<>();
        boolean exitWithParent = false;
        Task task = Task.RUN;
        List<String> more = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--exit-with-parent" -> exitWithParent = true;
                case "--config" -> {
                    i++;
                    if (i == arguments.length) {
                        throw new ConfigProblem(List.of("--config needs the name of a file"));
                    }
                    values.putAll(file(arguments[i]));
                }
                default -> {
                    if (task.more.isEmpty()) {
                        task = find(process, tasks, arguments[i]);
                    } else {
                        more.add(arguments[i]);
                    }
                }
            }
        }
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                values.put(name.substring(prefix.length()), system.getProperty(name));
            }
        }
        return new Arguments(values, exitWithParent, task, List.copyOf(more));
    }

    private static Task find(String process, Set<Task> tasks, String argument) throws ConfigProblem {
        for (Task task : tasks) {
            if (task != Task.RUN && task.argument.equals(argument)) {
                return task;
            }
        }
        throw new ConfigProblem(List.of(argument + " is no argument of the " + process
                + "; there are --config FILE, --exit-with-parent and " + tasks.stream().map(task -> task.argument)
                        .filter(known -> !known.isEmpty()).collect(Collectors.joining(", "))));
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
