package id.bilik.queueserver.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on an H2 file. */
class H2JournalTest extends JournalContract {
    @TempDir
    Path directory;

    @Override
    Journal open() { return JdbiJournal.open(Database.in(directory)); }
}
