package id.bilik.queueserver.server.journal.file;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalInUse;
import id.bilik.queueserver.server.journal.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repair names what is missing, keeps the rest, and leaves a journal that opens. */
class RepairTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00.123456789Z");
    private static final long SEGMENT_BYTES = 20_000;
    private static final int LAST = 600;

    @TempDir
    Path data;

    private Path folder;

    @BeforeEach
    void fill() {
        folder = FileJournal.folder(data).resolve("pekalongan");
        try (Journal journal = open()) {
            for (int i = 0; i < LAST; i += 5) {
                journal.append("pekalongan", entries(i + 1, i + 5));
            }
            Awaitility.await().until(() -> list(Names.SEGMENT).size() == 1);
        }
    }

    @Test
    void a_whole_journal_is_left_as_it_is() throws IOException {
        List<Path> before = list("");

        assertThat(verify()).contains("whole");
        assertThat(repair()).contains("nothing to repair");
        assertThat(list("")).isEqualTo(before);
        assertThat(replayed()).isEqualTo(entries(1, LAST));
    }

    @Test
    void a_torn_last_append_is_no_damage() throws IOException {
        Path newest = list(Names.SEGMENT).getFirst();
        Files.writeString(newest, Files.readString(newest) + "00000000\t601\t1/2");

        assertThat(verify()).contains("16 bytes at the end are of an append that was never acknowledged")
                .contains("whole");
    }

    @Test
    void one_altered_line_costs_one_entry() throws IOException {
        Path newest = list(Names.SEGMENT).getFirst();
        List<String> lines = new ArrayList<>(Files.readAllLines(newest));
        long first = Names.sequence(newest, Names.SEGMENT).orElseThrow();
        lines.set(2, lines.get(2).replace("jht", "jkk"));
        Files.writeString(newest, String.join("\n", lines) + "\n");

        assertThatThrownBy(this::open).isInstanceOf(JournalDamaged.class);
        assertThat(verify()).contains("entry " + (first + 2) + " missing");
        assertThat(repair()).contains("entry " + (first + 2) + " missing").contains("replaced");

        assertThat(lost()).containsExactly(first + 2);
        assertThat(folder.resolve("damaged")).isNotEmptyDirectory();
        assertThat(verify()).contains("whole");
    }

    @Test
    void a_lost_entry_is_dated_by_the_next_that_is_left() throws IOException {
        Files.delete(list(Names.ARCHIVE).getFirst());
        repair();

        List<JournalEntry> all = replayed();
        long lost = lost().getLast();
        assertThat(all.getFirst().at()).isEqualTo(all.get((int) lost).at());
    }

    @Test
    void what_a_snapshot_knows_of_the_end_is_replaced_and_dated_now() throws IOException {
        Path newest = list(Names.SEGMENT).getFirst();
        byte[] before = Files.readAllBytes(newest);
        try (Journal journal = open()) {
            journal.append("pekalongan", entries(LAST + 1, LAST + 7));
            journal.saveSnapshot("pekalongan", new Snapshot(LAST + 7, 1, "state"));
        }
        Files.write(newest, before);

        assertThat(repair()).contains("entries 601 to 607 missing");
        assertThat(lost()).isEqualTo(LongStream.rangeClosed(601, 607).boxed().toList());
        assertThat(replayed().getLast().at()).isEqualTo("2026-11-26T12:00:00.123456Z");
    }

    @Test
    void a_newest_file_that_is_gone_may_have_held_more_than_any_file_holds() throws IOException {
        Files.delete(list(Names.SEGMENT).getFirst());

        assertThat(repair()).contains("the file of the newest entries").contains("is gone");
        assertThat(lost()).hasSize((int) Repair.assumedAtTheEnd());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatever_is_damaged_what_is_not_lost_comes_back_exactly(long seed) throws IOException {
        SplittableRandom chance = new SplittableRandom(seed);
        for (int i = 0; i < 3; i++) {
            List<Path> files = list("");
            Path file = files.get(chance.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            int at = chance.nextInt(bytes.length);
            for (int j = at; j < Math.min(bytes.length, at + chance.nextInt(1, 700)); j++) {
                bytes[j] ^= 0x5a;
            }
            Files.write(file, bytes);
        }
        repair();

        List<JournalEntry> all = replayed();
        List<JournalEntry> expected = entries(1, all.size());
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).type().equals("EntryLost")) {
                assertThat(all.get(i)).isEqualTo(expected.get(i));
            }
        }
        assertThat(all.size()).isGreaterThan(LAST - 6);
        assertThat(verify()).contains("whole");
    }

    @Test
    void a_running_server_is_not_repaired_under_its_feet_but_can_be_verified() {
        try (Journal journal = open()) {
            assertThatThrownBy(this::repair).isInstanceOf(JournalInUse.class);
            assertThat(verify()).contains("whole");
            journal.append("pekalongan", entries(LAST + 1, LAST + 1));
        }
    }

    private Journal open() { return FileJournal.open(data, Disk.REAL, SEGMENT_BYTES); }

    private String verify() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        new Maintenance(data, new PrintStream(told, true, StandardCharsets.UTF_8)).verify();
        return told.toString(StandardCharsets.UTF_8);
    }

    private String repair() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        new Maintenance(data, new PrintStream(told, true, StandardCharsets.UTF_8)).repair(NOW);
        return told.toString(StandardCharsets.UTF_8);
    }

    private List<JournalEntry> replayed() {
        List<JournalEntry> entries = new ArrayList<>();
        try (Journal journal = open()) {
            journal.replay("pekalongan", 0, entries::add);
        }
        return entries;
    }

    private List<Long> lost() {
        return replayed().stream().filter(entry -> entry.type().equals("EntryLost")).map(JournalEntry::sequence)
                .toList();
    }

    private List<Path> list(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> kind.isEmpty() || Names.sequence(file, kind).isPresent()).sorted().toList();
        }
    }
}
