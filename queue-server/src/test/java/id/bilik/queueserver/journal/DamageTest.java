package id.bilik.queueserver.journal;

import static id.bilik.queueserver.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged database is told at the start, in one sentence: never a fresh start, never an older state, never a lie. */
class DamageTest {
    private static final int LAST = 2_000;

    @TempDir
    static Path whole;

    @TempDir
    Path directory;

    private Path file;

    @BeforeAll
    static void fill() {
        try (Journal journal = JdbiJournal.open(Database.in(whole))) {
            for (int i = 0; i < LAST; i += 100) {
                journal.append("pekalongan", entries(i + 1, i + 100));
            }
        }
    }

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("bilik.mv.db", "bilik.watermark")) {
            Files.copy(whole.resolve(name), directory.resolve(name));
        }
        file = directory.resolve("bilik.mv.db");
    }

    @Test
    void a_missing_file_is_not_made_anew() throws IOException {
        Files.delete(file);

        assertDamaged(this::open, "the file is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void an_empty_file_is_not_filled_anew() throws IOException {
        Files.write(file, new byte[0]);

        assertDamaged(this::open, "the file is empty");
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_fresh_database_in_place_of_the_old_one_is_not_taken_for_it() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        JdbiJournal.open(Database.in(other)).close();
        Files.copy(other.resolve("bilik.mv.db"), file, StandardCopyOption.REPLACE_EXISTING);

        assertDamaged(this::open, "older than it was");
    }

    @Test
    void an_older_state_is_not_taken_for_the_newest() throws IOException {
        byte[] old = Files.readAllBytes(file);
        try (Journal journal = open()) {
            journal.append("pekalongan", entries(LAST + 1, LAST + 1));
        }
        Files.write(file, old);

        assertDamaged(this::open, "older than it was");
    }

    @Test
    void damaged_headers_are_told() throws IOException {
        damage(0, 8_192);

        assertDamaged(this::open, "can't be read");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void a_truncated_file_is_told(double part) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length * part)));

        assertDamagedOrWhole();
    }

    @Test
    void a_single_altered_letter_is_told_and_the_entry_named() throws IOException {
        alter("A777");

        assertDamaged(this::open, "entry 777 of branch pekalongan is not what was written");
    }

    @Test
    void a_damaged_file_is_left_as_it_is_for_whoever_repairs_it() throws IOException {
        alter("A777");
        byte[] before = Files.readAllBytes(file);

        assertDamaged(this::open, "entry 777");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void damage_in_old_entries_is_told_soon_after_the_start_and_stops_the_writing() throws IOException {
        alter("A042");

        try (Journal journal = JdbiJournal.open(Database.in(directory), 100)) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertDamaged(journal::probe, "42"));
            assertDamaged(() -> journal.append("pekalongan", entries(LAST + 1, LAST + 1)), "entry 42");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void wherever_the_file_is_damaged_it_is_told_or_nothing_is_lost(long seed) throws IOException {
        SplittableRandom chance = new SplittableRandom(seed);
        int length = seed % 2 == 0 ? 1 : 4_096;
        damage(chance.nextInt((int) Files.size(file) - length), length);

        assertDamagedOrWhole();
    }

    @Test
    void a_lost_watermark_is_made_anew() throws IOException {
        Files.delete(Watermark.beside(file));

        assertDamagedOrWhole();
        assertThat(Watermark.read(Watermark.beside(file))).containsEntry("pekalongan", (long) LAST);
    }

    @Test
    void a_damaged_watermark_testifies_to_nothing() throws IOException {
        Files.writeString(Watermark.beside(file), "x".repeat(1_024));

        assertDamagedOrWhole();
    }

    private Journal open() { return JdbiJournal.open(Database.in(directory)); }

    private void assertDamaged(ThrowingCallable action, String how) {
        assertThatThrownBy(action).isInstanceOf(JournalDamaged.class).hasMessageContaining(file.toString())
                .hasMessageContaining(how).hasMessageContaining("restore the newest backup");
    }

    /** Free room in the file may be damaged without harm. */
    private void assertDamagedOrWhole() {
        try (Journal journal = open()) {
            assertThat(journal.last("pekalongan")).isEqualTo(LAST);
            assertThat(journal.read("pekalongan", 0, LAST)).isEqualTo(entries(1, LAST));
        } catch (JournalDamaged told) {
            assertThat(told).hasMessageContaining(file.toString());
        }
    }

    private void damage(int from, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = from; i < from + length; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
    }

    /** Changes the first letter wherever the text stands: H2 keeps older copies of a page for a while. */
    private void alter(String text) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace("\"" + text + "\"", "\"Z" + text.substring(1) + "\""),
                StandardCharsets.ISO_8859_1);
    }
}
