package id.bilik.queueserver.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A writer in a process of its own: says when it is open, then after each append the last sequence it was promised. */
final class WriterProcess {
    private WriterProcess() {}

    /** Arguments: the directory, and how many entries a batch has (0 appends nothing and waits). */
    public static void main(String[] arguments) throws InterruptedException {
        int size = Integer.parseInt(arguments[1]);
        try (Journal journal = JdbiJournal.open(Database.in(Path.of(arguments[0])))) {
            long last = journal.last("pekalongan");
            System.out.println("open");
            while (size == 0) {
                Thread.sleep(1_000);
            }
            while (true) {
                journal.append("pekalongan", Entries.entries(last + 1, last + size));
                last += size;
                System.out.println(last);
            }
        }
    }

    static Process start(Path directory, int size) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), WriterProcess.class.getName(),
                directory.toString(), String.valueOf(size)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    static BufferedReader output(Process process) { return process.inputReader(StandardCharsets.UTF_8); }
}
