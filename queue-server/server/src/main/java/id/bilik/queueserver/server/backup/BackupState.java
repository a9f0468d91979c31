package id.bilik.queueserver.server.backup;

import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known in a data folder of its backups.
 *
 * @param last    the newest one that was verified; null for none
 * @param failure of the newest attempt; null where it succeeded
 */
public record BackupState(@Nullable Last last, @Nullable Failure failure) {
    static final String FILE = "backup.json";
    private static final Logger LOG = LoggerFactory.getLogger(BackupState.class);
    private static final BackupState NONE = new BackupState(null, null);

    /**
     * A backup that was verified.
     *
     * @param at      when it began
     * @param bytes   of the file
     * @param entries of all branches
     */
    public record Last(Instant at, String file, long bytes, long entries, SequencedMap<String, Long> branches) {}

    /** An attempt that failed, with the sentence that was said. */
    public record Failure(Instant at, String why) {}

    /** Nothing where nothing can be read: the next backup says it again. */
    public static BackupState read(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            return StrictJson.lenient().readValue(Files.readAllBytes(file), BackupState.class);
        } catch (IOException unreadable) {
            LOG.warn("{} can't be read: {}", file, unreadable.getMessage());
            return NONE;
        }
    }

    public Optional<Last> findLast() { return Optional.ofNullable(last); }

    void write(Path data) throws IOException {
        Path fresh = data.resolve(FILE + ".new");
        Files.write(fresh, StrictJson.mapper().writeValueAsBytes(this));
        Files.move(fresh, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
