package id.bilik.queueserver.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which backups go once a new one was verified: those that are too old, but never the newest two. A name of a time that
 * has not come was given by a wrong clock: such a file stays until that time is too long ago, and is none of the two.
 */
final class Retention {
    private static final int ALWAYS_KEPT = 2;
    /** Two backups that begin in one second have names of neighbouring seconds. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private Retention() {}

    /** Deletes them, and answers which they were. */
    static List<Path> apply(Path folder, int keepDays, Instant now) throws IOException {
        Instant oldest = now.minus(Duration.ofDays(keepDays));
        List<Path> gone = new ArrayList<>();
        List<Path> past = list(folder).stream()
                .filter(file -> !BackupName.time(file).orElseThrow().isAfter(now.plus(TOLERANCE))).toList();
        for (Path file : past.stream().skip(ALWAYS_KEPT).toList()) {
            if (BackupName.time(file).orElseThrow().isBefore(oldest)) {
                Files.deleteIfExists(file);
                gone.add(file);
            }
        }
        return gone;
    }

    /** The newest first. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> BackupName.time(file).isPresent())
                    .sorted(Comparator.comparing((Path file) -> BackupName.time(file).orElseThrow()).reversed())
                    .toList();
        }
    }
}
