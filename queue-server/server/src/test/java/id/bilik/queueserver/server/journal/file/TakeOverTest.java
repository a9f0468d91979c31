package id.bilik.queueserver.server.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.EarlierVersion;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data folders that version 0.1 wrote before the journal lay in files of its own. */
class TakeOverTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "KILLED"})
    void the_journal_of_an_earlier_version_is_taken_over_whole(EarlierVersion earlier) throws IOException {
        earlier.unpackTo(data);

        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.branches()).containsExactly("pekalongan");
            assertThat(journal.last("pekalongan")).isEqualTo(earlier.last());
            assertThat(journal.findByRequest("pekalongan", new UUID(0, 0x1027)).orElseThrow().data())
                    .contains("\"ticket\":\"A014\"");
        }
        assertThat(data.resolve("bilik.mv.db")).doesNotExist();
        assertThat(data.resolve("bilik.mv.db.taken-over")).exists();
    }

    @Test
    void a_second_start_finds_what_the_first_took_over() throws IOException {
        EarlierVersion.KILLED.unpackTo(data);
        FileJournal.open(data).close();

        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.last("pekalongan")).isEqualTo(EarlierVersion.KILLED.last());
        }
    }

    @Test
    void a_take_over_that_was_killed_begins_again() throws IOException {
        EarlierVersion.STOPPED.unpackTo(data);
        Path unfinished = Files.createDirectories(data.resolve("journal.new/pekalongan"));
        Files.writeString(unfinished.resolve("0000000000000000001.log"), "half");

        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.last("pekalongan")).isEqualTo(EarlierVersion.STOPPED.last());
        }
    }

    @Test
    void a_take_over_that_was_killed_between_its_last_two_steps_is_finished() throws IOException {
        EarlierVersion.STOPPED.unpackTo(data);
        FileJournal.open(data).close();
        Files.move(data.resolve("journal"), data.resolve("journal.new"));

        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.last("pekalongan")).isEqualTo(EarlierVersion.STOPPED.last());
        }
    }

    /** H2 lost these entries although they had been forced; only the witness knows of them. */
    @Test
    void a_database_that_lost_its_newest_entries_is_not_taken_over_as_if_nothing_had_been() throws IOException {
        EarlierVersion.LOST_ITS_NEWEST.unpackTo(data);

        assertThatThrownBy(() -> FileJournal.open(data)).isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("has lost entry 167 of branch pekalongan")
                .hasMessageContaining("repair");
        assertThat(data.resolve("bilik.mv.db")).exists();
        assertThat(new Maintenance(data, silent()).verify()).isFalse();
    }

    @Test
    void a_repair_takes_over_what_is_left_of_it_and_marks_what_is_not() throws IOException {
        EarlierVersion.LOST_ITS_NEWEST.unpackTo(data);
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        new Maintenance(data, new PrintStream(told, true, StandardCharsets.UTF_8)).repair(
                Instant.parse("2026-11-26T12:00:00Z"));

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("entry 167 missing");
        List<JournalEntry> all = new ArrayList<>();
        try (Journal journal = FileJournal.open(data)) {
            journal.replay("pekalongan", 0, all::add);
        }
        assertThat(all).hasSize(167);
        assertThat(all.getFirst().type()).isEqualTo("PlanAdopted");
        assertThat(all.getLast().type()).isEqualTo("EntryLost");
    }

    private static PrintStream silent() { return new PrintStream(new ByteArrayOutputStream()); }
}
