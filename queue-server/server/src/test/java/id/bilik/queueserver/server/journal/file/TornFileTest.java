package id.bilik.queueserver.server.journal.file;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An append that was torn is told from damage: the one was never acknowledged, the other may have been. */
class TornFileTest {
    @TempDir
    Path data;

    private Path file;
    private byte[] whole;
    /** Where the last batch but one ends, and the last. */
    private int beforeTheLast;

    @BeforeEach
    void write() throws IOException {
        try (Journal journal = FileJournal.open(data)) {
            journal.append("pekalongan", entries(1, 2));
            journal.append("pekalongan", entries(3, 5));
        }
        file = FileJournal.folder(data).resolve("pekalongan/0000000000000000001.log");
        beforeTheLast = (int) Files.size(file);
        try (Journal journal = FileJournal.open(data)) {
            journal.append("pekalongan", entries(6, 8));
        }
        whole = Files.readAllBytes(file);
    }

    @Test
    void torn_at_every_byte_of_its_last_batch_the_journal_ends_before_it_and_goes_on() throws IOException {
        for (int length = beforeTheLast; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Journal journal = FileJournal.open(data)) {
                assertThat(journal.read("pekalongan", 0, 100)).as("torn at byte %d", length).isEqualTo(entries(1, 5));
                journal.append("pekalongan", entries(6, 7));
                assertThat(journal.read("pekalongan", 0, 100)).isEqualTo(entries(1, 7));
            }
            try (Journal journal = FileJournal.open(data)) {
                assertThat(journal.read("pekalongan", 0, 100)).isEqualTo(entries(1, 7));
            }
        }
    }

    @Test
    void a_last_batch_of_which_a_sector_is_missing_is_torn_too() throws IOException {
        for (int at = beforeTheLast; at < whole.length - 1; at++) {
            byte[] bytes = whole.clone();
            bytes[at] = 0;
            Files.write(file, bytes);
            try (Journal journal = FileJournal.open(data)) {
                assertThat(journal.read("pekalongan", 0, 100)).as("byte %d", at).isEqualTo(entries(1, 5));
            }
        }
    }

    @Test
    void every_flipped_byte_before_the_last_batch_is_told_and_the_file_left_as_it_is() throws IOException {
        for (int at = 0; at < beforeTheLast; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x04;
            Files.write(file, bytes);

            assertThatThrownBy(() -> FileJournal.open(data)).as("byte %d", at).isInstanceOf(JournalDamaged.class)
                    .hasMessageContaining("of branch pekalongan are missing or not what was written")
                    .hasMessageContaining("verify").hasMessageContaining("repair");
            assertThat(file).hasBinaryContent(bytes);
        }
    }

    @Test
    void a_lost_stretch_in_the_middle_is_told_by_number() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, String.join("\n", List.of(lines.get(0), lines.get(1), lines.get(5), lines.get(6),
                lines.get(7))).concat("\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> FileJournal.open(data)).isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("entries 3 to 5 of branch pekalongan");
    }

    @Test
    void zeros_behind_the_end_are_cut_off() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length + 4_096));

        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.read("pekalongan", 0, 100)).isEqualTo(entries(1, 8));
            journal.append("pekalongan", entries(9, 9));
        }
        assertThat(Files.readAllLines(file)).hasSize(9);
    }

    @Test
    void a_journal_is_text_that_people_can_read() throws IOException {
        JournalEntry first = entries(1, 1).getFirst();

        assertThat(Files.readAllLines(file).getFirst()).matches("[0-9a-f]{8}\t1\t1/2\t\\d+\tTicketIssued\t"
                + first.requestId() + "\t-\t\\Q" + first.data() + "\\E");
    }
}
