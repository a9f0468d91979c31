package id.bilik.queueserver.server.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Which epochs were begun from the backups of a folder, noted beside them: a journal that is lost again takes its own
 * knowledge of them along.
 */
final class EpochNotes {
    private static final String NAME = "bilik-epochs.txt";

    private EpochNotes() {}

    private static Path file(Path backup) { return backup.toAbsolutePath().resolveSibling(NAME); }

    /** The newest that was noted beside a backup; 0 for none. */
    static int newest(Path backup) throws IOException {
        int newest = 0;
        if (Files.exists(file(backup))) {
            for (String line : Files.readAllLines(file(backup))) {
                String number = line.split(" ", 2)[0];
                newest = number.matches("[0-9]{1,6}") ? Math.max(newest, Integer.parseInt(number)) : newest;
            }
        }
        return newest;
    }

    static void add(Path backup, int number, Instant now) throws IOException {
        Files.write(file(backup),
                (number + " began at " + now + " from " + backup.getFileName() + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }
}
