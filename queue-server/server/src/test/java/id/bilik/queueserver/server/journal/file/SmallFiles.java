package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.Journal;
import java.nio.file.Path;

/** A journal whose files are so small that a handful of tickets fills several. */
public final class SmallFiles {
    private static final long SEGMENT_BYTES = 8_000;

    private SmallFiles() {}

    public static Journal open(Path data) { return FileJournal.open(data, Disk.REAL, SEGMENT_BYTES); }
}
