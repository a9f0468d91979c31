package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract where a file holds a few entries, so that every reading crosses archives and segments. */
class SmallFilesTest extends JournalContract {
    @TempDir
    Path data;

    @Override
    protected Journal open() { return FileJournal.open(data, Disk.REAL, 300); }
}
