package id.bilik.queueserver.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a process of Bilik is started: with these flags, wherever it is started from. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * The command line.
     *
     * @param heapMegabytes upper bound of the heap; it begins small, since a JVM left alone takes all of it at once
     *                      where the machine has much memory
     * @param properties    {@code -Dkey=value}
     */
    public static List<String> of(int heapMegabytes, List<String> properties, String classPath, String main,
            String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms" + Math.min(heapMegabytes, 24) + "m");
        command.add("-Xmx" + heapMegabytes + "m");
        // one short pause more is cheaper here than the memory and threads of a concurrent collector
        command.add("-XX:+UseSerialGC");
        command.add("-XX:MinHeapFreeRatio=20");
        command.add("-XX:MaxHeapFreeRatio=40");
        command.add("-XX:+UseCompactObjectHeaders");
        // each thread that writes a file keeps a buffer of the largest write beside the heap: not larger than this
        command.add("-Djdk.nio.maxCachedBufferSize=262144");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }
}
