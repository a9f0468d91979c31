package id.bilik.queueserver.server.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a backup tells the second at which it began, in UTC, and the key that opens it. */
final class BackupName {
    static final String UNFINISHED = ".unfinished";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Pattern NAME = Pattern.compile("bilik-(\\d{8}T\\d{6}Z)\\.zip\\.age");

    private BackupName() {}

    static String of(Instant time) { return "bilik-" + TIME.format(time.atOffset(ZoneOffset.UTC)) + ".zip.age"; }

    /** When the backup of that name began; empty for every other file. */
    static Optional<Instant> time(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        try {
            return name.matches()
                    ? Optional.of(LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC))
                    : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Whether that is a backup which was never finished. */
    static boolean isUnfinished(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(UNFINISHED)
                && time(Path.of(name.substring(0, name.length() - UNFINISHED.length()))).isPresent();
    }
}
