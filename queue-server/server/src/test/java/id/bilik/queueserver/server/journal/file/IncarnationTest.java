package id.bilik.queueserver.server.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalRefused;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a journal is told from the original, and an original is never taken for a copy. */
class IncarnationTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void fill() {
        data = folder.resolve("data");
        open(data, 1);
        assumeTrue(Incarnation.expectOriginal(FileJournal.folder(data)).birth().isPresent(),
                "this file system keeps no times of birth");
    }

    private static void open(Path data, long sequence) {
        try (Journal journal = FileJournal.open(data)) {
            journal.append("pekalongan",
                    List.of(new JournalEntry(sequence, Instant.EPOCH, "MessageShown", "{}", null)));
        }
    }

    private static void copy(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private void assertRefused(Path copy) {
        assertThatThrownBy(() -> FileJournal.open(copy)).isInstanceOf(JournalRefused.class)
                .hasMessageContaining(copy.toString()).hasMessageContaining("`restore FILE`")
                .hasMessageContaining("`adopt`");
        // nor does it become an original by being tried
        assertThatThrownBy(() -> FileJournal.open(copy)).isInstanceOf(JournalRefused.class);
    }

    @Test
    void a_copy_is_refused_however_faithful() throws Exception {
        copy("cp", "-a", data.toString(), folder.resolve("copy").toString());
        assertRefused(folder.resolve("copy"));
        copy("cp", "-r", data.toString(), folder.resolve("plain").toString());
        assertRefused(folder.resolve("plain"));
    }

    @Test
    void an_archive_that_was_unpacked_in_place_is_refused() throws Exception {
        copy("tar", "-C", folder.toString(), "-cf", folder.resolve("data.tar").toString(), "data");
        Files.move(data, folder.resolve("away"));
        copy("tar", "-C", folder.toString(), "-xf", folder.resolve("data.tar").toString());
        assertRefused(data);
    }

    @Test
    void a_folder_that_was_renamed_or_moved_aside_and_back_is_the_original() throws IOException {
        Path renamed = Files.move(data, folder.resolve("renamed"));
        open(renamed, 2);
        open(Files.move(renamed, data), 3);
    }

    @Test
    void a_folder_put_back_under_a_running_server_is_noticed_by_the_next_probe() throws Exception {
        Path journalFolder = FileJournal.folder(data);
        copy("cp", "-a", journalFolder.toString(), folder.resolve("old").toString());
        try (Journal journal = FileJournal.open(data)) {
            journal.probe();
            Files.move(journalFolder, folder.resolve("away"));
            copy("cp", "-a", folder.resolve("old").toString(), journalFolder.toString());
            assertThatThrownBy(journal::probe).isInstanceOf(JournalUnavailable.class)
                    .hasMessageContaining("replaced under the running server");
        }
        assertRefused(data);
    }

    @Test
    void a_journal_of_a_version_without_incarnations_gets_one() throws IOException {
        Path file = FileJournal.folder(data).resolve(Incarnation.NAME);
        Files.delete(file);
        open(data, 2);
        assertThat(file).isNotEmptyFile();
    }

    /** A power cut leaves the file under its first name, or empty on a disk that says forced and lies. */
    @Test
    void an_incarnation_that_was_not_finished_keeps_no_branch_closed() throws IOException {
        Path file = FileJournal.folder(data).resolve(Incarnation.NAME);
        Files.move(file, Archiver.unfinished(file));
        open(data, 2);
        Files.write(file, new byte[0]);
        open(data, 3);
        Files.writeString(file, "garbage\n");
        open(data, 4);
        assertThat(Incarnation.expectOriginal(FileJournal.folder(data)).birth()).isPresent();
    }

    @Test
    void a_file_system_without_times_of_birth_refuses_nothing() {
        Incarnation unknown = new Incarnation(UUID.randomUUID(), java.util.Optional.empty());
        assertThat(unknown.isStillIn(FileJournal.folder(data))).isTrue();
    }

    @Test
    void a_copy_that_was_taken_up_is_an_original_from_then_on() throws Exception {
        Path copy = folder.resolve("copy");
        copy("cp", "-a", data.toString(), copy.toString());
        try (FileJournal journal = FileJournal.openCopy(copy)) {
            journal.beginIncarnation(UUID.randomUUID());
        }
        open(copy, 2);
    }
}
