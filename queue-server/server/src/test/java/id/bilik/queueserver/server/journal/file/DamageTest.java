package id.bilik.queueserver.server.journal.file;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static id.bilik.queueserver.server.journal.Entries.requestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage is told, by number: never a fresh start, never an older state, never a lie. */
class DamageTest {
    private static final int LAST = 2_000;
    private static final long SEGMENT_BYTES = 50_000;

    @TempDir
    static Path whole;

    @TempDir
    Path data;

    private Path folder;

    @BeforeAll
    static void fill() {
        try (Journal journal = FileJournal.open(whole, Disk.REAL, SEGMENT_BYTES)) {
            for (int i = 0; i < LAST; i += 100) {
                journal.append("pekalongan", entries(i + 1, i + 100));
            }
            Awaitility.await().until(() -> list(whole, Names.SEGMENT).size() == 1);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        folder = FileJournal.folder(data).resolve("pekalongan");
        Files.createDirectories(folder);
        for (Path file : list(whole, "")) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    @Test
    void old_entries_lie_in_archives_that_are_a_fraction_of_their_size() throws IOException {
        long archived = 0;
        for (Path archive : list(data, Names.ARCHIVE)) {
            archived += Files.size(archive);
        }
        assertThat(list(data, Names.ARCHIVE)).hasSizeGreaterThan(2);
        assertThat(archived / LAST).isLessThan(100);
    }

    @Test
    void a_missing_archive_is_told_by_the_numbers_that_it_held() throws IOException {
        Files.delete(list(data, Names.ARCHIVE).get(1));

        assertThatThrownBy(this::open).isInstanceOf(JournalDamaged.class)
                .hasMessageMatching(".*entries \\d+ to \\d+ of branch pekalongan are missing.*");
    }

    @Test
    void a_missing_newest_file_is_told() throws IOException {
        Files.delete(list(data, Names.SEGMENT).getFirst());

        assertThatThrownBy(this::open).isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("with the newest entries of branch pekalongan").hasMessageContaining("missing");
    }

    @Test
    void a_journal_that_ends_before_its_snapshot_has_lost_its_newest_entries() throws IOException {
        try (Journal journal = open()) {
            journal.append("pekalongan", entries(LAST + 1, LAST + 5));
            journal.saveSnapshot("pekalongan", new Snapshot(LAST + 5, 1, "state"));
        }
        for (Path file : list(data, "")) {
            if (Names.sequence(file, Names.SNAPSHOT).isEmpty()) {
                Files.delete(file);
            }
        }
        for (Path file : list(whole, "")) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }

        assertThatThrownBy(this::open).isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("lost its newest entries, at least entries 2001 to 2005");
    }

    @Test
    void a_lost_or_damaged_index_is_made_again() throws IOException {
        List<Path> indexes = list(data, Names.INDEX);
        Files.delete(indexes.get(0));
        Files.write(indexes.get(1), new byte[40]);

        try (Journal journal = open()) {
            assertThat(journal.read("pekalongan", 0, LAST)).isEqualTo(entries(1, LAST));
            assertThat(journal.findByRequest("pekalongan", requestOf(7))).isPresent();
        }
    }

    @Test
    void damage_in_old_entries_is_told_soon_after_the_start_and_the_branch_works_on() throws IOException {
        flip(list(data, Names.ARCHIVE).get(2), 500);

        try (Journal journal = open()) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> journal.damage().isPresent());
            assertThat(journal.damage().orElseThrow()).hasMessageContaining("of branch pekalongan");
            assertThatThrownBy(() -> journal.replay("pekalongan", 0, entry -> {})).isInstanceOf(JournalDamaged.class);

            journal.append("pekalongan", entries(LAST + 1, LAST + 1));
            assertThat(journal.last("pekalongan")).isEqualTo(LAST + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void wherever_a_file_is_damaged_it_is_told_or_nothing_is_lost(long seed) throws IOException {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Path> files = list(data, "");
        Path file = files.get(chance.nextInt(files.size()));
        flip(file, chance.nextInt((int) Files.size(file)));

        try (Journal journal = open()) {
            assertThat(journal.read("pekalongan", 0, LAST)).isEqualTo(entries(1, journal.last("pekalongan")));
            assertThat(journal.last("pekalongan")).as("all but a last batch").isGreaterThanOrEqualTo(LAST - 100);
        } catch (JournalDamaged told) {
            assertThat(told).hasMessageContaining(data.toString()).hasMessageContaining("repair");
        }
    }

    private Journal open() { return FileJournal.open(data, Disk.REAL, SEGMENT_BYTES); }

    private static List<Path> list(Path data, String kind) throws IOException {
        try (Stream<Path> files = Files.list(FileJournal.folder(data).resolve("pekalongan"))) {
            return files.filter(file -> kind.isEmpty() || Names.sequence(file, kind).isPresent()).sorted().toList();
        }
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x10;
        Files.write(file, bytes);
    }
}
