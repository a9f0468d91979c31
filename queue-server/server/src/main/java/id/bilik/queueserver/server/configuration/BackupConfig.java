package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where backups lie, and for how long.
 *
 * @param folder   empty where none are made; it need not be there while the server runs
 * @param keepDays days after which a backup goes, 1-90: it keeps what was purged meanwhile
 */
public record BackupConfig(Optional<Path> folder, int keepDays) {
    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("backup.folder", "",
                    "folder of the daily backups, on another disk; nothing for none"),
            new ConfigKey("backup.keep-days", "30",
                    "days after which a backup is deleted, 1-90; the newest two stay"));

    /** Complains to the reader about what cannot be used. */
    static BackupConfig read(ConfigReader reader) {
        String folder = reader.optional("backup.folder");
        return new BackupConfig(folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)),
                reader.number("backup.keep-days", 1, 90));
    }
}
