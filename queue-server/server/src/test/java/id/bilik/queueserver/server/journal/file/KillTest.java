package id.bilik.queueserver.server.journal.file;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalInUse;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between processes. */
class KillTest {
    private static final int ROUNDS = 12;

    @TempDir
    Path data;

    /** Files of every length from a few lines on, so that kills meet each step from a segment to its archive. */
    @Test
    void no_acknowledged_entry_is_lost_when_the_writer_is_killed() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261126);
        for (int round = 0; round < ROUNDS; round++) {
            long acknowledged = appendUntilKilled(chance.nextInt(1, 8), chance.nextInt(1, 400),
                    chance.nextLong(500, 50_000));

            try (Journal journal = FileJournal.open(data)) {
                List<JournalEntry> all = new ArrayList<>();
                journal.replay("pekalongan", 0, all::add);
                assertThat(all.size()).as("entries in round %d", round).isGreaterThanOrEqualTo((int) acknowledged);
                assertThat(all).isEqualTo(entries(1, all.size()));
            }
        }
    }

    /** Lets a writer make that many appends and kills it; answers the last sequence that it was promised. */
    private long appendUntilKilled(int size, int appends, long segmentBytes) throws Exception {
        Process writer = WriterProcess.start(data, size, segmentBytes);
        try (BufferedReader output = WriterProcess.output(writer)) {
            assertThat(output.readLine()).isEqualTo("open");
            String last = "0";
            for (int i = 0; i < appends; i++) {
                last = output.readLine();
            }
            // Through its handle: Process itself would close the output, and with it the last acknowledgements.
            writer.toHandle().destroyForcibly();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last = line;
            }
            writer.waitFor();
            return Long.parseLong(last);
        }
    }

    @Test
    void a_second_process_is_told_that_the_journal_is_in_use() throws Exception {
        Process writer = WriterProcess.start(data, 0, BranchFiles.SEGMENT_BYTES);
        try (BufferedReader output = WriterProcess.output(writer)) {
            assertThat(output.readLine()).isEqualTo("open");

            assertThatThrownBy(() -> FileJournal.open(data)).isInstanceOf(JournalInUse.class)
                    .hasMessageContaining(data.toString()).hasMessageContaining("another process");
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }
}
