package id.bilik.queueserver.lab.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a process of Bilik is started from a checkout. The flags stand in the module's {@code src/main/jvm/java.options},
 * which the installed launchers use, too; here they are joined by an archive of classes.
 */
public final class JavaCommand {
    /** As the installed launchers set it: glibc gives every thread an arena of its own otherwise. */
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private JavaCommand() {}

    /**
     * The command line that runs a packaged module.
     *
     * @param target     the module's folder of build results: its jar, and its libraries in {@code lib}
     * @param properties {@code -Dkey=value}
     * @throws IOException when the module was not packaged
     */
    public static List<String> of(Path target, List<String> properties, String main, String... arguments)
            throws IOException {
        List<String> command = options(target);
        if (hasAotCache(target)) {
            command.add("-XX:AOTCache=" + aotCache(target));
        } else {
            // the first clean stop leaves an archive of the loaded classes, which halves the work of every later start
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + target.resolve("classes.jsa"));
        }
        for (String tag : new String[]{"cds", "cds+dynamic", "aot"}) {
            command.add("-Xlog:" + tag + "=off");
        }
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath(target), main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The command that makes such an archive as {@link #aotCache}, as the installation of a package does it. */
    public static List<String> rehearsal(Path target, Path archive, String main) throws IOException {
        List<String> command = options(target);
        command.add("-XX:AOTCacheOutput=" + archive);
        command.addAll(List.of("-cp", classPath(target), main, "--rehearse"));
        return command;
    }

    /** Whether there is an archive of just this build; that of another one would be passed over by the JVM. */
    public static boolean hasAotCache(Path target) throws IOException {
        Path archive = aotCache(target);
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar(target))) > 0;
    }

    /** The archive that a rehearsal leaves; used by every later start. */
    public static Path aotCache(Path target) {
        return target.resolve("classes.aot");
    }

    private static List<String> options(Path target) {
        return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + target.resolveSibling("src").resolve("main/jvm/java.options")));
    }

    /** The module's jar and its libraries. */
    public static String classPath(Path target) throws IOException {
        return jar(target) + File.pathSeparator + target.resolve("lib") + File.separator + "*";
    }

    private static Path jar(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-[0-9]*.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            }
        }
        throw new IOException("there is no jar in " + target + "; build it with: mvn package");
    }
}
