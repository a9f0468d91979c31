package id.bilik.queueserver.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a process of Bilik is started: with these flags, wherever it is started from. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * The command line that runs a packaged module.
     *
     * @param target        the module's folder of build results: its jar, and its libraries in {@code lib}
     * @param heapMegabytes upper bound of the heap; it begins small, since a JVM left alone takes all of it at once
     *                      where the machine has much memory
     * @param properties    {@code -Dkey=value}
     * @throws IOException when the module was not packaged
     */
    public static List<String> of(Path target, int heapMegabytes, List<String> properties, String main,
            String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms" + Math.min(heapMegabytes, 24) + "m");
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-Xmn" + Math.min(heapMegabytes / 3, 20) + "m");
        // one short pause more is cheaper here than the memory and threads of a concurrent collector
        command.add("-XX:+UseSerialGC");
        command.add("-XX:MinHeapFreeRatio=20");
        command.add("-XX:MaxHeapFreeRatio=40");
        command.add("-XX:+UseCompactObjectHeaders");
        // see docs/decisions/exit-when-out-of-memory.md
        command.add("-XX:+ExitOnOutOfMemoryError");
        // the first clean stop leaves an archive of the loaded classes, which halves the work of every start after it
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile=" + target.resolve("classes.jsa"));
        command.add("-Xlog:cds=off");
        command.add("-Xlog:cds+dynamic=off");
        // each thread that writes a file keeps a buffer of the largest write beside the heap: not larger than this
        command.add("-Djdk.nio.maxCachedBufferSize=262144");
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath(target), main));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The module's jar and its libraries. */
    public static String classPath(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-[0-9]*.jar")) {
                for (Path jar : jars)
                    return jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
            }
        }
        throw new IOException("there is no jar in " + target + "; build it with: mvn package");
    }
}
