package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.Entries;
import id.bilik.queueserver.server.journal.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A writer in a process of its own: says when it is open, then after each append the last sequence it was promised. */
final class WriterProcess {
    private WriterProcess() {}

    /** Arguments: the data folder, how many entries a batch has (0 appends nothing and waits), bytes of a file. */
    public static void main(String[] arguments) throws InterruptedException {
        int size = Integer.parseInt(arguments[1]);
        try (Journal journal = FileJournal.open(Path.of(arguments[0]), Disk.REAL, Long.parseLong(arguments[2]))) {
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

    static Process start(Path data, int size, long segmentBytes) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), WriterProcess.class.getName(),
                data.toString(), String.valueOf(size), String.valueOf(segmentBytes))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    static BufferedReader output(Process process) { return process.inputReader(StandardCharsets.UTF_8); }
}
