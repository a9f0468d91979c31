package id.bilik.queueserver.server.journal.file;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that was written before events named their actor, and left by a killed server, is read and written on. */
class JournalWithoutActorsTest {
    @TempDir
    Path data;

    @Test
    void it_is_read_on_and_the_next_entry_names_its_actor() throws IOException {
        Path file = Files.createDirectories(data.resolve("journal/pekalongan")).resolve("0000000000000000001.log");
        try (InputStream earlier = Objects.requireNonNull(
                JournalWithoutActorsTest.class.getResourceAsStream("/journal-without-actors/journal.txt"))) {
            Files.copy(earlier, file);
        }

        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.read("pekalongan", 0, 100)).hasSize(7).extracting(JournalEntry::actor)
                    .containsOnlyNulls();
            assertThat(journal.findByRequest("pekalongan", new UUID(0, 2)).orElseThrow().data()).contains("A002");
            journal.append("pekalongan", List.of(new JournalEntry(8, Instant.parse("2026-11-26T16:30:00Z"),
                    "MessageShown", "{\"text\":\"\"}", null, "account:acc-7")));
        }
        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.read("pekalongan", 6, 100)).extracting(JournalEntry::actor)
                    .containsExactly(null, "account:acc-7");
        }
    }
}
