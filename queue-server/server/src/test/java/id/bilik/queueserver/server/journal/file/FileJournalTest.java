package id.bilik.queueserver.server.journal.file;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalContract;
import id.bilik.queueserver.server.journal.JournalInUse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on files. */
class FileJournalTest extends JournalContract {
    @TempDir
    Path data;

    @Override
    protected Journal open() { return FileJournal.open(data); }

    @Test
    void a_second_journal_of_the_same_folder_is_refused_and_leaves_no_trace() {
        journal().append("pekalongan", entries(1, 2));

        assertThatThrownBy(this::open).isInstanceOf(JournalInUse.class).hasMessageContaining(data.toString());
        journal().append("pekalongan", entries(3, 3));
    }
}
