package id.bilik.queueserver.journal;

import static id.bilik.queueserver.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between processes. */
class KillTest {
    private static final int ROUNDS = 8;

    @TempDir
    Path directory;

    @Test
    void no_acknowledged_entry_is_lost_when_the_writer_is_killed() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261122);
        for (int round = 0; round < ROUNDS; round++) {
            long acknowledged = appendUntilKilled(chance.nextInt(1, 8), chance.nextInt(1, 400));

            try (Journal journal = JdbiJournal.open(Database.in(directory))) {
                List<JournalEntry> all = new ArrayList<>();
                journal.replay("pekalongan", 0, all::add);
                assertThat(all.size()).as("entries in round %d", round).isGreaterThanOrEqualTo((int) acknowledged);
                assertThat(all).isEqualTo(entries(1, all.size()));
            }
        }
    }

    /** Lets a writer make that many appends and kills it; answers the last sequence that it was promised. */
    private long appendUntilKilled(int size, int appends) throws Exception {
        Process writer = WriterProcess.start(directory, size);
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
    void a_second_process_is_told_that_the_file_is_in_use() throws Exception {
        Process writer = WriterProcess.start(directory, 0);
        try (BufferedReader output = WriterProcess.output(writer)) {
            assertThat(output.readLine()).isEqualTo("open");

            assertThatThrownBy(() -> JdbiJournal.open(Database.in(directory))).isInstanceOf(JournalInUse.class)
                    .hasMessageContaining("bilik.mv.db").hasMessageContaining("another process");
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }
}
