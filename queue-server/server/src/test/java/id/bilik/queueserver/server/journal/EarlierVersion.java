package id.bilik.queueserver.server.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Data folders that version 0.1 wrote, with H2 beneath: 40 tickets, an officer on duty, eight visits. */
public enum EarlierVersion {
    /** Stopped in order. */
    STOPPED("stopped", 79),
    /** Killed right after its last answer. */
    KILLED("killed", 78),
    /** Killed seven times; H2 then lost commits that had been forced, and the server refused to start. */
    LOST_ITS_NEWEST("lost-its-newest", 167);

    private final String name;
    private final long last;

    EarlierVersion(String name, long last) {
        this.name = name;
        this.last = last;
    }

    /** The newest sequence that was ever acknowledged. */
    public long last() { return last; }

    public void unpackTo(Path data) throws IOException {
        try (InputStream file = Objects.requireNonNull(EarlierVersion.class.getResourceAsStream(
                "/journal-of-version-0.1/" + name + ".zip")); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, data.resolve(entry.getName()));
            }
        }
    }
}
